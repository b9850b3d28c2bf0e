"""What people read of updates from a stick."""

from collections.abc import Mapping

from commune_desk.domain.errors import UserError
from commune_desk.domain.upkeep import update_errors as errors
from commune_desk.domain.upkeep.update import UpdateEnd

UPDATE = "Cập nhật chương trình"
FOUND = "Có bản {version} trên USB. Người quản trị vào Cơ quan → Kiểm tra máy, nhấn Ctrl+U."
NEW_IN = "Bản {version} có gì mới (đang dùng bản {installed})"
NOW, LATER = "Cài ngay", "Cài khi đóng chương trình"
ABOUT = (
    "Dữ liệu được sao lưu trước. Bản mới tự kiểm tra trên máy này rồi mới thay bản cũ; không chạy "
    "được thì giữ nguyên bản cũ. Cài ngay thì cửa sổ đóng lại, phần đang nhập thành bản nháp."
)
COPIED = "Đã chép bản {version} vào máy; rút USB được. Sẽ cài khi đóng chương trình."
PREPARED = "Đã sao lưu và chép bản {version} vào máy; rút USB được. Sẽ cài khi đóng chương trình."
NOT_BACKED_UP = (
    "Máy này không có pg_dump đủ mới nên chưa sao lưu được: nhờ người trông máy chủ sao lưu "
    "trước khi mở bản mới."
)
STARTED = "Đang cài bản {version}."
LOOKED = "Bản {version}, làm ngày {made_on:%d/%m/%Y}."
DONE = "Chương trình đã là bản {version}. Có gì mới: trang Trợ giúp (F1)."
NOT_DONE = (
    "Chưa cập nhật được lên bản {version}, vẫn dùng bản cũ, dữ liệu không đổi. {said} Cài lại: Cơ "
    "quan → Kiểm tra máy, Ctrl+U."
)
CUT_SHORT = "Việc cài bị ngắt giữa chừng."


def ready_text(version: str, *, is_now: bool, is_backed_up: bool) -> str:
    """That an update is being installed, or waits, and what was not done before."""
    form = STARTED if is_now else (PREPARED if is_backed_up else COPIED)
    said = form.format(version=version)
    return said if is_backed_up else f"{said} {NOT_BACKED_UP}"


_ASK = "Xin lại gói từ người hỗ trợ kỹ thuật."


def ended_text(ended: UpdateEnd) -> str:
    """How an update ended."""
    form = DONE if ended.is_done else NOT_DONE
    return form.format(version=ended.version, said=ended.said or CUT_SHORT)


SENTENCES: Mapping[type[UserError], str] = {
    errors.UpdateDamaged: (
        f"Tệp {{name}} không phải gói cập nhật, hoặc bị cắt, bị sửa. Chép lại gói vào USB. {_ASK}"
    ),
    errors.UpdateForeign: (
        f"Gói {{name}} không do nơi làm ra chương trình ký nên không được cài. {_ASK}"
    ),
    errors.UpdateOfLaterForm: (
        "Gói {name} dành cho bản mới hơn. Cài lần lượt: chạy tệp cài của bản trước đó rồi mở lại "
        "gói này."
    ),
    errors.UpdateNotNewer: (
        "Gói này là bản {version}, máy đang dùng bản {installed}. Không cần cài; rút USB ra."
    ),
    errors.UpdateNeedsAdministrator: (
        "Chương trình cài cho mọi tài khoản nên Windows hỏi quyền quản trị, và chưa ai cho phép. "
        "Nhờ người có quyền quản trị Windows ngồi vào máy này, rồi cài lại."
    ),
    errors.UpdateNotHere: (
        "Gói cập nhật chỉ cài được trên Windows. Trên Linux thì giải nén bản mới vào chỗ bản cũ."
    ),
}
