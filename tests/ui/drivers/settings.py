"""The settings: each is found by its label, kept when it is left, refused beside itself."""

from typing import Any

from commune_desk.settings import SETTINGS, Setting
from tests.ui.drivers.screen import Area

PAPERS = "Các loại giấy"


class Settings(Area):
    """The settings page."""

    def offered_settings(self) -> set[str]:
        """The names of the settings that the officer may change."""
        return {setting.name for setting in SETTINGS if self.has(setting.label)}

    def set(self, setting: Setting[Any], value: str | bool) -> None:
        """Type, choose or tick a value."""
        self.enter(setting.label, value)


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
