"""The archive of papers, forms and packs."""
