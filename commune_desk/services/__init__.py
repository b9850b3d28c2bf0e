"""The verbs of the desk: one function is one transaction and one line of history."""
