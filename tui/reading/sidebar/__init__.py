"""Rows of the sidebar's lists."""
