"""Numbers and cards that people bring to the desk, one module for each.

Every module has the same four verbs: `compact` (the shortest form, as it is stored), `validate`
(the compact form, or a `UserError` that names what is wrong), `is_valid`, and `format` (as people
read it). The policy is one: to turn a citizen away for a number that is right does more harm than
to take a wrong one, which can be corrected. So only what cannot be is an error; what is merely
odd is a warning.
"""
