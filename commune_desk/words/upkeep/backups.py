"""What is said of backups (sao lưu): what is wrong with them, and what to do about it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from commune_desk.domain.upkeep.backup_alarms import (
    Alarm,
    BackupAlarm,
    BackupDiffers,
    PlaceOnDataDisk,
    StickMissing,
)
from commune_desk.words.sentence_table import Sentences
from commune_desk.words.upkeep.restoring import RESTORE
from commune_desk.words.values import moment_text

SENTENCES: Sentences = {
    PlaceOnDataDisk: (
        "Thư mục {path} cùng ổ đĩa với dữ liệu: ổ hỏng thì mất cả hai. Chọn USB, ổ đĩa "
        "khác hoặc thư mục mạng."
    ),
    BackupDiffers: (
        "Thử khôi phục: bản sao lưu khác với dữ liệu ở bảng {tables}. Đừng xóa bản sao lưu cũ; "
        "sao lưu lại, thử lại, còn khác thì báo người hỗ trợ."
    ),
    StickMissing: "Không thấy USB có nhãn {label}. Cắm USB vào rồi sao lưu lại.",
}

WHAT_TO_DO, REHEARSE, TO_SETTINGS = "Cách xử lý", "Thử khôi phục lại", "Mở Cài đặt"
REHEARSING = "Đang thử khôi phục"
NOT_PRACTISED = "Tập huấn: không cần sao lưu"

_TABLES: Mapping[str, str] = {"dossier": "hồ sơ", "citizen": "công dân", "event": "dòng lịch sử"}

SHORT: Mapping[BackupAlarm, str] = {
    BackupAlarm.DAMAGED: "Dữ liệu có chỗ hỏng",
    BackupAlarm.SHRUNK: "Dữ liệu ít hơn bản sao lưu trước",
    BackupAlarm.REHEARSAL_FAILED: "Thử khôi phục không đạt",
    BackupAlarm.NEVER: "Chưa sao lưu",
    BackupAlarm.DAY_MISSED: "Lỡ một ngày chưa sao lưu",
    BackupAlarm.PLACE_REFUSED: "Chưa chép được sang nơi khác",
    BackupAlarm.PLACE_LATE: "Nơi khác chưa có bản mới",
}
"""For the strip at the bottom."""

LONG: Mapping[BackupAlarm, Callable[[Alarm], str]] = {
    BackupAlarm.DAMAGED: lambda _one: (
        "Lần kiểm tra gần nhất thấy tệp dữ liệu có chỗ hỏng. Đừng xóa bản sao lưu nào; báo quản "
        f"trị vào Cài đặt, “{RESTORE}”, chọn bản gần nhất còn tốt. Không có bản nào tốt thì gọi "
        "người hỗ trợ kỹ thuật cứu phần đọc được."
    ),
    BackupAlarm.SHRUNK: lambda one: (
        f"Bản sao lưu mới có ít hơn trước: {_rows(one)}. Những bản cũ được giữ lại, không dọn. "
        "Báo quản trị xem lịch sử và so với bản sao lưu trước."
    ),
    BackupAlarm.REHEARSAL_FAILED: lambda _one: (
        f"Lần thử khôi phục gần nhất không khớp với dữ liệu. Bấm “{REHEARSE}” ở dòng cuối cửa sổ; "
        "vẫn không khớp thì giữ mọi bản sao lưu và báo người hỗ trợ kỹ thuật."
    ),
    BackupAlarm.NEVER: lambda _one: "Máy này chưa có bản sao lưu nào. Bấm Sao lưu ngay.",
    BackupAlarm.DAY_MISSED: lambda one: (
        f"Bản sao lưu mới nhất của {_when(one)}, đã qua một ngày làm việc. Bấm Sao lưu ngay."
    ),
    BackupAlarm.PLACE_REFUSED: lambda one: (
        f"Chưa chép được bản sao lưu sang {one.place}: nơi đó vắng, đầy hoặc không ghi được (bản "
        f"mới nhất ở đó: {_when(one)}). Cắm USB, dọn chỗ rồi bấm Sao lưu ngay."
    ),
    BackupAlarm.PLACE_LATE: lambda one: (
        f"Ở {one.place} bản sao lưu mới nhất: {_when(one)}. Bấm Sao lưu ngay."
    ),
}
"""What it means, and what to do."""


DATABASE_SOUND = "Đã đọc toàn bộ dữ liệu: không có chỗ hỏng."


def rehearsed(
    rows: Mapping[str, int], read: Sequence[Path], *, loaded_at: datetime | None
) -> tuple[str, ...]:
    """A rehearsal in which nothing differed."""
    loaded = f"lần gần nhất {moment_text(loaded_at)}" if loaded_at else "chưa lần nào"
    return (
        f"Thử khôi phục đạt: {sum(rows.values())} dòng của {len(rows)} bảng khớp từng dòng.",
        f"Nạp bản sao lưu vào một cơ sở dữ liệu tạm để thử: {loaded}.",
        *(f"Đã đọc lại {path}." for path in read),
    )


def salvaged(
    folder: Path, read: int, *, lost: Mapping[str, tuple[int, int]], dangling: int
) -> tuple[str, ...]:
    """What was got out of a damaged database, and what not."""
    lines = [f"Đã cứu {read} dòng dữ liệu vào {folder}. Tệp hỏng còn nguyên, đừng xóa."]
    if not lost:
        return (*lines, "Mọi bảng đọc được từ đầu đến cuối: không mất gì.")
    for table, (came, missed) in lost.items():
        name = _TABLES.get(table, table)
        lines.append(f"  {name}: đọc được {came}, biết chắc mất {missed} dòng.")
    if dangling:
        lines.append(f"  {dangling} dòng nhắc đến dòng đã mất.")
    return (
        *lines,
        f"Mở bằng --data {folder}, đối chiếu với giấy tờ và sổ. Số đã cấp sẽ không cấp lại. Lịch "
        "sử có chỗ thiếu nên history verify sẽ báo.",
    )


def alarm_words(alarm: Alarm) -> str:
    """An alarm for the strip, which has little room."""
    return SHORT[alarm.kind]


def alarm_sentence(alarm: Alarm) -> str:
    """An alarm with what to do about it."""
    return LONG[alarm.kind](alarm)


def _when(alarm: Alarm) -> str:
    return moment_text(alarm.at) if alarm.at else "chưa có"


def _rows(alarm: Alarm) -> str:
    found = (alarm.rows or {}).items()
    return ", ".join(f"{before} → {now} {_TABLES.get(name, name)}" for name, (before, now) in found)
