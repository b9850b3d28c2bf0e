"""The small parts of pages; each says what it is, the style sheet says how that looks."""
