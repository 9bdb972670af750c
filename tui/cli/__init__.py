"""Command line: arguments, commands without a screen, exit status, standard streams."""
