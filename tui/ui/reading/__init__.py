"""The reading screen: one small screen, and an object for each subject that commands deal with."""
