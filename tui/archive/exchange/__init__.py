"""Exchanges archives with other programs: Parquet for Spark, and JSON lines for passim."""
