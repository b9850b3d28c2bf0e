"""What people read of the errors, a module for each topic; `words/errors.py` gathers them."""
