"""What is said of hours and days off that are refused."""

from commune_desk.domain.calendar_errors import HalfDayWithoutHours, HoursOutOfOrder, NoWorkingHours
from commune_desk.words.sentence_table import Sentences

SENTENCES: Sentences = {
    HoursOutOfOrder: ("Giờ làm việc phải nối tiếp nhau; {later} không sau {earlier}. Sửa lại giờ."),
    NoWorkingHours: (
        "Cả tuần chưa có giờ làm việc nào. Điền giờ cho ít nhất một ngày, ví dụ 07:30–11:30."
    ),
    HalfDayWithoutHours: (
        "Ngày {on} làm nửa ngày nhưng chưa có giờ. Điền giờ làm việc, ví dụ 07:30–11:30."
    ),
}
