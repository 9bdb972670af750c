"""Articles: what an outlet published, the zones of its page, and the loaders that read it."""
