"""Papers as PDF: the only package that knows reportlab."""
