"""Dossiers as they are kept, with their filings and numbers: what is written, listed and found."""
