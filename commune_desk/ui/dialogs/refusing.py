"""What a dialog was refused: said where it is put right, and the focus goes there.

One way for all dialogs, whether they ask by declared forms or by boxes of their own. An error
names the fields in which it is put right (`UserError.put_right_in`); one that names none stands in
the line of the dialog, and the focus goes to the first that can be typed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.errors import UserError
    from commune_desk.ui.widgets.form.form import Form
    from commune_desk.ui.widgets.text import Refusal


def refuse(
    words: str,
    said: Refusal,
    *,
    forms: Sequence[Form] = (),
    boxes: Mapping[str, QWidget] | None = None,
) -> None:
    """Say why something cannot be, and go where it is put right.

    Args:
        words: why, with its error where it has one (`words.errors.refusal_words`).
        said: the line of the dialog for what belongs to no field of a form.
        forms: the forms in which it may be put right.
        boxes: boxes of the dialog's own, by the names that errors give them; of those that are
            neither shown nor on none is gone to.
    """
    if any(form.take_refusal(words) and form.focus_refused() for form in forms):
        return
    said.setText(words)
    error: UserError | None = getattr(words, "error", None)
    open_boxes = {
        name: box
        for name, box in (boxes or {}).items()
        if box.isEnabled() and box.isVisibleTo(box.window())
    }
    named = [open_boxes[name] for name in error.put_right_in if name in open_boxes] if error else []
    worked_in = [box for box in open_boxes.values() if box.hasFocus()]
    box = next(iter((*named, *worked_in, *open_boxes.values())), None)
    if box is not None:
        said.be_heard_at(box)
        box.setFocus()
        return
    asking = [form for form in forms if form.names]
    if asking and not any(form.focused() for form in asking):
        asking[0].focus_first()
