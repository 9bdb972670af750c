"""The verdict on the numbers and dates of a draft."""
