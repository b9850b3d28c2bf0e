"""What the buttons are called that stand in dialogs everywhere."""

CLOSE = "Đóng"
"""Leaves what was only looked at."""

COPY_ROWS = "Sao chép dòng đã chọn"
OF_ROW = "việc với dòng đã chọn"
"""What the menu of a row is, after the name of its list."""

CANCEL = "Hủy"
"""Leaves without doing what was asked."""
