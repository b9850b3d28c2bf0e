"""Backups, keys, practice, updates, and what this PC remembers."""
