"""Certification (chứng thực): the entries in the four books, and lots that are being typed.

What the law says of the books and of the certificates stands in `domain.law.books`; `entries` is
what the office writes into them.
"""
