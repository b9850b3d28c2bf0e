"""Commune Desk: the one-stop desk (Bộ phận Một cửa) of a Vietnamese commune, without a network."""

__version__ = "0.1.0"
