"""The widgets used by the screens."""
