"""Settings: shipped defaults, the user's own files and `--config`, merged strictly."""
