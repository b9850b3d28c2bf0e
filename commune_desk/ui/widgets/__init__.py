"""The small parts that pages are made of; each says what it is, the style sheet says how it looks."""
