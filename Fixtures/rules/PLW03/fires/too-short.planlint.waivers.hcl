waiver "PL103" {
  address = "aws_s3_bucket.b"
  reason  = "ok"
  owner   = "@team-data"
  expires = "2026-12-01"
}
