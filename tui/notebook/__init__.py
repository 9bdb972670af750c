"""The notebook: highlights, notes and verdicts that the reader made, kept so that none is ever lost."""
