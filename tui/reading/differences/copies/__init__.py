"""What was changed in a sentence that another outlet has nearly word for word."""
