critical {
  types = ["aws_s3_*"]
  units = ["prod/**"]
}
