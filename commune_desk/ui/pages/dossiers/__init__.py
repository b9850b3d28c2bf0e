"""Lists of dossiers, and one dossier."""
