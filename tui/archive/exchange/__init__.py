"""Archives and other programs: Parquet for Spark, and the JSON lines of passim."""
