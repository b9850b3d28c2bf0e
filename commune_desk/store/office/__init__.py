"""The office as it is kept: its officers, calendar, settings and running numbers."""
