critical {
  types = ["aws_db_*"]
}
