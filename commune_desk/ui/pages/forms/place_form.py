"""What is asked of a new place: whose it is, what it is called, what goes into it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from commune_desk.domain.form.editing import NewPlace
from commune_desk.domain.form.kinds import CHOICE, NUMBER, TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.words.fields import FieldWords
from commune_desk.words.forms import KIND_WORDS

TITLE = "Thêm ô"
NOBODY = "-"
"""The choice of a place that belongs to nobody."""

_ASKED = tuple(name for name in KIND_WORDS if name not in ("choice", "tick"))
PLACE = FormSpec.of(
    "form_place",
    FieldSpec(CHOICE, "owner", default=NOBODY),
    FieldSpec(TEXT, "label", need=Need.REQUIRED),
    FieldSpec(CHOICE, "kind", choices=_ASKED, default="text"),
    FieldSpec(NUMBER, "lines", limits=(1, 20), default="1"),
)
WORDS = {
    "owner": FieldWords("Của ai"),
    "label": FieldWords("Tên ô", "như trên giấy, ví dụ: Nghề nghiệp"),
    "kind": FieldWords("Loại ô", choices=KIND_WORDS),
    "lines": FieldWords("Số dòng"),
}


def ask_place(
    owners: dict[str, str],
    keep: Callable[[NewPlace], bool],
    *,
    called: str = "",
    parent: QWidget | None = None,
) -> None:
    """Open the question for a new place.

    Args:
        owners: whose it may be, by the names of their parts.
        keep: takes it and says whether it could.
        called: what it is proposed to be called.
        parent: over what it is asked.
    """

    def done(dialog: FormDialog) -> bool:
        said = dialog.form.values()
        owner = dialog.form.texts()["owner"]
        place = NewPlace(
            "" if owner == NOBODY else owner, said["label"], said["kind"], said["lines"] or 1
        )
        return keep(place)

    dialog = FormDialog(TITLE, PLACE, done, own_words=WORDS, verb=TITLE, parent=parent)
    dialog.form.offer("owner", {NOBODY: "Không của riêng ai", **owners})
    dialog.form.set_texts({"label": called})
    dialog.form.focus("label")
    dialog.open()
