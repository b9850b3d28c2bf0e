"""The first start: the office, its leaders, its hours, this PC and the first administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.errors import UserError
from commune_desk.domain.form.rules import prefilled, values
from commune_desk.services.office.places import communes, former_communes, provinces
from commune_desk.settings import PRINTER
from commune_desk.ui.dialogs import office_steps as steps
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import card, scrolling, sign
from commune_desk.ui.widgets.buttons import button, rename
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.form.place_picker import Place, PlacePicker, places_of
from commune_desk.ui.widgets.form.printer_editor import printer_editor
from commune_desk.ui.widgets.stepper import Stepper
from commune_desk.ui.widgets.text import label
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.errors import sentence

if TYPE_CHECKING:
    from commune_desk.services.desk.desk import OpenOffice
    from commune_desk.ui.frame.way_in.program import CreateOffice


class FirstStartDialog(QDialog):
    """One step after the other; what was typed stays when going back.

    Args:
        create_office: makes the database and opens it, or refuses.

    Attributes:
        opened: the new office, open; None when the dialog was given up.
        login: of its first administrator, who signs in next.
        goes_back: whether it was left for the question before it.
    """

    def __init__(self, create_office: CreateOffice) -> None:
        super().__init__()
        self.setWindowTitle(f"{EVENTS[EventKind.OFFICE_CREATED]} · Một cửa")
        self.opened: OpenOffice | None = None
        self.login = ""
        self.goes_back = False
        self._create_office = create_office
        self._place = PlacePicker(places_of(provinces(), communes()), former=former_communes)
        own = {"commune": self._place, PRINTER.name: printer_editor()}
        self._forms = [Form(spec, editors=own) for spec in steps.STEPS.values()]
        self._proposed: dict[str, str] = {}
        self._stepper = Stepper(tuple(steps.STEPS))
        self._stepper.setObjectName("step")
        self._stack = QStackedWidget()
        self._areas = [scrolling(card(form)) for form in self._forms]
        for area in self._areas:
            self._stack.addWidget(area)
        self._error = label("", "error", wraps=True)
        self._back = button("Quay lại", self._go_back, icon="back")
        self._next = button_of(self.go_on)
        self._next.setDefault(True)

        title = label("Bắt đầu với cơ quan của bạn", "page_title")
        advice = label("Điền một lần; bước nào cũng quay lại sửa được.", "quiet")
        head = row(sign("touch"), column(title, advice, gap="xs"), None, gap="l")
        buttons = row(self._error, self._back, self._next, gap="s")
        buttons.setStretch(0, 1)
        body = column(head, self._stepper, self._stack, gap="l")
        body.setStretch(2, 1)
        wide = size("dialog") + size("form_label")
        lay_out(self, body, buttons, wide=wide, high=size("dialog"))
        self._step = 0
        style_window(self)
        self._show_step(0)

    def _show_step(self, step: int) -> None:
        self._step = step
        self._error.clear()
        self._stepper.set_current(step)
        self._stack.setCurrentIndex(step)
        rename(
            self._next, EVENTS[EventKind.OFFICE_CREATED] if step == len(self._forms) - 1 else "Tiếp"
        )
        self._forms[step].focus_first()

    def exec(self) -> int:
        """Show it; again, too, after somebody went back before it."""
        self.goes_back = False
        self._forms[self._step].focus_first()
        return super().exec()

    def _go_back(self) -> None:
        """To the step before; from the first one to where the data stand."""
        if self._step > 0:
            self._show_step(self._step - 1)
        else:
            self.goes_back = True
            self.reject()

    @action("Tiếp", kind="primary")
    def go_on(self) -> None:
        """Show the next step; after the last the office is made."""
        if not self._forms[self._step].check():
            QApplication.sendPostedEvents()  # the words below it have their room now
            if (refused := self.focusWidget()) is not None:
                self._areas[self._step].ensureWidgetVisible(refused, 0, 2 * size("row"))
            return
        if self._step == 0:
            # Fill in the usual names, but nothing that the officer has typed
            form = self._forms[1]
            own = {n: text for n, text in form.texts().items() if text != self._proposed.get(n)}
            self._proposed = steps.usual_names(self._chosen())
            known = prefilled(form.spec, {"typed": own, "usual": self._proposed})
            form.set_texts({name: prefill.text for name, prefill in known.items()})
        if self._step < len(self._forms) - 1:
            self._show_step(self._step + 1)
            return
        typed = {form.spec.name: form.texts() for form in self._forms}
        setup = steps.setup_from(typed, self._chosen())
        machine = values(steps.MACHINE, typed[steps.MACHINE.name])
        try:
            self.opened = self._create_office(setup, machine)
        except UserError as error:
            self._error.setText(sentence(error))
        else:
            self.login = next((one.login for one in setup.officers), "")
            self.accept()

    def _chosen(self) -> Place:
        place = self._place.place()
        assert place is not None, "the step is left only with a commune"
        return place
