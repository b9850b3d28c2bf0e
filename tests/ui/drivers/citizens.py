"""Who the office knows: find a person, read the record, begin a dossier for them."""

from tests.ui.drivers.screen import Area

BOX = "Tìm công dân"
LIST = "Công dân tìm thấy"
BEGIN = "Hồ sơ mới cho người này"


class Citizens(Area):
    """The citizens page."""

    def look_for(self, text: str) -> None:
        """Type a name or a number, and Enter."""
        self.go_to(BOX)
        self.type_in(text)
        self.press("Return")

    @property
    def name(self) -> str:
        """Whose record is open."""
        return self.text("full_name")

    def open_dossier(self, number: str) -> None:
        """Press the link of an earlier dossier."""
        self.choose(number)

    def begin_dossier(self) -> None:
        """F9: a new dossier for this person."""
        self.press("F9")
