rule "PL005" {
  max_age_hours = 72
}
