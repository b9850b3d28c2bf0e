"""The sheet for the clerk, A4 with pictures (Hướng dẫn nhanh): install, first start, scan, print.

It ships as `resources/setup/huong-dan-nhanh.pdf`, which `python3 -m installer.clerk_sheet` writes
anew; the installer puts it into the start menu. The pictures beside this file were taken from the
installer and from the window (`tasks.py gallery`); whoever changes those looks whether they hold.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    height_of,
    nothing,
    overlaid,
    plain,
    rule,
    side_by_side,
    stack,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import A4, numbered_pages
from commune_desk.documents.pdf import Properties, pdf_bytes

TARGET = Path(__file__).parents[1] / "resources" / "setup" / "huong-dan-nhanh.pdf"
PICTURES = Path(__file__).parent / "pictures"
TITLE = "Hướng dẫn nhanh: cài đặt, mở lần đầu, quét thẻ, in"
SETUP = replace(A4, left=15 * mm, right=15 * mm, top=13 * mm, bottom=12 * mm)
GUTTER, HIGH = 20, 168
HEAD, BODY, NOTE = Style(13, gap=2), Style(10.5, gap=3, hang=6.5), Style(10, gap=3)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the four parts: its heading, its picture and what to do."""

    title: str
    picture: str
    steps: tuple[str, ...]


PARTS = (
    Part(
        "1. Cài đặt",
        "install",
        (
            "Cắm USB, nhấp đúp tệp commune-desk-…-setup.exe. Windows hỏi “Windows protected your "
            "PC” thì bấm More info, rồi Run anyway.",
            "Bấm “Tiến” đến hết; không cần mạng, không cần quyền quản trị.",
            "Máy đang có bản cũ thì cứ cài đè: dữ liệu được sao lưu và giữ nguyên. Cắm USB có gói "
            "cập nhật thì chương trình tự báo.",
        ),
    ),
    Part(
        "2. Mở lần đầu",
        "first-start",
        (
            "Máy đầu tiên của cơ quan: gõ tên xã (không cần dấu), rồi đi từng bước. Cuối cùng in "
            "phiếu khôi phục, gõ lại mã trên phiếu, cất vào tủ có khóa.",
            "Mỗi cán bộ bấm “Lần đầu đăng nhập”, gõ tên và mã lần đầu mà quản trị báo riêng, rồi "
            "tự đặt mật khẩu.",
            "Muốn tập trước: bấm “Vào tập huấn”. Hồ sơ thật không bị đụng đến.",
        ),
    ),
    Part(
        "3. Quét thẻ",
        "scan",
        (
            "Nhấn F2 rồi quét mã QR trên thẻ căn cước. Đang ở trang nào quét cũng được.",
            "Gõ chữ đầu của thủ tục (“dkks” là Đăng ký khai sinh), nhấn Enter. Hạn trả hiện ngay; "
            "F11 nói vì sao.",
            "Bên trái chỉ hỏi ô còn thiếu. Bận việc khác thì nhấn Esc: phần đã gõ thành bản nháp.",
        ),
    ),
    Part(
        "4. In và trả kết quả",
        "receipt",
        (
            "Nhấn F9: hồ sơ có mã, giấy tiếp nhận và tờ khai ra máy in. Làm xong ngay thì F10.",
            "In lệch, in sai khay: Shift+F12, in thước, sửa từng 0,1 mm.",
            "Công dân đến lấy: F4, quét giấy tiếp nhận, trả kết quả, mời đánh giá.",
        ),
    ),
)
FOOT = (
    "Lỡ tay: Ctrl+Z.   Không biết làm gì: F1.   Tìm bất cứ gì: Ctrl+K.   Mỗi tuần chép bản sao lưu "
    "(trang Hôm nay) ra USB; phiếu khôi phục để riêng trong tủ khóa, không để cùng USB.",
    "Chương trình báo lỗi: Cơ quan → Kiểm tra máy, nhấn F9, gửi báo cáo cho người hỗ trợ: "
    "…………………………………………………… điện thoại ……………………………",
)


def render(on: date) -> bytes:
    """The sheet as PDF."""
    room = (SETUP.room - GUTTER) / 2
    blocks = [
        *plain(TITLE, Style(17, Align.CENTRE), SETUP.room, face=Face.BOLD),
        nothing(8),
    ]
    for left, right in (PARTS[:2], PARTS[2:]):
        pair = [stack(list(_part(part, room))) for part in (left, right)]
        blocks += [side_by_side([(0, pair[0]), (room + GUTTER, pair[1])]), nothing(10)]
    blocks += [rule(0, SETUP.room), nothing(4)]
    for line in FOOT:
        blocks += plain(line, NOTE, SETUP.room)
    assert height_of(blocks) <= SETUP.depth, "the sheet is one page"
    return pdf_bytes(numbered_pages(SETUP, blocks), Properties(TITLE, "Commune Desk", on))


def _part(part: Part, room: float) -> Iterator[Block]:
    yield from plain(part.title, HEAD, room, face=Face.BOLD)
    yield nothing(3)
    yield _picture(PICTURES / f"{part.picture}.png", room)
    yield nothing(3)
    for step in part.steps:
        yield from plain(f"• {step}", BODY, room)


def _picture(path: Path, room: float) -> Block:
    """A picture as wide as there is room, or as high as all of them, with a line around it."""
    image = ImageReader(str(path))
    width, height = image.getSize()
    scale = min(room / width, HIGH / height)
    wide, high = width * scale, height * scale
    left, down = (room - wide) / 2, (HIGH - high) / 2

    def draw(canvas: Canvas, x: float, y: float) -> None:
        at = (x + left, y - down - high)
        canvas.drawImage(image, *at, wide, high)
        canvas.setLineWidth(0.5)
        canvas.rect(*at, wide, high)

    return overlaid(nothing(HIGH), draw)


def main() -> None:
    """Write the sheet, with the day on which it is written."""
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(render(date.today()))  # noqa: DTZ011  # of whoever writes it


if __name__ == "__main__":
    main()
