"""The page of forms (mẫu tờ khai): find one, see it, change it, bring one along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from commune_desk.domain.catalogue.procedure import Origin
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.kinds import LONG_TEXT, TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.domain.form.written import FormHead, WrittenForm
from commune_desk.domain.papers.office_form import FormVersion
from commune_desk.domain.vietnamese import fold, sort_key
from commune_desk.services.desk import rights
from commune_desk.services.papers import own_forms, pdf_trial
from commune_desk.services.reception import forms as declared_forms
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.frame.keys.refused_keys import say_right
from commune_desk.ui.frame.pack_dialog import ask_accept
from commune_desk.ui.look.layouts import boxed, column
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.forms import packs as pack_dialogs
from commune_desk.ui.pages.forms import pdf_dialog, word_dialog
from commune_desk.ui.pages.forms.editor import FormEditor
from commune_desk.ui.pages.forms.known_use import KnownUse
from commune_desk.ui.pages.forms.versions_dialog import TITLE as VERSIONS
from commune_desk.ui.pages.forms.versions_dialog import FormVersionsDialog
from commune_desk.ui.printing.paper_view import PaperView
from commune_desk.ui.printing.paper_worker import PaperWorker
from commune_desk.ui.widgets.actions import action, action_of, actions_of
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.form.field import in_a_row
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.parted import parted
from commune_desk.ui.widgets.path_buttons import ask_file
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.tables.table_model import (
    Asked,
    Column,
    RowsModel,
    RowsPage,
    all_at_once,
)
from commune_desk.ui.widgets.text import label
from commune_desk.ui.widgets.verbs_bar import VerbsBar
from commune_desk.words.fields import FieldWords
from commune_desk.words.papers.packs import ACCEPT
from commune_desk.words.papers.papers import NOT_COMPARED

if TYPE_CHECKING:
    from commune_desk.services.desk.desk import Desk
    from commune_desk.ui.frame.page_frame import PageFrame

FILTER = FormSpec.of("forms_filter", FieldSpec(TEXT, "text"))
FILTER_WORDS = {"text": FieldWords("Lọc mẫu", "Lọc theo tên, mã mẫu hoặc mã thủ tục")}
REASON = FormSpec.of("form_reason", FieldSpec(LONG_TEXT, "reason", need=Need.REQUIRED))
LAST = "forms/chosen"
"""Under which this PC remembers the form that was looked at last."""
EDIT, GIVE_UP = "Sửa mẫu", "Thôi dùng mẫu"
COMPARED = "Đã đối chiếu"
NOTHING_TO_COMPARE = "Mẫu này không còn chờ đối chiếu. Chọn một mẫu chưa đối chiếu."
OF_OFFICE, FROM_PACK = "của cơ quan", "theo gói"
EMPTY = "Trang in của mẫu hiện ở đây."
TRYING = "Đang thử đọc tệp PDF"
WORD_ONLY = "Mẫu này là tệp Word: khi điền, chương trình làm ra tệp đã điền."


class FormsPage(QWidget):
    """The forms at the left, the chosen one as it prints at the right."""

    title = "Các mẫu tờ khai"
    primary_action: QAction | None = None

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._own: dict[str, FormVersion] = {}
        self._shown = ""
        self._unconfirmed: frozenset[str] = frozenset()
        self._filters = Form(FILTER, arrange=in_a_row, words=FILTER_WORDS)
        self._count = label("", "second")
        model = RowsModel(self._columns(), self._fetch, row_id=lambda one: one.code)
        empty = EmptyState("Không có mẫu nào khớp", "Gõ ít chữ hơn, không cần dấu.", icon="pdf")
        self._table = RowsTable(
            model, name="Danh sách mẫu", empty=empty, remembered=frame.own, key="forms"
        )
        if isinstance(box := self._filters.field("text").editor, QLineEdit):
            self._table.begin_from(box)
        self._told = label("", "second", wraps=True)
        self._view = PaperView(EMPTY)
        self._view.setAccessibleName("Trang in của mẫu")
        self._drawing = PaperWorker(self, frame.tasks.broke)
        may_change = rights.may(frame.desk, EventKind.FORM_CHANGED)
        changing = (self.edit, self.show_versions, self.ask_give_up)
        own = actions_of(*(changing if may_change else (self.show_versions,)))
        self._compared = action_of(self.confirm)
        compare = [self._compared] if rights.may(frame.desk, EventKind.FORM_CONFIRMED) else []
        self._bar = VerbsBar([*own, *compare])
        chosen = column(self._told, self._view)
        chosen.setStretch(1, 1)
        left = column(self._filters, self._table, self._count)
        left.setStretch(1, 1)
        parts = parted(boxed(left), boxed(chosen), shares=(1, 1))
        parts.setHandleWidth(size("rail_mark") * 4)
        whole = column(self._bar, parts)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        brought = (self.ask_pdf, self.ask_word)
        if may_change:
            packs = (self.ask_pack, self.accept_pack, self.take_back_pack)
            self.addActions(actions_of(*brought, *packs))
        say_right(frame, self, EventKind.FORM_CHANGED, self.edit, *brought)
        say_right(frame, self, EventKind.FORM_CONFIRMED, self.confirm)
        self._filters.edited.connect(lambda _name: self._table.refresh())
        self._table.chosen.connect(self._show_chosen)
        self._table.offer(*self._bar.verbs)
        frame.changes.catalogue_changed.connect(self._load)

    @staticmethod
    def get_ready(desk: Desk) -> None:
        """Draw one form for nobody, and read the words that their order and their filter need.

        The first page that is drawn takes twenty times as long as any other. Called on another
        thread.
        """
        heads = declared_forms.heads(desk)
        for one in heads:
            sort_key(one.name)
            _matches(one, "")
        if heads:
            own_forms.example(desk, own_forms.versions_of(desk, heads[0].code)[0].text)

    def on_shown(self) -> None:
        """Read the forms."""
        self._load()
        last = self._frame.own.text(LAST)
        if self._table.current_row() is None and not self._table.select(last):
            self._table.select_first()
        self._filters.focus("text")

    def open_item(self, item_id: str) -> None:
        """Show the form of that code."""
        self._filters.fill({"text": item_id})
        self._load()
        self._table.select_first()

    # --- the list --------------------------------------------------------------------------------

    def _load(self) -> None:
        chosen = self._table.current_row()
        self._own = own_forms.holding(self._frame.desk)
        self._unconfirmed = declared_forms.unconfirmed_forms(self._frame.desk)
        self._table.refresh()
        if chosen is not None:
            self._table.select(chosen.code)

    def _fetch(self, _asked: Asked) -> RowsPage[FormHead]:
        wanted = fold(self._filters.texts()["text"])
        shown = [one for one in declared_forms.heads(self._frame.desk) if _matches(one, wanted)]
        shown.sort(key=lambda one: sort_key(one.name))
        self._count.setText(f"{len(shown)} mẫu")
        return all_at_once(shown)

    def _columns(self) -> tuple[Column[FormHead], ...]:
        return (
            Column(name="name", title="Mẫu", text=lambda one: one.name, characters=30),
            Column(name="note", title="Lưu ý", text=self._note, characters=19, least=16),
            Column(
                name="code",
                title="Mã mẫu",
                text=lambda one: one.code,
                characters=10,
                gives_way=1,
            ),
        )

    def _note(self, form: FormHead) -> str:
        notes = [NOT_COMPARED] if form.code in self._unconfirmed else []
        if (own := self._own.get(form.code)) is not None:
            whose = OF_OFFICE if own.origin is Origin.OFFICE else f"{FROM_PACK} {own.reason}"
            notes.append(f"{whose}, bản {own.version}")
        return " · ".join(notes)

    # --- the chosen one --------------------------------------------------------------------------

    def _show_chosen(self, form: FormHead | None) -> None:
        self._bar.follow(form)
        self._compared.setEnabled(form is not None and form.code in self._unconfirmed)
        desk, text = self._frame.desk, self._holding(form).text if form is not None else ""
        if text == self._shown:
            return  # its page stands there, or is being drawn
        self._shown = text
        self._view.clear()
        self._told.setText("")
        if form is None:
            return
        self._frame.own.remember(LAST, form.code)
        self._tell_of(own_forms.written_of(text))

        def drawn() -> tuple[str, bytes]:
            with desk.database.thread():
                return form.code, own_forms.example(desk, text)

        self._drawing.ask(drawn, then=self._show_drawn, beside=self._bar.refuse)

    def _tell_of(self, form: WrittenForm) -> None:
        """What a form is written by, and what is doubtful in it."""
        said = [form.legal_basis, *(f"Chưa chắc: {one}" for one in form.unsure)]
        if form.procedures:
            said.append(f"Thủ tục: {', '.join(form.procedures)}")
        if form.word:
            said.append(WORD_ONLY)
        self._told.setText("\n".join(said))

    def _show_drawn(self, drawn: tuple[str, bytes]) -> None:
        """The printed page, unless another form was chosen meanwhile."""
        code, content = drawn
        chosen = self._table.current_row()
        if chosen is not None and chosen.code == code:
            self._view.show_pdf(content)

    def _holding(self, form: FormHead) -> FormVersion:
        return own_forms.versions_of(self._frame.desk, form.code)[0]

    @action(EDIT, shortcut="Ctrl+E", icon="edit")
    def edit(self) -> None:
        """Change the chosen form."""
        chosen = self._table.current_row()
        FormEditor(self._frame, self._holding(chosen), self._tell, parent=self).open()

    @action(COMPARED, shortcut="Ctrl+D", icon="check", waits_for=NOTHING_TO_COMPARE)
    def confirm(self) -> None:
        """The officer has laid the printed form beside the page."""
        chosen = self._table.current_row()
        self._frame.perform(
            lambda: declared_forms.confirm_form(self._frame.desk, chosen.code),
            then=lambda _nothing: self._frame.notices.publish(f"{COMPARED}: {chosen.name}"),
            announces=self._frame.changes.catalogue_changed,
            beside=self._bar.refuse,
        )

    @action(VERSIONS, shortcut="Ctrl+H", icon="undo")
    def show_versions(self) -> None:
        """Show how the chosen form read before."""
        chosen = self._table.current_row()
        desk = self._frame.desk
        versions = self._frame.ask(lambda: own_forms.versions_of(desk, chosen.code), otherwise=())
        if versions:
            FormVersionsDialog(
                self._frame, versions, self._tell, name=chosen.name, parent=self
            ).open()

    @action(GIVE_UP, icon="trash")
    def ask_give_up(self) -> None:
        """Use what the office wrote of the form no longer, once it is said why."""
        chosen, use = self._table.current_row(), KnownUse()

        def keep(dialog: FormDialog) -> bool:
            reason = dialog.form.texts()["reason"]

            def give_up(is_use_known: bool) -> FormVersion:
                desk = self._frame.desk
                return own_forms.give_up(desk, chosen.code, reason, is_use_known=is_use_known)

            return self._frame.perform(
                lambda: use.tried(chosen.code, give_up),
                then=self._tell,
                announces=self._frame.changes.catalogue_changed,
                beside=dialog.refuse,
            )

        FormDialog(
            GIVE_UP, REASON, keep, verb=GIVE_UP, parent=self,
            words=f"{chosen.name}. Hồ sơ đã nhận vẫn giữ mẫu này; lấy lại được ở “{VERSIONS}”.",
        ).open()  # fmt: skip

    def _tell(self, version: FormVersion) -> None:
        self._frame.notices.publish(f"Mẫu {version.code}: đã ghi bản {version.version}.")

    # --- files -----------------------------------------------------------------------------------

    @action(pdf_dialog.TITLE, shortcut="Ctrl+Shift+F", icon="pdf")
    def ask_pdf(self) -> None:
        """Bring along a form that is a PDF."""
        ask_file(self, pdf_dialog.TITLE, "PDF (*.pdf)", then=self.begin_pdf)

    @action(word_dialog.TITLE, shortcut="Ctrl+Shift+W", icon="plus")
    def ask_word(self) -> None:
        """Bring along a form that is a Word file."""
        ask_file(self, word_dialog.TITLE, "Word (*.docx)", then=self.begin_word)

    def begin_pdf(self, path: Path) -> None:
        """Put places on a PDF; one that cannot be a form is refused."""
        content = self._frame.ask(lambda: own_forms.content_of(path), otherwise=b"")
        if not content:
            return
        known = self._frame.ask(lambda: own_forms.look_at_pdf(content), otherwise=None)
        if known is None:
            return

        def show(_tried: object) -> None:
            pdf_dialog.PdfDialog(
                self._frame, content, known=known, done=self._tell, parent=self
            ).open()

        self._frame.start(TRYING, lambda progress: pdf_trial.try_pdf(content, progress), then=show)

    def begin_word(self, path: Path) -> None:
        """Name the places of a Word file; one that cannot be a form is refused."""
        content = self._frame.ask(lambda: own_forms.content_of(path), otherwise=b"")
        if not content:
            return
        places = self._frame.ask(lambda: own_forms.word_places(content), otherwise=None)
        if places is not None:
            word_dialog.WordDialog(
                self._frame, content, places=places, done=self._tell, parent=self
            ).open()

    @action(pack_dialogs.MAKE, icon="save")
    def ask_pack(self) -> None:
        """Make a pack of forms for other offices."""
        chosen = self._table.current_row()
        pack_dialogs.ask_make(self._frame, self, chosen.code if chosen else "")

    @action(ACCEPT, icon="folder")
    def accept_pack(self) -> None:
        """Show what a pack would change, and take it."""
        ask_accept(self._frame, self)

    @action(pack_dialogs.TAKE_BACK, icon="undo")
    def take_back_pack(self) -> None:
        """The chosen form came with a pack: all of it goes back."""
        chosen = self._table.current_row()
        own = self._own.get(chosen.code) if chosen else None
        if own is None or own.origin is not Origin.IMPORTED:
            self._bar.refuse(pack_dialogs.NO_PACK)
            return
        pack_dialogs.ask_take_back(self._frame, self, own.reason)


def _matches(form: FormHead, wanted: str) -> bool:
    known = fold(" ".join((form.name, form.code, *form.procedures)))
    return all(word in known for word in wanted.split())
