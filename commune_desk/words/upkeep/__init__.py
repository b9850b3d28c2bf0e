"""What is said of backups, restores, moving, updates and the history."""
