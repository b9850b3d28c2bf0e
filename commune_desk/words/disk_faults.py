"""The sentences about disks that fail."""

from collections.abc import Mapping

from commune_desk.domain.disk_errors import DiskFailing
from commune_desk.domain.errors import UserError

SENTENCES: Mapping[type[UserError], str] = {
    DiskFailing: (
        "Ổ đĩa chứa {path} báo lỗi đọc ghi, có thể sắp hỏng: sao lưu ngay sang nơi khác (USB, ổ "
        "mạng). Việc vừa làm chưa được ghi; tìm lại trước khi làm lại."
    ),
}
