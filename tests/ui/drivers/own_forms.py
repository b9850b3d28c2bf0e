"""The page of forms: find one, change it, make one of a file."""

from tests.ui.drivers.screen import Area

FILTER, LIST, NAME, NOTE = "Lọc mẫu", "Danh sách mẫu", "Mẫu", "Lưu ý"
COMPARED = "Đã đối chiếu"
EDIT, VERSIONS, GIVE_UP = "Sửa mẫu", "Các phiên bản mẫu", "Thôi dùng mẫu"
LINES, FILE, REASON, WRITE = "Các dòng in", "Toàn bộ tệp mẫu", "Lý do sửa mẫu", "Ghi thành bản mới"
ADD_PLACE, PLACE_NAME, PLACE_KIND, OWNER = "Thêm ô", "Tên ô", "Loại ô", "Của ai"


class OwnForms(Area):
    """The page of forms."""

    def names(self) -> list[str]:
        """The forms that are listed."""
        return self.column(LIST, NAME) if self.has(LIST) else []

    def pick(self, code: str) -> None:
        """Find a form by its code and choose it."""
        self.enter(FILTER, code)
        self.choose_row(LIST, code)

    def edit(self, code: str) -> Area:
        """Open the editor of a form; the dialog."""
        self.pick(code)
        self.choose(EDIT)
        return self.dialog("Sửa mẫu")
