"""Receiving (tiếp nhận)."""
