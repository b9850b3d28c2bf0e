"""A dossier at the desk: its steps, clock, papers, history and lists, and who may do what."""
