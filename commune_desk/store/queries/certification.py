"""The next numbers of a certification book, drawn in one statement: two desks wait for it."""

DRAWN = """INSERT INTO certification_book
        (office_id, book, year, volume, begins_after, last_number, opened_at, closed_by)
    VALUES (?, ?, ?, 1, 0, ?, ?, '')
    ON CONFLICT (office_id, book, year)
        DO UPDATE SET last_number = certification_book.last_number + ?
    RETURNING *"""
"""Of an office, a book and a year: so many numbers, from a moment on; gives the book."""
