"""The first day in five minutes: what a new officer does once, each step known by what came of it.

Each is shown the steps of the pages that are theirs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from commune_desk.domain.desk.steps import Action
from commune_desk.words.desk.steps import ACTIONS

CARD = "087186012345||Lê Thị Bích Trâm|12081986|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|05062024||||"
"""The card of somebody invented, for who has no scanner at hand."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the tour sees of the window.

    Attributes:
        page: the key of the page that is shown.
        texts: what is entered on the intake page.
        changes: how often dossiers changed since the step began.
    """

    page: str
    texts: Mapping[str, str] = field(default_factory=dict)
    changes: int = 0


@dataclass(frozen=True, slots=True)
class TourStep:
    """One thing to do.

    Attributes:
        page: the page on which it is done, for those who have it; empty where anybody can.
        is_done: whether it was done; None where only the reader knows.
        has_card: whether the card for practice is offered.
    """

    title: str
    text: str
    page: str = ""
    is_done: Callable[[Seen], bool] | None = None
    has_card: bool = False


STEPS = (
    TourStep(
        "Quét thẻ căn cước",
        "Nhấn F2 rồi quét một thẻ căn cước. Không có máy quét ở đây thì nhấn “Quét thẻ mẫu”.",
        "intake",
        lambda seen: bool(seen.texts.get("applicant.full_name")),
        has_card=True,
    ),
    TourStep(
        "Chọn thủ tục",
        "Gõ “tthn” (Cấp Giấy xác nhận tình trạng hôn nhân), mũi tên xuống rồi Enter. "
        "Gõ chữ đầu của mỗi từ là đủ, không cần dấu.",
        "intake",
        lambda seen: bool(seen.texts.get("procedure")),
    ),
    TourStep(
        "Điền ô còn thiếu, tiếp nhận",
        "Điền những ô còn thiếu; Enter đi tới ô kế tiếp; bên phải, hoặc sau Ctrl+B, là giấy sẽ in. "
        "Xong thì nhấn F9: hồ sơ có mã, có ngày hẹn, giấy ra máy in.",
        "intake",
        lambda seen: seen.page == "intake" and seen.changes > 0,
    ),
    TourStep(
        "Xem danh sách hồ sơ",
        "Nhấn F3, mũi tên xuống tới một hồ sơ, Enter để mở. Việc nào của hồ sơ cũng có phím.",
        "dossier",
        lambda seen: seen.page == "dossier",
    ),
    TourStep(
        ACTIONS[Action.FINISH],
        "Nhấn Ctrl+2 khi việc đã xong: hồ sơ chuyển sang chờ trả. Lỡ tay thì Ctrl+Z.",
        "dossier",
        lambda seen: seen.changes > 0,
    ),
    TourStep(
        "Trả kết quả",
        "Nhấn F4, quét giấy tiếp nhận hoặc chọn hồ sơ, F9, xem đúng người rồi Ctrl+Enter. "
        "Công dân đánh giá ở màn hình kia.",
        "returns",
        lambda seen: seen.page == "returns" and seen.changes > 0,
    ),
    TourStep(
        "Xem báo cáo tháng",
        "Nhấn F7: năm số liệu và biểu của tháng có sẵn; bấm một con số để thấy các hồ sơ của nó.",
        "report",
        lambda seen: seen.page == "report",
    ),
    TourStep(
        "Hỏi lúc nào cũng được",
        "Ctrl+K tìm người, hồ sơ, thủ tục; F1 là trợ giúp của trang đang mở, "
        "Ctrl+P ở đó in bảng phím. "
        "Ở cơ quan tập huấn cứ thử mọi thứ.",
    ),
)
