"""What an office is made of: its places, calendars, settings, other PCs."""
