"""Backups, the history and its check, imports, moving, updates."""
