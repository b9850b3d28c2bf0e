"""The tour of the first day."""
