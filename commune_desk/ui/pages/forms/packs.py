"""Packs of forms: one made of chosen forms, one looked at before it is accepted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from commune_desk.domain.form.kinds import TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.domain.history import EventKind
from commune_desk.services.office import office
from commune_desk.services.papers import packs
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.forms.known_use import KnownUse
from commune_desk.ui.widgets.boxes import scrolling
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import Refusal, label
from commune_desk.words.fields import FieldWords
from commune_desk.words.steps import EVENTS
from commune_desk.words.values import PACK_CHANGES

if TYPE_CHECKING:
    from commune_desk.domain.office_form import PackPlan
    from commune_desk.domain.pack import Pack
    from commune_desk.ui.frame.page_frame import PageFrame

MAKE, ACCEPT = EVENTS[EventKind.PACK_MADE], EVENTS[EventKind.PACK_ACCEPTED]
TAKE_BACK = "Bỏ gói đã nhận"
TAKE = "Nhận tất cả"
FILTER = "Gói mẫu (*.goimau)"
SUFFIX = ".goimau"
PACK = FormSpec.of(
    "pack",
    FieldSpec(TEXT, "name", need=Need.REQUIRED),
    FieldSpec(TEXT, "forms", need=Need.REQUIRED),
    FieldSpec(TEXT, "procedures"),
)
WORDS = {
    "name": FieldWords("Tên gói", "ví dụ: Mẫu của tỉnh Đồng Tháp 2026"),
    "forms": FieldWords("Mã các mẫu", "cách nhau bằng dấu phẩy"),
    "procedures": FieldWords("Mã các thủ tục đi cùng", "không bắt buộc, như 1.001193"),
}
NOTHING_ASKED = FormSpec.of("pack_back")
NO_PACK = "Mẫu đang chọn không theo gói nào. Chọn mẫu có ghi “theo gói” ở cột Lưu ý."
BACK_WORDS = "Gói “{pack}”: các mẫu của gói trở lại như trước khi nhận gói."
MOST_LINES = 12
"""Changed lines of a form that are shown: an officer reads them before the pack is accepted."""
KNOWN = "Nơi làm gói đã gửi gói cho cơ quan trước đây."
UNKNOWN = (
    "Lần đầu nhận gói của nơi này. Gọi cho họ và so mã nhận diện trước khi nhận: mã phải giống hệt."
)


def ask_make(frame: PageFrame, over: QWidget, code: str) -> None:
    """Ask which forms go into a pack, and where the file goes."""

    def keep(dialog: FormDialog) -> bool:
        said = dialog.form.values()
        forms, procedures = (_codes(said[name]) for name in ("forms", "procedures"))
        return frame.perform(
            lambda: packs.make(frame.desk, said["name"], forms, procedure_codes=procedures),
            then=lambda content: _save(frame, over, content),
            beside=dialog.refuse,
        )

    dialog = FormDialog(MAKE, PACK, keep, own_words=WORDS, verb=MAKE, parent=over)
    dialog.form.set_texts({"forms": code})
    dialog.open()


def _codes(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split())


def _save(frame: PageFrame, over: QWidget, content: bytes) -> None:
    path, _ = QFileDialog.getSaveFileName(over, MAKE, f"mau{SUFFIX}", FILTER)
    if path:
        packs.save(content, Path(path))
        frame.notices.publish(f"Đã ghi gói mẫu: {Path(path).name}")


def ask_accept(frame: PageFrame, over: QWidget) -> None:
    """Ask for the file of a pack and show what it would change."""
    path, _ = QFileDialog.getOpenFileName(over, ACCEPT, "", FILTER)
    if path:
        look_at(frame, over, Path(path))


def look_at(frame: PageFrame, over: QWidget, path: Path) -> None:
    """Show what a pack would change; a damaged one is refused here."""
    pack = frame.ask(lambda: packs.read(path), otherwise=None)
    if pack is None:
        return
    planned = frame.ask(lambda: packs.plan(frame.desk, pack), otherwise=None)
    if planned is not None:
        PackDialog(frame, pack, planned=planned, parent=over).open()


def ask_take_back(frame: PageFrame, over: QWidget, pack_name: str) -> None:
    """Say which pack goes, and who uses its forms, before it goes."""
    use = KnownUse()

    def keep(dialog: FormDialog) -> bool:
        def take_back(is_use_known: bool) -> tuple[str, ...]:
            return packs.take_back(frame.desk, pack_name, is_use_known=is_use_known)

        return frame.perform(
            lambda: use.tried(pack_name, take_back),
            then=lambda codes: frame.notices.publish(f"Đã bỏ gói: {', '.join(codes)}."),
            announces=frame.changes.catalogue_changed,
            beside=dialog.refuse,
        )

    words = BACK_WORDS.format(pack=pack_name)
    FormDialog(TAKE_BACK, NOTHING_ASKED, keep, words=words, verb=TAKE_BACK, parent=over).open()


class PackDialog(QDialog):
    """What a pack holds, who made it, what it changes here."""

    def __init__(
        self, frame: PageFrame, pack: Pack, *, planned: PackPlan, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(ACCEPT)
        self._frame, self._pack = frame, pack
        self._fault = Refusal()
        changes = {**planned.forms, **planned.procedures, **planned.days}
        lines: list[QWidget] = []
        for code, one in changes.items():
            called = f"{planned.names[code]} ({code})" if code in planned.names else code
            lines.append(label(f"{called}: {PACK_CHANGES[one]}", wraps=True))
            shown = planned.lines.get(code, ())
            lines += [label(words, "second", wraps=True) for words in shown[:MOST_LINES]]
            if len(shown) > MOST_LINES:
                lines.append(label(f"… và {len(shown) - MOST_LINES} dòng nữa", "second"))
        area = scrolling(boxed(column(*lines, None, gap="xs")))
        area.setAccessibleName("Những gì gói thay đổi")
        take = button(TAKE, self._accept, kind="primary", key="F9")
        buttons = row(None, button("Hủy", self.reject), take)
        body = column(
            label(pack.name, "group_title", wraps=True),
            label(f"{pack.office} · {pack.made_at:%d/%m/%Y}", wraps=True),
            label(f"Mã nhận diện: {pack.fingerprint}", "strong", wraps=True),
            label(KNOWN if planned.is_known else UNKNOWN, "quiet", wraps=True),
            area,
            self._fault,
            gap="m",
        )
        body.setStretch(4, 1)
        lay_out(self, body, buttons, high=size("dialog_height"))

    def _accept(self) -> None:
        if self._frame.perform(
            lambda: packs.accept(self._frame.desk, self._pack),
            announces=self._frame.changes.catalogue_changed,
            beside=self._fault.setText,
        ):
            if self._pack.days:
                self._frame.renew_desk(office.renewed(self._frame.desk))
            self._frame.notices.publish(f"Đã nhận gói mẫu {self._pack.name}.")
            self.accept()
