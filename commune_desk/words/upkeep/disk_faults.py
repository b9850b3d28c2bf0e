"""The sentences about disks that fail."""

from commune_desk.domain.outside_errors import DatabaseOnFailingDisk
from commune_desk.domain.upkeep.disk_errors import DiskFailing
from commune_desk.words.sentence_table import Sentences

SENTENCES: Sentences = {
    DatabaseOnFailingDisk: (
        "Ổ đĩa không đọc được hết tệp dữ liệu {path}, ổ đĩa có thể sắp hỏng. Đừng ghi thêm vào ổ "
        "này: chép các bản sao lưu sang nơi khác (USB, ổ mạng), thay ổ hoặc dùng máy khác, rồi "
        "khôi phục từ bản sao lưu gần nhất."
    ),
    DiskFailing: (
        "Ổ đĩa chứa {path} báo lỗi đọc ghi, ổ đĩa có thể sắp hỏng: sao lưu ngay sang nơi khác "
        "(USB, ổ mạng). Việc vừa làm chưa xong; tìm lại xem đã có chưa trước khi làm lại."
    ),
}
