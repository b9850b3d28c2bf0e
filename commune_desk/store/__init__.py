"""Tables, queries and engines: the only package that knows peewee, SQLite and PostgreSQL."""
