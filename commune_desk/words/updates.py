"""What people read of updates from a stick."""

from collections.abc import Mapping

from commune_desk.domain import update_errors as errors
from commune_desk.domain.errors import UserError

UPDATE = "Cập nhật chương trình"
FOUND = "Có bản {version} trên USB. Người quản trị vào Cơ quan → Kiểm tra máy, nhấn Ctrl+U."
NEW_IN = "Bản {version} có gì mới (đang dùng bản {installed})"
NOW, LATER = "Cài ngay", "Cài khi đóng chương trình"
ABOUT = (
    "Dữ liệu được sao lưu trước. Bản mới tự kiểm tra trên máy này rồi mới thay bản cũ; không chạy "
    "được thì giữ nguyên bản cũ. Cài ngay thì cửa sổ đóng lại, phần đang nhập thành bản nháp."
)
PREPARED = "Đã sao lưu và chép bản {version} vào máy; rút USB được. Sẽ cài khi đóng chương trình."
STARTED = "Đang cài bản {version}."
LOOKED = "Bản {version}, làm ngày {made_on:%d/%m/%Y}."

_ASK = "Xin lại gói từ người hỗ trợ kỹ thuật."

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
    errors.UpdateNotHere: (
        "Gói cập nhật chỉ cài được trên Windows. Trên Linux thì giải nén bản mới vào chỗ bản cũ."
    ),
}
