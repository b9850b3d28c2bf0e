"""What the program says in passing: published, shown, read again."""
