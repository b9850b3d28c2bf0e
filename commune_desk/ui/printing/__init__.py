"""Paper on the screen and in the printer."""
