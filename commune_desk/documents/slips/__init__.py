"""Slips that the desk prints for one dossier, one module a form."""
