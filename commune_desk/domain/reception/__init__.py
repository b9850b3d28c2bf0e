"""Receiving (tiếp nhận): what is entered, said in declarations, prepared, kept as a draft."""
