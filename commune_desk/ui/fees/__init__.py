"""Fees: taken on the page of a dossier, or of what was received last."""
