"""The verbs of the certification desk, and its papers."""
