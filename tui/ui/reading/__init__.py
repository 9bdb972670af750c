"""Reading screen: one small screen, and an object for each subject that keys are about."""
