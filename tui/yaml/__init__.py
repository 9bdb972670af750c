"""YAML: guarded reading, validation into structs, and a cache of the shipped files."""
