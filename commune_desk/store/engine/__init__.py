"""SQLite and PostgreSQL: their connections, their errors as facts, their keys and programs."""
