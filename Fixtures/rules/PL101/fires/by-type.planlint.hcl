critical {
  types = ["aws_s3_*"]
}
