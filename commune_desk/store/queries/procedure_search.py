"""The procedures of the catalogue as they stand now, to be looked through for a text.

Why SQL: it is asked with every key of the search line (`tests/benchmarks/test_lists.py`).

Plan: `procedure_version_office_id_code_version`, walked once, and looked into for the newest
version of each code.
"""

CURRENT = """SELECT code, name, name_folded, initials, sector FROM procedure_version v
    WHERE office_id = ? AND version = (SELECT max(version) FROM procedure_version
        WHERE office_id = v.office_id AND code = v.code) ORDER BY code"""
