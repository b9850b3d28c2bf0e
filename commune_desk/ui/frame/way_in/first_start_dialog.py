"""The first start: the office, its leaders, its hours, this PC and the first administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from commune_desk.domain.errors import UserError
from commune_desk.services.office.places import communes, provinces
from commune_desk.settings import DESK_NAME
from commune_desk.ui.dialogs import office_steps as steps
from commune_desk.ui.dialogs.officer_fields import is_typed_twice
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.widgets.boxes import card, scrolling, sign
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.editors import Value
from commune_desk.ui.widgets.form import Field, Form
from commune_desk.ui.widgets.place_picker import Place, PlacePicker, places_of
from commune_desk.ui.widgets.stepper import Stepper
from commune_desk.ui.widgets.text import label
from commune_desk.words.errors import sentence

if TYPE_CHECKING:
    from commune_desk.services.desk.desk import OpenOffice
    from commune_desk.ui.frame.way_in.program import CreateOffice

USUAL_HOURS: dict[str, Value] = {
    "morning_from": "07:30",
    "morning_to": "11:30",
    "afternoon_from": "13:30",
    "afternoon_to": "17:00",
}


class FirstStartDialog(QDialog):
    """One step after the other; what was typed stays when going back.

    Args:
        create_office: makes the database and opens it, or refuses.

    Attributes:
        opened: the new office, open; None when the dialog was given up.
    """

    def __init__(self, create_office: CreateOffice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Khai báo cơ quan · Một cửa")
        self.resize(size("dialog") + size("form_label"), size("dialog"))
        self.opened: OpenOffice | None = None
        self._create_office = create_office
        places = places_of(provinces(), communes())
        self._forms = [Form(fields) for fields in _declared(places)]
        self._proposed: dict[str, Value] = {}
        self._stepper = Stepper(steps.STEP_NAMES)
        self._stack = QStackedWidget()
        for form in self._forms:
            self._stack.addWidget(scrolling(card(form)))
        self._error = label("", "error", wraps=True)
        self._back = button("Quay lại", lambda: self._show_step(self._step - 1), icon="back")
        self._next = button("Tiếp", self._go_on, kind="primary")
        self._next.setDefault(True)
        self._lay_out()
        self._forms[3].set_values(USUAL_HOURS)
        self._forms[4].set_values({DESK_NAME.name: DESK_NAME.default})
        self._step = 0
        style_window(self)
        self._show_step(0)

    def _lay_out(self) -> None:
        title = label("Bắt đầu với cơ quan của bạn", "page_title")
        advice = label("Điền một lần; bước nào cũng quay lại sửa được.", "quiet")
        head = row(sign("touch"), column(title, advice, gap="xs"), None, gap="l")
        buttons = row(self._error, self._back, self._next, gap="s")
        buttons.setStretch(0, 1)
        body = column(head, self._stepper, self._stack, buttons, gap="l", margin="xl")
        body.setStretch(2, 1)
        self.setLayout(body)

    def _show_step(self, step: int) -> None:
        self._step = step
        self._error.clear()
        self._stepper.set_current(step)
        self._stack.setCurrentIndex(step)
        self._back.setVisible(step > 0)
        self._next.setText("Khai báo cơ quan" if step == len(self._forms) - 1 else "Tiếp")
        self._forms[step].focus_first()

    def _go_on(self) -> None:
        form = self._forms[self._step]
        if not form.check():
            return
        if self._step == 0:
            self._propose()
        if self._step < len(self._forms) - 1:
            self._show_step(self._step + 1)
        elif is_typed_twice(form):
            self._create()

    def _propose(self) -> None:
        """Fill in the usual names, but nothing that the officer has typed."""
        fresh, typed = steps.proposed(self._place()), self._forms[1].values()
        untouched = {
            name: value
            for name, value in fresh.items()
            if typed[name] in ("", self._proposed.get(name))
        }
        self._forms[1].set_values(untouched)
        self._proposed = fresh

    def _create(self) -> None:
        values = {name: v for form in self._forms for name, v in form.values().items()}
        setup = steps.setup_from(values, self._place())
        try:
            self.opened = self._create_office(setup, steps.machine_settings(values))
        except UserError as error:
            self._error.setText(sentence(error))
        else:
            self.accept()

    def _place(self) -> Place:
        picker = self._forms[0].editor("commune")
        place = picker.place() if isinstance(picker, PlacePicker) else None
        if place is None:
            raise LookupError("the step is left only with a commune")
        return place


def _declared(places: tuple[Place, ...]) -> tuple[tuple[Field, ...], ...]:
    return (
        steps.place_fields(places),
        steps.office_fields(),
        steps.leader_fields(),
        steps.hours_fields(),
        steps.machine_fields(),
        steps.administrator_fields(),
    )
