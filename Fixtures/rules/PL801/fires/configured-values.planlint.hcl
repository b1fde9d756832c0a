rule "PL801" { values = ["mock-*"] }
