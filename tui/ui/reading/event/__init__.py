"""Commands and events that concern the open articles: opening, changes, the notebook, restoring the last session."""
