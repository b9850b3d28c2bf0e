"""The office: its officers, who signs, its name and hours, its calendar."""

from commune_desk.words.fields import label
from commune_desk.words.values import WEEKDAYS
from tests.ui.drivers.forms import Asked
from tests.ui.drivers.screen import Area

OFFICERS, LEADERS, DETAILS, CALENDAR, MACHINE = (
    "Cán bộ",
    "Lãnh đạo ký",
    "Cơ quan và giờ làm việc",
    "Lịch nghỉ trong năm",
    "Kiểm tra máy",
)
LISTS = {
    OFFICERS: "Cán bộ của cơ quan",
    LEADERS: "Lãnh đạo ký, theo thứ tự",
    MACHINE: "Các phần đã kiểm tra",
    CALENDAR: "Các ngày nghỉ, làm bù trong năm",
}
ADD_OFFICER, ROLE, PASSWORD = "Thêm cán bộ", "Đổi vai trò", "Đặt lại mật khẩu"
NAMES = "Sửa họ tên, chức danh"
LOCK, UNLOCK = "Khóa tài khoản", "Mở lại tài khoản"
ADD_LEADER, ADD_DAY, CHANGE, UP, REMOVE = "Thêm người ký", "Thêm ngày", "Sửa", "Đưa lên", "Bỏ"
YEAR = "Năm"
DAYS = tuple(words[0].upper() + words[1:] for words in WEEKDAYS)
"""The fields of the hours, Monday first."""


class Office(Area):
    """The office page, at one of its sections."""

    section = OFFICERS

    def at(self, section: str) -> "Office":
        """Turn to a section."""
        self.turn_to(section)
        self.section = section
        return self

    def ask(self, words: str) -> Asked:
        """Press a verb that opens a dialog."""
        self.choose(words)
        return Asked.by(self)

    def listed(self, column: str) -> list[str]:
        """A column of the section's list."""
        return self.column(LISTS[self.section], column)

    def choose_line(self, text: str) -> None:
        """Click on a line of the section's list."""
        self.choose_row(LISTS[self.section], text)

    @property
    def chosen(self) -> dict[str, str]:
        """The chosen line of the section's list."""
        return self.chosen_row(LISTS[self.section])


def named(form: str, **values: str | bool) -> dict[str, str | bool]:
    """Values by the labels of their fields, from values by their names in a form."""
    return {label(f"{form}.{name}"): value for name, value in values.items()}
