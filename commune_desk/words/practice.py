"""What is written into the office for practice (tập huấn)."""

FOLDER = """Thư mục này là của cơ quan tập huấn: người và hồ sơ trong đó đều là bịa ra.
Xóa cả thư mục thì lần mở sau chương trình làm lại từ đầu; dữ liệu thật không ở đây.
"""
"""Stands in its folder, for whoever looks there."""

PAPER_ASKED_FOR = "Bản sao Giấy khai sinh của người được đề nghị"
"""What the dossiers that wait there wait for."""
