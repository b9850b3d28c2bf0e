"""Mending the reception of one dossier in the window: correcting it, cancelling it.

What may still be corrected is asked with what stands there; what is kept is shown first, the old
value and the new one, with the new due date and its reason where that becomes another.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.kinds import CHOICE, LONG_TEXT, TEXT, TICK, write_tick
from commune_desk.domain.form.records import texts_of
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need, Section
from commune_desk.domain.handling.correction import possible
from commune_desk.domain.handling.payments import standing, total_vnd
from commune_desk.domain.identifiers.id_card import read_card
from commune_desk.domain.identifiers.scanning import ScanKind
from commune_desk.domain.people.applicant import ApplicantKind
from commune_desk.domain.reception.reception import RECEPTION, paper_texts
from commune_desk.services.catalogue import catalogue
from commune_desk.services.handling import cancelling, correcting, redeclaring
from commune_desk.services.office import places
from commune_desk.services.papers import declarations, printing
from commune_desk.services.people import citizens
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.look.layouts import in_order
from commune_desk.ui.pages.dossiers.papers_editor import PapersEditor
from commune_desk.ui.pages.dossiers.steps import whose
from commune_desk.ui.printing.printer import print_made
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.form.former_addresses import FormerAddresses
from commune_desk.ui.widgets.form.found_edit import FoundEdit
from commune_desk.ui.widgets.form.pick_edit import Choice
from commune_desk.words.desk.corrections import (
    CANCELLING_ADVICE,
    CORRECTION_ADVICE,
    DECLARE_ANEW,
    KEEP_CORRECTION,
    PAPERS,
    REFUNDED,
    UPDATES_RECORD,
    correction_lines,
    own_words_of,
)
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.fields import FILLED, FieldWords, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.catalogue.procedure import Procedure
    from commune_desk.domain.desk.papers import PaperLine
    from commune_desk.domain.form.spec import Texts
    from commune_desk.domain.handling.dossier_sheet import DossierSheet
    from commune_desk.domain.identifiers.scanning import Scan
    from commune_desk.domain.people.applicant import Person
    from commune_desk.services.handling.correcting import Correction
    from commune_desk.services.people.citizens import Known
    from commune_desk.ui.frame.page_frame import PageFrame
    from commune_desk.ui.pages.dossiers.redeclare_dialog import RedeclareDialog

_SEEN = (
    "procedure", "organisation.name", "organisation.tax_code", "organisation.address",
    "organisation.phone", "applicant.full_name", "applicant.personal_id", "applicant.born_on",
    "applicant.sex", "applicant.address", "applicant.phone", "channel", "return_by", "external_no",
    "note", "has_delegate", "delegate.full_name", "delegate.personal_id", "delegate.born_on",
    "delegate.sex", "delegate.address", "delegate.phone", "delegate.authorisation",
)  # fmt: skip
"""What the window corrects, in its order; a document of the command line may say more."""

APPLICANT, DELEGATE = "applicant", "delegate"
DECLARE_KEY = "F10"
_KINDS = {"procedure": CHOICE, "note": TEXT}
_PAPERS = FieldSpec(LONG_TEXT, "papers_handed_in")
_RECORD = FieldSpec(TICK, "update_record")
_REASON = FieldSpec(TEXT, "reason", need=Need.REQUIRED)
_WORDS = {
    "papers_handed_in": PAPERS,
    "update_record": FieldWords(UPDATES_RECORD),
    "refunded": FieldWords(REFUNDED),
    **{name: own_words_of(name) for name in _SEEN if name.startswith("delegate.")},
}
_CANCELLATION = FieldSpec(LONG_TEXT, "reason", need=Need.REQUIRED)
_REFUNDED = FieldSpec(TICK, "refunded")


class CorrectionDialog(FormDialog):
    """Asks for what is corrected; keeps it after it was shown with both values."""

    def __init__(self, frame: PageFrame, sheet: DossierSheet, page: QWidget) -> None:
        self._frame, self._page = frame, page
        self._names = {sheet.procedure.code: sheet.procedure.name}
        self._sheet, self._number = sheet, sheet.dossier.dossier_no
        self._before = correcting.texts_of(frame.desk, self._number)
        self._papers = PapersEditor()
        self._handed_in: Sequence[PaperLine] = sheet.filing.papers
        """What came for the procedure that is mended."""
        open_names = possible(sheet.dossier)
        is_body = self._before.get("applicant_kind") == ApplicantKind.ORGANISATION
        fields = [
            replace(
                RECEPTION.field(name),
                is_asked=True,
                shown_when=RECEPTION.field(name).shown_when if name.startswith("delegate.") else (),
                kind=_KINDS.get(name, RECEPTION.field(name).kind),
            )
            for name in _SEEN
            if name in open_names and (is_body or not name.startswith("organisation."))
        ]
        beside = [_PAPERS] if "papers" in open_names else []
        record = [_RECORD] if "applicant.full_name" in open_names else []
        spec = FormSpec(
            RECEPTION.name, (Section("correction", (*fields, *beside, *record, _REASON)),)
        )
        super().__init__(
            f"{EVENTS[EventKind.DOSSIER_CHANGED]} {self._number}",
            spec,
            self._show,
            words=CORRECTION_ADVICE,
            verb=EVENTS[EventKind.DOSSIER_CHANGED],
            own_words=_WORDS,
            editors={
                "procedure": FoundEdit(self._suggest, self._name_of),
                _PAPERS.name: self._papers,
            },
            parent=page,
        )
        FormerAddresses(self.form, lambda: places.former_places(frame.desk))
        self.form.fill({**self._before, "update_record": ""})
        self._show_papers(sheet.procedure, sheet.filing.papers)
        self.form.edited.connect(self._follow)

    def _suggest(self, text: str) -> Sequence[Choice]:
        """The procedures that may be meant instead."""
        desk = self._frame.desk
        found = self._frame.ask(lambda: catalogue.pick(desk, text), otherwise=())
        self._names |= {one.code: one.name for one in found}
        return [Choice(one.code, one.name, f"{one.sector} · {one.code}") for one in found]

    def _name_of(self, code: str) -> str:
        return self._names.get(code, code)

    def _follow(self, name: str) -> None:
        """Another procedure asks for other papers; what goes on with it stays ticked."""
        if name != "procedure":
            return
        desk, sheet, code = self._frame.desk, self._sheet, self.form.texts()[name]
        if self._papers.procedure is sheet.procedure:
            self._handed_in = self._papers.papers()
        if code == sheet.procedure.code:
            self._show_papers(sheet.procedure, self._handed_in)
            return
        received = self._handed_in
        find = partial(correcting.papers_for, desk, sheet.dossier, code, received=received)
        refuse = partial(self.form.refuse, name)
        self._frame.perform(find, then=lambda found: self._show_papers(*found), beside=refuse)

    def _show_papers(self, procedure: Procedure, handed_in: Sequence[PaperLine]) -> None:
        """Tick what was handed in; rows that are new stand where the eye meets them."""
        self._papers.show_procedure(procedure, handed_in)
        names = [field.name for field in self.form.spec.fields]
        if _PAPERS.name in names:
            before = names[names.index(_PAPERS.name) - 1]
            in_order([self.form.field(before).editor, *self._papers.stops()])

    def take_scan(self, scan: Scan) -> bool:
        """A card is that of the person whose field has the focus; elsewhere it is asked whose."""
        whose = [one for one in (APPLICANT, DELEGATE) if f"{one}.full_name" in self.form.names]
        if scan.kind is not ScanKind.CARD or not whose:
            return False
        desk, here = self._frame.desk, self.form.focused().removeprefix("has_").partition(".")[0]

        def take(known: Known) -> None:
            if here in whose:
                self._fill(known.person, here)
            else:
                from commune_desk.ui.pages.dossiers.whose_card_dialog import WhoseCardDialog

                person = known.person
                who = person.full_name or person.personal_id
                dialog = WhoseCardDialog(who, whose, parent=self)
                dialog.chosen.connect(partial(self._fill, person))
                dialog.open()

        self._frame.perform(
            lambda: citizens.from_card(desk, read_card(scan.text)), then=take, beside=self.refuse
        )
        return True

    def _fill(self, person: Person, who: str) -> None:
        """Enter the person of a card; what a card does not say of the applicant stays."""
        told = texts_of(person)
        if who == DELEGATE:
            self.form.set_texts({"has_delegate": write_tick(True)})
        else:
            told = {name: text for name, text in told.items() if text}
        self.form.set_texts({f"{who}.{name}": text for name, text in told.items()})
        said = FILLED.format(name=person.full_name, heading=label(who))
        self._frame.notices.publish(said)

    def _given(self) -> dict[str, str]:
        """The texts that differ from what stands there."""
        texts = self.form.texts()
        given = {
            name: texts[name]
            for name in _SEEN
            if name in texts and texts[name] != self._before.get(name, "")
        }
        handed_in = self._papers.papers()
        is_other = set(handed_in) != set(self._sheet.filing.papers)
        if _PAPERS.name in texts and (is_other or "procedure" in given):
            given |= paper_texts(handed_in)
        if texts.get("update_record"):
            given["update_record"] = texts["update_record"]
        return given

    def _show(self, _dialog: FormDialog) -> bool:
        """Show what would be kept; it stays open until that is."""
        given, reason = self._given(), self.form.texts()["reason"]

        def ask(correction: Correction) -> None:
            shown = FormDialog(
                KEEP_CORRECTION,
                FormSpec.of("correction"),
                lambda dialog: self._keep_it(given, reason, dialog=dialog),
                words="\n".join(correction_lines(correction)),
                verb=KEEP_CORRECTION,
                parent=self,
            )
            if correction.may_declare:
                declare = partial(self._declare, given, reason, shown)
                shown.offer(button(DECLARE_ANEW, declare, key=DECLARE_KEY))
            shown.open()

        desk, number = self._frame.desk, self._number
        self._frame.perform(
            lambda: correcting.proposed(desk, number, given), then=ask, beside=self.refuse
        )
        return False

    def _keep_it(self, given: dict[str, str], reason: str, *, dialog: FormDialog) -> bool:
        frame, number = self._frame, self._number
        done: list[Correction] = []
        if not frame.perform(
            lambda: correcting.correct(frame.desk, number, given, reason=reason),
            then=done.append,
            announces=frame.changes.dossiers_changed,
            beside=dialog.refuse,
        ):
            return False
        self._end(done[0])
        return True

    def _declare(self, given: dict[str, str], reason: str, shown: FormDialog) -> None:
        """Keep the correction together with the declarations that follow it."""

        def end(correction: Correction) -> None:
            shown.accept()
            self._end(correction)

        opened = open_declarations(
            self._frame, self._sheet, given=given, reason=reason, parent=shown
        )
        if opened is not None:
            opened.kept.connect(end)

    def _end(self, done: Correction) -> None:
        self.accept()
        tell_corrected(self._frame, done, self._page)


def open_declarations(
    frame: PageFrame,
    sheet: DossierSheet,
    *,
    given: Texts = MappingProxyType({}),
    reason: str = "",
    parent: QWidget,
) -> RedeclareDialog | None:
    """Open the declarations of a dossier to be made anew; None where that is refused, and said.

    Args:
        frame: whose desk makes them.
        sheet: the dossier.
        given: what is corrected with them.
        reason: why that is corrected.
        parent: what the dialog stands over.
    """
    from commune_desk.ui.pages.dossiers.redeclare_dialog import RedeclareDialog  # not before it

    number = sheet.dossier.dossier_no
    find = partial(redeclaring.begun, frame.desk, number, given)
    if (begun := frame.ask(find, otherwise=None)) is None:
        return None
    opened = RedeclareDialog(frame, sheet, begun, given=given, reason=reason, parent=parent)
    opened.open()
    return opened


def tell_corrected(frame: PageFrame, done: Correction, page: QWidget) -> None:
    """Say that a dossier was corrected, and print what the citizen needs now.

    First the declarations, which are signed before anything is handed out.
    """
    desk, number = frame.desk, done.dossier.dossier_no
    frame.notices.publish(f"{EVENTS[EventKind.DOSSIER_CHANGED]}: {number}")
    makes = [partial(declarations.make_declaration, desk, number, one) for one in done.declared]
    if done.paper is not None:
        makes.append(partial(printing.make_slip, desk, number, done.paper))
    print_made(frame, makes, count=partial(printing.count_print, desk), parent=page)


def ask_to_cancel(frame: PageFrame, sheet: DossierSheet, page: QWidget) -> None:
    """Cancel a mistaken reception, by a second gesture and with the reason."""
    number, has_fee = sheet.dossier.dossier_no, bool(total_vnd(standing(sheet.payments)))

    def cancel(dialog: FormDialog) -> bool:
        texts = dialog.form.texts()
        return frame.perform(
            lambda: cancelling.cancel(
                frame.desk, number, note=texts["reason"], is_refunded=bool(texts.get("refunded"))
            ),
            then=lambda _gone: frame.notices.publish(f"{EVENTS[EventKind.CANCELLED]}: {number}"),
            announces=frame.changes.dossiers_changed,
            beside=dialog.refuse,
        )

    FormDialog(
        EVENTS[EventKind.CANCELLED],
        FormSpec.of("cancellation", _CANCELLATION, *([_REFUNDED] if has_fee else [])),
        cancel,
        words=CANCELLING_ADVICE,
        verb=EVENTS[EventKind.CANCELLED],
        is_final=True,
        ends=whose(sheet),
        own_words=_WORDS,
        parent=page,
    ).open()
