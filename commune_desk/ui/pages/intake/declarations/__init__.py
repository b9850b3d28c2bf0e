"""The declarations of what is received: their places, people and rows, filled and printed."""
