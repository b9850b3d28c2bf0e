"""What a law sets in figures or prescribes in wording, by the day from which it holds.

`topics` has the shape of every topic and picks the version in force; the other modules have the
shapes of topics that are larger: the books and certificates, the forms of the reports, the kinds of
personal data.
"""
