"""Forms as they are declared: what is asked, of which kind, when, and from where it is filled.

A form is read in this order: `spec` says what a declaration holds, `kinds` is the table of all
kinds of fields, `rules` says of a form and the texts in it what is missing, what is wrong and which
values they stand for, `records` makes a form of a dataclass. There is no screen here and no word
that people read: the labels stand in `words/fields.py`.
"""
