"""Reads quotation marks that are doubled, mixed, lost or no quotation marks at all, by the evidence around them."""
