"""Dossiers: the list with its chips and filters; one with its steps, papers and history."""

from collections.abc import Mapping

from PySide6.QtWidgets import QAbstractButton

from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.desk.steps import Action, step_of
from commune_desk.ui.widgets.tables.line_list import LineList
from commune_desk.words.desk.steps import ACTIONS
from commune_desk.words.fields import label
from commune_desk.words.papers.papers import SLIPS
from commune_desk.words.papers.printed_papers import PRINTED
from tests.ui.drivers.printing import PrintRun
from tests.ui.drivers.screen import Area

LIST = "Danh sách hồ sơ"
FILTER, SECTOR, CHANNEL = "Lọc hồ sơ", "Lĩnh vực", "Hình thức nộp hồ sơ"
FROM, TO = "Tiếp nhận từ ngày", "Tiếp nhận đến ngày"
NUMBER, DEADLINE, APPLICANT = "Mã hồ sơ", "Hạn", "Người nộp"
STEPS, PAPERS, HISTORY, CLOCK, FILED = (
    "Bước tiếp theo",
    "In giấy tờ",
    "Lịch sử",
    "Thời hạn",
    "Giấy tờ đã nộp",
)


class Dossiers(Area):
    """The list."""

    def numbers(self) -> list[str]:
        """The numbers of the dossiers that are listed, from top to bottom."""
        return self.whole_column(LIST, NUMBER)

    def deadlines(self) -> list[str]:
        """How each stands to its deadline, in words."""
        return self.column(LIST, DEADLINE)

    def chip(self, words: str) -> str:
        """What stands on the chip that begins with these words: its name and what waits there."""
        return self._chip(words).text().strip()

    def show_only(self, words: str) -> None:
        """Press a chip."""
        self.choose(self._chip(words).accessibleName())

    def search(self, text: str) -> None:
        """Type into the filter; the list follows when the typing pauses."""
        self.go_to(FILTER)
        self.type_in(text)
        self.let_pass(seconds=1)

    def narrow(self, name: str, value: str) -> None:
        """Set another filter."""
        self.enter(name, value)
        self.let_pass(seconds=1)

    def print_receipts(self) -> PrintRun:
        """Ctrl+P: the receipts of today."""
        self.press("Ctrl+P")
        return PrintRun.of(self)

    def open(self, number: str) -> "Dossier":
        """Enter on a row."""
        self.open_row(LIST, number)
        return Dossier(self.widget)

    def _chip(self, words: str) -> QAbstractButton:
        return next(chip for chip in self.shown(QAbstractButton) if chip.text().startswith(words))


class Dossier(Area):
    """The page of one dossier."""

    @property
    def state(self) -> str:
        """Where it stands."""
        return self.text("state")

    @property
    def deadline(self) -> str:
        """How it stands to its deadline."""
        return self.text("deadline")

    def fact(self, name: str) -> str:
        """What it says of the dossier under that field's name, "due" or "applicant"."""
        return self.text(label(name))

    def steps(self) -> list[str]:
        """The steps that are offered, the usual one first."""
        return self.part(STEPS).offered()

    def step(self, action: Action) -> None:
        """Press the button of a step."""
        self.part(STEPS).choose(ACTIONS[action])

    def press_key_of(self, action: Action) -> None:
        """Press the key of a step, which is the same in every state."""
        self.press(step_of(action).key)

    def take(self, action: Action, **given: str) -> Area:
        """A step that asks: press its button, fill in what is given by the names of fields, F9."""
        return self.fill_step(
            action, {label(f"{action}.{name}"): text for name, text in given.items()}
        )

    def fill_step(self, action: Action, given: Mapping[str, str]) -> Area:
        """A step that asks: press its button, fill in what is given by the labels of fields, F9.

        A step that ends the dossier has a key of its own.
        """
        self.step(action)
        asked = self.dialog(ACTIONS[action])
        asked.fill_in(given)
        if step_of(action).ends_dossier:
            asked.confirm()
        else:
            asked.press("F9")
        return asked

    def history(self) -> list[str]:
        """What happened, the newest first: what, then when and by whom."""
        return self.part(HISTORY).texts()[1:]

    def clock(self) -> list[str]:
        """The runs of its clock."""
        return self.part(CLOCK).texts()[1:]

    def explain(self) -> Area:
        """F11: why this due date."""
        self.press("F11")
        return self.dialog("Cách tính ngày hẹn trả")

    def papers(self) -> list[str]:
        """The papers that can be printed."""
        return self.part(PAPERS).offered()

    def print(self, kind: SlipKind) -> None:
        """Press the button of a paper."""
        words = next(words for words in self.papers() if words.startswith(SLIPS[kind]))
        self.choose(words)

    def printed(self) -> list[tuple[str, str]]:
        """What was printed, the newest first: the paper, and the mark of an old copy."""
        listed = self.find_a(LineList, PRINTED)
        return [(line.title, line.words) for line in listed.lines()]

    def look_at_print(self, nth: int) -> Area:
        """Go to the list of what was printed, and press Enter on one, the newest is 0."""
        listed = self.find_a(LineList, PRINTED)
        self.go_to(PRINTED)
        listed.setCurrentRow(nth)
        self.press("Return")
        return self.paper()

    def print_all(self) -> PrintRun:
        """Ctrl+P: every paper, one after the other."""
        self.press("Ctrl+P")
        return PrintRun.of(self)

    def paper(self) -> Area:
        """The paper on the screen, where the PC has no printer."""
        return self.dialog("Xem giấy")

    def undo(self, reason: str) -> None:
        """Ctrl+Shift+Z: take back the last step, with a reason."""
        self.press("Ctrl+Shift+Z")
        self.give_reason(reason)

    def give_reason(self, reason: str) -> None:
        """Answer the question why a step is taken back."""
        asked = self.dialog("Hoàn tác bước")
        asked.enter(label("reason"), reason)
        asked.press("F9")
