"""Handing results over (trả kết quả)."""
