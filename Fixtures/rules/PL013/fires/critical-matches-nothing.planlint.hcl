critical {
  types = ["acme_leger"]
}
