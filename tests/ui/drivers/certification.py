"""The certification page as a clerk uses it: a card, lines of papers, a receipt, F9."""

from commune_desk.words.fields import label
from tests.ui.drivers.screen import Area

SCAN = "Người yêu cầu chứng thực"
SIGNER = "Người ký"
TOGETHER = "Người cùng ký"
DOSSIER = "Hồ sơ đã tiếp nhận"
RECEIPT = label("lot.receipt_no")
GROUP = label("lot.person_group")
GROUND = label("lot.exempt_ground")
BOOKS = "Sổ chứng thực"
ENTRIES = "Các việc đã chứng thực"


class Certification(Area):
    """The page."""

    def scan(self, card: str) -> None:
        """A card is scanned."""
        self.go_to(SCAN)
        self.type_in(card)
        self.press("Return")

    @property
    def settled(self) -> str:
        """The line of what is settled; empty while it is open."""
        return self.text("settled_line") if self.has("settled_line") else ""

    def change(self) -> None:
        """Open what is settled of the person and of what is wanted."""
        if self.has("settled_line"):
            self.press("Ctrl+N")

    def put_aside(self) -> None:
        """Esc: the lot waits among the drafts."""
        self.press("Esc")

    def take_up(self, name: str) -> None:
        """Go on with the lot of that person."""
        self.press("Ctrl+O")
        drafts = self.dialog("Bản nháp")
        drafts.choose_row("Các bản nháp đang mở", name)
        drafts.choose("Mở làm tiếp")

    def type_lines(self, *lines: str) -> None:
        """Type papers as a practised clerk does, each with Enter: "học bạ 10x2"."""
        for line in lines:
            self.type_in(line)
            self.press("Return")

    def line(self, number: int) -> tuple[str, str, str]:
        """Name, pages and copies of a line."""
        return (
            self.text(f"Giấy tờ {number}"),
            self.text(f"Số trang của giấy tờ {number}"),
            self.text(f"Số bản của giấy tờ {number}"),
        )

    @property
    def sum(self) -> str:
        """What the lot comes to."""
        return self.text("sum")

    def certify(self) -> None:
        """F9."""
        self.press("F9")

    def look_away(self) -> None:
        """Close the certificates that are shown where there is no printer."""
        for dialog in self.dialogs():
            dialog.widget.close()

    def books(self) -> "Books":
        """F10."""
        self.press("F10")
        return Books(self.dialog(BOOKS).widget)


class Books(Area):
    """The four books."""

    @property
    def standing(self) -> str:
        """How the chosen book stands."""
        return self.text("book_standing")

    def numbers(self) -> list[str]:
        """The numbers of the month in sight."""
        return self.column(ENTRIES, "Số") if self.has(ENTRIES) else []
