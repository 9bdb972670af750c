"""The reader without a screen of its own: commands are typed at a prompt, answers are plain lines of words."""
