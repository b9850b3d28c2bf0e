"""Printing: how each paper is printed on this PC, and several papers in one go."""

from typing import Any

from commune_desk.declared_setting import Setting
from commune_desk.ui.printing.run_dialog import LIST, PrintRunDialog
from tests.ui.drivers.screen import Area, until

PAPERS = "Các loại giấy"


class Printing(Area):
    """The page of printers and papers."""

    def papers(self) -> dict[str, str]:
        """The papers, and in few words how each is printed."""
        return {row["Giấy"]: row["Cách in"] for row in self.rows(PAPERS)}

    def choose_paper(self, words: str) -> None:
        """Click on the paper that is called so."""
        self.choose_row(PAPERS, words)

    def set(self, setting: Setting[Any], value: str | bool) -> None:
        """Type, choose or tick how the chosen paper is printed."""
        self.enter(setting.label, value)

    def print_ruler(self) -> None:
        """F9."""
        self.press("F9")


class PrintRun(Area):
    """The dialog of several papers."""

    @classmethod
    def of(cls, area: Area) -> "PrintRun":
        """The one that is open, or comes as soon as it is known what there is to print."""
        until(lambda: any(one.isVisible() for one in area.widget.findChildren(PrintRunDialog)))
        [shown] = [one for one in area.widget.findChildren(PrintRunDialog) if one.isVisible()]
        return cls(shown)

    @property
    def standing(self) -> str:
        """How far it has come."""
        return self.text("standing")

    def papers(self) -> list[str]:
        """The papers, those that are printed first, each behind its mark."""
        return self.lines(LIST)

    def go(self) -> None:
        """F9: begin, or go on."""
        self.press("F9")

    def wait(self) -> None:
        """Until everything is printed, or nothing goes on."""
        until(lambda: not self.is_there or not self.has("Dừng"))
