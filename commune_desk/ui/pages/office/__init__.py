"""The office, its officers and its calendar."""
