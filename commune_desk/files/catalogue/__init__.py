"""Procedures, fees and the figures of the law, as they ship or come in."""
