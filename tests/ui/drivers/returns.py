"""Handing results over: scan the receipt, look, F9."""

from commune_desk.words.fields import label
from tests.ui.drivers.rating import Rating, rating_on_screen
from tests.ui.drivers.screen import Area

SCAN = "Giấy tiếp nhận, mã hồ sơ hoặc tên người nộp"
LIST = "Kết quả chờ trả"
HAND_OVER = "Trả kết quả"
TURN = "Quay màn hình để đánh giá"


class Returns(Area):
    """The page of results that wait."""

    def waiting(self) -> list[str]:
        """The numbers of the dossiers whose result waits."""
        return self.whole_column(LIST, label("dossier_no")) if self.has(LIST) else []

    def scan(self, text: str) -> None:
        """The scanner reads a receipt, or the clerk types a name; Enter."""
        self.go_to(SCAN)
        self.type_in(text)
        self.press("Return")

    @property
    def number(self) -> str:
        """The dossier that is looked at."""
        return self.text("dossier_no")

    @property
    def state(self) -> str:
        """Where it stands."""
        return self.text("state")

    def fact(self, name: str) -> str:
        """What it says of the dossier under that field's name."""
        return self.text(label(name))

    def hand_over(self) -> None:
        """F9, and say yes to the name."""
        self.press("F9")
        self.asked().confirm()

    def asked(self) -> Area:
        """The question whose result it is."""
        return self.dialog(HAND_OVER)

    def rating(self) -> Rating:
        """The window in which the citizen is asked how it was, on the screen that is turned."""
        self.choose(TURN)
        return rating_on_screen()
