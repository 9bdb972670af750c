"""Files stored for one event: the saved view, and corrections of people and quotes."""
