"""What papers, packs and lists of fees say."""
