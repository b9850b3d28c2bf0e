"""Certification (chứng thực): the four books, the entries in them, the wording of certificates.

`books` holds what the law says of the books and of the certificates, `entries` what the office
writes into them.
"""
