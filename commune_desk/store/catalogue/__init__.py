"""The catalogue of procedures as it is kept."""
