critical {
  types = ["terraform_data"]
}
