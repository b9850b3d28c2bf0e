"""The forms that citizens sign: looked at, changed, brought as PDF, Word file or pack."""
