"""Declarations on paper: the lines of a declared form with what stands in its places."""
