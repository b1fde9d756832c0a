critical {
  addresses = ["aws_sqs_queue.*"]
}
