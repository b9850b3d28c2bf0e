"""Hôm nay: what waits this day, and the way to it."""
