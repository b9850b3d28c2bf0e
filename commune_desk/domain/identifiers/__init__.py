"""Numbers and cards that people bring to the desk, one module for each.

Personal id, QR code and machine zone of a card, dossier number, phone and tax code have the same
four verbs: `compact` (the shortest form, as it is stored), `validate` (the compact form, or a
`UserError` that names what is wrong), `is_valid`, and `format` (as people read it). The other
modules say what a card says (`card_reading`) and how its single fields are saved from damage
(`card_fields`, `name_damage`); `id_card.read_card` takes whatever the scanner gave.

The policy is one: to turn a citizen away for a number that is right does more harm than to take a
wrong one, which can be corrected. So only what cannot be is an error; what is merely odd is a
warning.
"""
