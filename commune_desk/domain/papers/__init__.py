"""What is printed: what papers are made of, forms of the office, packs."""
