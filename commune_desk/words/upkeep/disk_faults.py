"""The sentences about disks that fail."""

from commune_desk.domain.upkeep.disk_errors import DiskFailing
from commune_desk.words.sentence_table import Sentences

SENTENCES: Sentences = {
    DiskFailing: (
        "Ổ đĩa chứa {path} báo lỗi đọc ghi, ổ đĩa có thể sắp hỏng: sao lưu ngay sang nơi khác "
        "(USB, ổ mạng). Việc vừa làm chưa xong; tìm lại xem đã có chưa trước khi làm lại."
    ),
}
