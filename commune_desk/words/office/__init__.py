"""What is said of an office, its places and where its data are."""
