"""How it looks: theme, icons, distances."""
