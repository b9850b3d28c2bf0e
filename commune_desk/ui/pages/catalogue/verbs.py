"""What an officer does with a procedure of the catalogue: correct, compare, confirm, decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commune_desk.domain.catalogue.procedure import Procedure
from commune_desk.domain.desk.history import EventKind
from commune_desk.services.catalogue import corrections
from commune_desk.services.desk import rights
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.pages.catalogue.comparison import REASON, ComparisonDialog
from commune_desk.ui.pages.catalogue.correction_dialog import CorrectionDialog
from commune_desk.ui.pages.catalogue.reviews import UPDATE_WORDS
from commune_desk.ui.pages.catalogue.versions_dialog import VersionsDialog
from commune_desk.words.catalogue.catalogue_words import law_words, version_words

if TYPE_CHECKING:
    from commune_desk.ui.frame.page_frame import PageFrame


class CatalogueVerbs:
    """Opens the dialogs and tells what came of them.

    Args:
        over: the page that the dialogs stand over.
    """

    def __init__(self, frame: PageFrame, over: QWidget) -> None:
        self._frame = frame
        self._over = over

    @property
    def may_change(self) -> bool:
        """Whether this officer is offered to change the catalogue."""
        return rights.may(self._frame.desk, EventKind.CATALOGUE_CORRECTED)

    def correct(self, shown: Procedure) -> None:
        """Correct the version that holds."""
        desk = self._frame.desk
        current = self._frame.ask(lambda: corrections.to_correct(desk, shown.code), otherwise=shown)
        CorrectionDialog(self._frame, current, self._tell, parent=self._over).open()

    def show_versions(self, procedure: Procedure) -> None:
        """Show every version; one of them may hold again."""
        desk = self._frame.desk
        versions = self._frame.ask(
            lambda: corrections.versions_of(desk, procedure.code), otherwise=()
        )
        over = self._over
        if versions:
            current = corrections.to_correct(desk, procedure.code)

            def take_back(chosen: Procedure) -> None:
                again = corrections.to_take_back(desk, chosen.code, chosen.version)
                CorrectionDialog(self._frame, current, self._tell, again=again, parent=over).open()

            take = take_back if self.may_change else None
            VersionsDialog(versions, current, take, today=desk.now().date(), parent=over).open()

    def confirm(self, procedure: Procedure) -> None:
        """Say that a procedure stays as it is under a law that changed."""
        desk = self._frame.desk
        law = corrections.changed_law(desk, procedure)

        def keep(dialog: FormDialog) -> bool:
            reason = dialog.form.texts()["reason"]
            return self._frame.perform(
                lambda: corrections.confirm(desk, procedure.code, reason),
                then=self._tell,
                announces=self._frame.changes.catalogue_changed,
                beside=dialog.refuse,
            )

        FormDialog(
            "Xác nhận thủ tục vẫn đúng",
            REASON,
            keep,
            words=law_words(law) if law else "",
            verb="Xác nhận",
            parent=self._over,
        ).open()

    def decide(self, procedure: Procedure) -> None:
        """Choose between the office's own version and the row of an update."""
        desk, code = self._frame.desk, procedure.code
        told = self._frame.ask(lambda: corrections.against_shipped(desk, code), otherwise=())
        if not told:
            return
        announces = self._frame.changes.catalogue_changed

        def keep_own(reason: str, refuse: Callable[[str], None]) -> bool:
            return self._frame.perform(
                lambda: corrections.keep_own(desk, code, reason),
                then=lambda _none: self._frame.notices.publish(f"Giữ bản của cơ quan: {code}."),
                announces=announces,
                beside=refuse,
            )

        def take(reason: str, refuse: Callable[[str], None]) -> bool:
            return self._frame.perform(
                lambda: corrections.take_shipped(desk, code, reason),
                then=self._tell,
                announces=announces,
                beside=refuse,
            )

        ComparisonDialog(
            "Bản của cơ quan và bản cập nhật",
            told,
            sides=("Bản của cơ quan", "Bản cập nhật của chương trình"),
            decisions=(("Theo bản cập nhật", take), ("Giữ bản của cơ quan", keep_own)),
            words=f"{code} · {procedure.name}. {UPDATE_WORDS}",
            parent=self._over,
        ).open()

    def _tell(self, version: Procedure) -> None:
        self._frame.notices.publish(f"{version.code}: {version_words(version)}.")
