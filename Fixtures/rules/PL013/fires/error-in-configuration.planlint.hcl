fail_on = "hihg"
