"""The office itself: its officers, hours and settings."""
