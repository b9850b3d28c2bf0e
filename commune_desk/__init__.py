"""Commune Desk: the one-stop desk (Bộ phận Một cửa) of a Vietnamese commune, without a network."""

__version__ = "0.1.0"
BUILT_ON = "2026-09-01"
"""A day before this version was made: no right clock stands before it. Raised with the version."""
