"""Settings changed from inside the reader, and kept if the user says so."""
