"""Packs of forms: one made of chosen forms, one taken back (`ui/frame`: accepting one)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.kinds import TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.domain.papers.pack import SUFFIX
from commune_desk.services.papers import packs
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.pages.forms.known_use import KnownUse
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.fields import FieldWords
from commune_desk.words.papers.packs import FILTER, TAKEN_BACK

if TYPE_CHECKING:
    from commune_desk.ui.frame.page_frame import PageFrame

MAKE = EVENTS[EventKind.PACK_MADE]
TAKE_BACK = "Bỏ gói đã nhận"
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


def ask_make(frame: PageFrame, over: QWidget, code: str) -> None:
    """Ask which forms go into a pack, and where the file goes."""

    def keep(dialog: FormDialog) -> bool:
        said = dialog.form.values()
        forms, procedures = (
            tuple(said[name].replace(",", " ").split()) for name in ("forms", "procedures")
        )
        return frame.perform(
            lambda: packs.make(frame.desk, said["name"], forms, procedure_codes=procedures),
            then=lambda content: _save(frame, over, content),
            beside=dialog.refuse,
        )

    dialog = FormDialog(MAKE, PACK, keep, own_words=WORDS, verb=MAKE, parent=over)
    dialog.form.set_texts({"forms": code})
    dialog.open()


def _save(frame: PageFrame, over: QWidget, content: bytes) -> None:
    path, _ = QFileDialog.getSaveFileName(over, MAKE, f"mau{SUFFIX}", FILTER)
    if path:
        packs.save(content, Path(path))
        frame.notices.publish(f"Đã ghi gói mẫu: {Path(path).name}")


def ask_take_back(frame: PageFrame, over: QWidget, pack_name: str) -> None:
    """Say which pack goes, and who uses its forms, before it goes."""
    use = KnownUse()

    def keep(dialog: FormDialog) -> bool:
        def take_back(is_use_known: bool) -> tuple[str, ...]:
            return packs.take_back(frame.desk, pack_name, is_use_known=is_use_known)

        return frame.perform(
            lambda: use.tried(pack_name, take_back),
            then=lambda codes: frame.notices.publish(TAKEN_BACK.format(forms=", ".join(codes))),
            announces=frame.changes.catalogue_changed,
            beside=dialog.refuse,
        )

    words = BACK_WORDS.format(pack=pack_name)
    FormDialog(TAKE_BACK, NOTHING_ASKED, keep, words=words, verb=TAKE_BACK, parent=over).open()
