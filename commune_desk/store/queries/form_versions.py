"""How many versions of forms an office has written: asked some ten times at a clerk's key.

Why not peewee: putting its question into words takes ten times as long as the answer.

Plan: the primary key of `form_version`.
"""

COUNT = "SELECT count(*) AS versions FROM form_version WHERE office_id = ?"
