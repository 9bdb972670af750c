"""The notebook: the user's highlights, notes and verdicts, stored so that none is ever lost."""
