"""What the buttons are called that stand in dialogs everywhere."""

CLOSE = "Đóng"
"""Leaves what was only looked at."""

CANCEL = "Hủy"
"""Leaves without doing what was asked."""
