"""The linear reader, without a screen: commands are typed at a prompt, and answers are plain lines of words."""
