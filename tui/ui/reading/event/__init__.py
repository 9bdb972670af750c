"""Commands about the open articles: opening, changes, the notebook, restoring the last session."""
