"""Drawing the next numbers of a certification book, in one statement.

Why not peewee: the book is begun with its first number, and two desks may begin it at once. Only
the engine can say in one step whether it was there, count on, and give back what it counted.

Plans: the primary key of `certification_book`.
"""

DRAWN = """INSERT INTO certification_book
        (office_id, book, year, volume, begins_after, last_number, opened_at, closed_by)
    VALUES (?, ?, ?, 1, 0, ?, ?, '')
    ON CONFLICT (office_id, book, year)
        DO UPDATE SET last_number = certification_book.last_number + ?
    RETURNING *"""
"""Of an office, a book and a year: so many numbers, from a moment on; gives the book."""
