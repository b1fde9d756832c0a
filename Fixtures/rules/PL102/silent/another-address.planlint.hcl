critical {
  addresses = ["module.core.**"]
}
