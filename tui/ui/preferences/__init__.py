"""Settings that can be changed in the reader, and saved on request."""
