"""The history of the office, and copies of the whole database."""
