"""The screen. Only this package imports Textual and Rich."""
