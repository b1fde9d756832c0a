waiver "PL103" {
  address = "aws_s3_bucket.b"
  reason  = "Moved to the archive account, copy checked"
  owner   = "@team-data"
  expires = "2026-12-01"
}
