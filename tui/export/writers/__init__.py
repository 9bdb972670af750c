"""Writers of the export formats, one module for each format."""
