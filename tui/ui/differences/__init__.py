"""The list of differences between outlets."""
