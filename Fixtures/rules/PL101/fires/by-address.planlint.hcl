critical {
  addresses = ["terraform_data.*"]
}
