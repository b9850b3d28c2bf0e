"""A dialog that asks for a few fields, until what it holds is kept."""

from collections.abc import Mapping

from commune_desk.ui.dialogs.leaving import TYPED
from tests.ui.drivers.screen import Area

SAVE = "Lưu"


def gives_up(dialog: Area) -> None:
    """Esc in a dialog in which something was typed asks; pressed again it leaves."""
    dialog.press("Esc")
    assert dialog.is_there
    assert dialog.says(TYPED)
    dialog.press("Esc")
    assert not dialog.is_there


class Asked(Area):
    """The dialog over a page."""

    @classmethod
    def by(cls, area: Area) -> "Asked":
        """The dialog that is open over a page."""
        return cls(area.dialog().widget)

    def save(self, values: Mapping[str, str | bool]) -> None:
        """Fill in fields by their labels, and press "Lưu"."""
        self.fill_in(values)
        self.choose(SAVE)
