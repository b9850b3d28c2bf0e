"""Papers of a dossier: their values, and printing them."""
