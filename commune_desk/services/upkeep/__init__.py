"""Backups, the history, imports, practice."""
