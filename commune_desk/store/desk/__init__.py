"""Dossiers, drafts and ratings as they are kept: what the desk writes, lists and finds."""
