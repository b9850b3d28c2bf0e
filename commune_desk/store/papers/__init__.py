"""What was printed of a dossier."""
