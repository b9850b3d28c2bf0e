"""The office itself: its officers, its places, where its data are."""
