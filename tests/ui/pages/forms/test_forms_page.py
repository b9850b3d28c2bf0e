"""The page of forms: an officer changes one without a programmer, and sees the page change."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from commune_desk.domain.vietnamese import sort_key
from commune_desk.services.desk.desk import Desk
from commune_desk.services.office import accounts
from commune_desk.services.papers import own_forms, packs
from commune_desk.services.reception import drafts
from commune_desk.services.reception import forms as declared_forms
from commune_desk.services.reception.forms import form
from commune_desk.services.upkeep import history
from commune_desk.ui.frame.pack_dialog import look_at
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.forms import packs as pack_dialogs
from commune_desk.ui.pages.forms.editor import FormEditor
from commune_desk.ui.pages.forms.page import FormsPage
from commune_desk.ui.pages.forms.pdf_canvas import PdfCanvas
from commune_desk.ui.printing.paper_view import PaperView
from tests.documents.declarations.test_pdf_forms import a_pdf, encrypted
from tests.documents.declarations.test_word_forms import a_word_file, with_part
from tests.factories import BIRTH
from tests.files.papers.test_packs import changed, signed_by_another
from tests.ui.drivers.forms import gives_up
from tests.ui.drivers.own_forms import (
    ADD_PLACE,
    COMPARED,
    EDIT,
    FILE,
    GIVE_UP,
    LINES,
    LIST,
    NOTE,
    OWNER,
    PLACE_KIND,
    PLACE_NAME,
    REASON,
    VERSIONS,
    WRITE,
    OwnForms,
)
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import until

WHY = "Công văn 12/STP-HT"


@pytest.fixture
def admin_frame(frame: PageFrame) -> PageFrame:
    everyone = {officer.login: officer for officer in accounts.all_officers(frame.desk)}
    frame.desk = replace(frame.desk, officer=everyone["quantri"])
    return frame


@pytest.fixture
def page(qtbot, admin_frame: PageFrame) -> OwnForms:
    return OwnForms(page_alone(qtbot, admin_frame, "forms"))


def test_what_its_first_opening_needs_is_made_before(frame: PageFrame):
    before = history.verify(frame.desk).events
    sort_key.cache_clear()
    FormsPage.get_ready(frame.desk)
    made = sort_key.cache_info().misses
    names = [one.name for one in declared_forms.heads(frame.desk)]
    assert made >= len(set(names))
    for name in names:
        sort_key(name)
    assert sort_key.cache_info().misses == made
    assert history.verify(frame.desk).events == before


def lines_of(editor) -> QPlainTextEdit:
    found = editor.find_a(QPlainTextEdit, LINES)
    assert isinstance(found, QPlainTextEdit)
    return found


def typed(editor, text: str) -> None:
    """The printed lines as they become; the pause is over."""
    lines_of(editor).setPlainText(text)
    QTest.qWait(500)


def test_every_form_is_listed_and_a_chosen_one_is_seen(page: OwnForms):
    assert len(page.names()) > 60
    page.pick("birth")
    seen = page.find_a(PaperView, "Trang in của mẫu")
    until(lambda: seen.page_count() >= 1)
    assert page.chosen_row("Danh sách mẫu")[NOTE] == "chưa đối chiếu"


def test_the_page_of_a_form_stays_while_the_form_does(page: OwnForms, monkeypatch):
    page.pick("birth")
    seen = page.find_a(PaperView, "Trang in của mẫu")
    until(lambda: seen.page_count() >= 1)
    drawn: list[str] = []
    example = own_forms.example

    def counted(desk: Desk, text: str) -> bytes:
        drawn.append(text)
        return example(desk, text)

    monkeypatch.setattr(own_forms, "example", counted)
    page.widget.on_shown()  # type: ignore[attr-defined]  # every page has it
    assert seen.page_count() >= 1
    page.pick("marital_status")
    until(lambda: bool(drawn))
    assert [own_forms.written_of(text).code for text in drawn] == ["marital_status"]


def test_a_form_is_found_by_a_procedure(page: OwnForms):
    page.enter("Lọc mẫu", "1.004873")
    assert page.names() == ["Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"]


def test_a_changed_line_becomes_the_next_version(page: OwnForms, admin_frame: PageFrame):
    editor = page.edit("birth")
    typed(editor, lines_of(editor).toPlainText().replace("Quê quán:", "Quê quán của trẻ:"))
    assert not [text for text in editor.texts() if text.startswith("Dòng ")]
    editor.enter(REASON, WHY)
    editor.choose(WRITE)
    assert form(admin_frame.desk, "birth").labels["child.home_place"] == "Quê quán của trẻ"
    assert page.chosen_row("Danh sách mẫu")[NOTE] == "chưa đối chiếu · của cơ quan, bản 2"


def test_a_line_that_cannot_be_read_is_said_and_nothing_is_written(
    page: OwnForms, admin_frame: PageFrame
):
    editor = page.edit("birth")
    before = lines_of(editor).toPlainText()
    typed(editor, before.replace("{child.full_name}", "{child.full_name", 1))
    assert any("ngoặc nhọn" in text for text in editor.texts())
    assert not editor.can(WRITE)
    typed(editor, before.replace("Quê quán", "Quê của trẻ", 1))
    assert editor.can(WRITE)
    editor.choose("Hủy")
    assert form(admin_frame.desk, "birth").version == 1


def test_esc_asks_before_it_drops_changed_lines(page: OwnForms):
    editor = page.edit("birth")
    typed(editor, lines_of(editor).toPlainText() + "\n^ Hết")
    gives_up(editor)
    untouched = page.edit("birth")
    untouched.press("Esc")
    assert not untouched.is_there


def test_esc_asks_before_it_drops_a_form_that_is_named(page: OwnForms, tmp_path: Path):
    (tmp_path / "a.docx").write_bytes(a_word_file("{{ applicant.full_name }}"))
    widget(page).begin_word(tmp_path / "a.docx")
    dialog = page.dialog("Word")
    dialog.enter("Tên mẫu", "Phiếu của xã")
    gives_up(dialog)


def test_nothing_is_written_without_a_reason(page: OwnForms, admin_frame: PageFrame):
    editor = page.edit("birth")
    typed(editor, lines_of(editor).toPlainText() + "\n^ Hết")
    editor.choose(WRITE)
    assert any("lý do" in text for text in editor.texts())
    assert form(admin_frame.desk, "birth").version == 1


def test_a_place_is_added_in_the_words_of_the_office(page: OwnForms, admin_frame: PageFrame):
    editor = page.edit("birth")
    lines = lines_of(editor)
    lines.setPlainText(lines.toPlainText().replace("Quê quán:", "Số điện thoại: \nQuê quán:", 1))
    cursor = lines.textCursor()
    cursor.setPosition(lines.toPlainText().index("Số điện thoại: ") + len("Số điện thoại: "))
    lines.setTextCursor(cursor)
    editor.choose(ADD_PLACE)
    place = page.dialog(ADD_PLACE)
    place.fill_in(
        {OWNER: "Người yêu cầu", PLACE_NAME: "Số điện thoại", PLACE_KIND: "Số điện thoại"}
    )
    place.choose(ADD_PLACE)
    QTest.qWait(500)
    assert "Số điện thoại: {requester.phone}" in lines.toPlainText()
    editor.enter(REASON, WHY)
    editor.choose(WRITE)
    made = form(admin_frame.desk, "birth")
    assert made.spec.field("requester.phone").kind.name == "phone"


def test_lines_and_file_follow_each_other(page: OwnForms):
    editor = page.edit("death")
    typed(editor, lines_of(editor).toPlainText() + "\n^ Hết")
    whole = editor.widget.findChildren(QPlainTextEdit)
    file = next(one for one in whole if one.accessibleName() == FILE)
    assert "^ Hết" in file.toPlainText()
    file.setPlainText(file.toPlainText().replace("^ Hết", "^ Hết./."))
    assert lines_of(editor).toPlainText().endswith("^ Hết./.")


def test_an_earlier_version_comes_back(page: OwnForms, admin_frame: PageFrame):
    desk = admin_frame.desk
    text = own_forms.versions_of(desk, "birth")[0].text.replace("Quê quán:", "Quê:")
    own_forms.keep(desk, text, WHY)
    admin_frame.changes.catalogue_changed.emit()
    page.pick("birth")
    page.choose(VERSIONS)
    dialog = page.dialog(VERSIONS)
    dialog.choose_row(VERSIONS, "kèm chương trình")
    dialog.choose("Dùng lại bản này")
    assert dialog.beside("Lý do dùng lại")
    assert dialog.focus == "Lý do dùng lại"
    dialog.enter("Lý do dùng lại", WHY)
    dialog.choose("Dùng lại bản này")
    assert form(desk, "birth").labels["child.home_place"] == "Quê quán"


def test_what_is_in_use_changes_at_the_second_press(page: OwnForms, admin_frame: PageFrame):
    desk = admin_frame.desk
    text = own_forms.versions_of(desk, "birth")[0].text.replace("Quê quán:", "Quê:")
    own_forms.keep(desk, text, WHY)
    drafts.save(desk, {"procedure": BIRTH})
    admin_frame.changes.catalogue_changed.emit()
    page.pick("birth")
    page.choose(VERSIONS)
    dialog = page.dialog(VERSIONS)
    dialog.choose_row(VERSIONS, "kèm chương trình")
    dialog.enter("Lý do dùng lại", WHY)
    dialog.choose("Dùng lại bản này")
    assert any("1 bản nháp" in words for words in dialog.texts())
    assert form(desk, "birth").labels["child.home_place"] == "Quê"
    dialog.choose("Dùng lại bản này")
    assert form(desk, "birth").labels["child.home_place"] == "Quê quán"


def test_a_pack_goes_back_after_it_was_named(
    page: OwnForms, admin_frame: PageFrame, tmp_path: Path
):
    desk = admin_frame.desk
    text = own_forms.versions_of(desk, "birth")[0].text.replace("Quê quán:", "Quê:")
    own_forms.keep(desk, text, WHY)
    pack = packs.opened(packs.make(desk, "Mẫu của tỉnh", ("birth",)))
    own_forms.take_back(desk, "birth", 1, reason=WHY)
    packs.accept(desk, pack)
    admin_frame.changes.catalogue_changed.emit()
    page.pick("complaint")
    page.choose(pack_dialogs.TAKE_BACK)
    assert page.says(pack_dialogs.NO_PACK)
    page.pick("birth")
    page.choose(pack_dialogs.TAKE_BACK)
    assert form(desk, "birth").labels["child.home_place"] == "Quê"
    dialog = page.dialog(pack_dialogs.TAKE_BACK)
    assert any("Mẫu của tỉnh" in words for words in dialog.texts())
    dialog.press("F9")
    assert form(desk, "birth").labels["child.home_place"] == "Quê quán"


def test_a_form_is_given_up_with_a_reason(page: OwnForms):
    page.pick("complaint")
    page.choose(GIVE_UP)
    dialog = page.dialog(GIVE_UP)
    dialog.choose(GIVE_UP)
    assert dialog.texts()
    dialog.enter("Lý do", WHY)
    dialog.choose(GIVE_UP)
    assert page.names() == []


def test_only_an_administrator_is_offered_to_change(qtbot, frame: PageFrame):
    page = OwnForms(page_alone(qtbot, frame, "forms"))
    page.pick("birth")
    assert page.can(VERSIONS)
    assert not page.has(EDIT)


# --- files -------------------------------------------------------------------------------------


def widget(page: OwnForms) -> FormsPage:
    found = page.widget
    assert isinstance(found, FormsPage)
    return found


TRIAL_MS = 40_000
"""Another process draws a PDF first."""


def test_places_are_put_on_a_pdf_by_mouse(page: OwnForms, admin_frame: PageFrame, tmp_path: Path):
    (tmp_path / "mẫu.pdf").write_bytes(a_pdf())
    widget(page).begin_pdf(tmp_path / "mẫu.pdf")
    until(lambda: bool(page.dialogs()), patience_ms=TRIAL_MS)
    dialog = page.dialog("PDF")
    canvas = dialog.find_a(PdfCanvas, "Trang PDF để đặt ô")
    start, end = canvas.at(30, 100), canvas.at(110, 106)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    place = page.dialog(ADD_PLACE)
    place.fill_in({OWNER: "Người yêu cầu", PLACE_NAME: "Họ tên", PLACE_KIND: "Họ tên"})
    place.choose(ADD_PLACE)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.at(60, 58))
    page.dialog(ADD_PLACE).press("Esc")  # the proposed name was not typed: nothing is asked
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.at(60, 58))
    [proposal] = (one for one in page.dialogs() if one.has(PLACE_NAME))
    proposal.enter(PLACE_NAME, "Nơi ở")
    proposal.choose(ADD_PLACE)
    dialog.fill_in({"Tên mẫu": "Phiếu của xã", "Mã thủ tục": "1.001193", "Căn cứ": "mẫu của xã"})
    dialog.enter("Lý do thêm mẫu", WHY)
    dialog.choose("Xem thử")
    assert dialog.find_a(PaperView, "Trang in thử").page_count() == 1
    dialog.choose("Ghi mẫu mới")
    made = form(admin_frame.desk, "phieu_cua_xa").written
    drawn, proposed = made.spots
    assert (drawn.name, drawn.page) == ("requester.full_name", 1)
    assert (drawn.x, drawn.width) == pytest.approx((30, 80), abs=0.5)
    assert (proposed.x, proposed.width) == pytest.approx((50, 80), abs=0.5)


def test_a_place_on_a_pdf_is_moved_by_arrows_and_taken_away(page: OwnForms, tmp_path: Path):
    (tmp_path / "mẫu.pdf").write_bytes(a_pdf())
    widget(page).begin_pdf(tmp_path / "mẫu.pdf")
    until(lambda: bool(page.dialogs()), patience_ms=TRIAL_MS)
    dialog = page.dialog("PDF")
    canvas = dialog.find_a(PdfCanvas, "Trang PDF để đặt ô")
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.at(60, 58))
    place = page.dialog(ADD_PLACE)
    place.enter(PLACE_NAME, "Nơi ở")
    place.choose(ADD_PLACE)
    spots = dialog.widget._spots  # type: ignore[attr-defined]  # noqa: SLF001  # what it would write
    before = spots[0]
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert (spots[0].x - before.x, spots[0].y - before.y) == pytest.approx((0.5, 0.5))
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert spots == []
    dialog.enter("Tên mẫu", "Phiếu của xã")
    gives_up(dialog)


def test_a_file_that_is_no_form_is_refused_in_a_sentence(
    page: OwnForms, admin_frame: PageFrame, tmp_path: Path
):
    for name, begin in (("a.pdf", widget(page).begin_pdf), ("a.docx", widget(page).begin_word)):
        (tmp_path / name).write_bytes(b"khong phai")
        begin(tmp_path / name)
        assert "không phải" in admin_frame.notices.history[-1].text
    assert page.dialogs() == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", encrypted(), "mật khẩu"),
        ("a.pdf", a_pdf(500), "có 500 trang"),
        ("a.pdf", a_pdf()[:700], "đã hỏng"),
        ("a.docx", with_part(a_word_file("x"), "word/vbaProject.bin", b"x"), "macro"),
        ("a.docx", with_part(a_word_file("x"), "word/b.xml", b"\0" * 60_000_000), "đã hỏng"),
        ("a.docx", a_word_file("{{ ''.__class__ }}"), "chưa đúng"),
        ("a.goimau", changed(**{"../outside.toml": b"x"}), "ngoài chỗ của nó"),
        ("a.goimau", changed(**{f"attachments/{'0' * 64}": b"\0" * 70_000_000}), "lớn hơn"),
        ("a.goimau", signed_by_another(), "chữ ký không đúng"),
        ("a.goimau", b"PK", "đã hỏng"),
    ],
    ids=[
        "encrypted", "book", "cut", "macros", "word_bomb", "expression",
        "outside", "bomb", "signature", "no_pack",
    ],
)  # fmt: skip
def test_hostile_files_are_refused_in_a_sentence_and_nothing_is_installed(  # fixtures
    page: OwnForms, admin_frame: PageFrame, tmp_path: Path, name: str, content: bytes, said: str
):
    (tmp_path / name).write_bytes(content)
    before = page.names()
    openings = {
        "a.pdf": widget(page).begin_pdf,
        "a.docx": widget(page).begin_word,
        "a.goimau": lambda path: look_at(admin_frame, page.widget, path),
    }
    openings[name](tmp_path / name)
    assert said in admin_frame.notices.history[-1].text
    assert page.dialogs() == []
    assert page.names() == before


def test_a_pack_carries_procedures_too(
    page: OwnForms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "gói.goimau"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    page.pick("birth")
    page.choose("Làm gói mẫu")
    asked = page.dialog("Làm gói mẫu")
    asked.fill_in({"Tên gói": "Mẫu của tỉnh", "Mã các thủ tục đi cùng": "1.001193, 1.000656"})
    asked.press("F9")
    pack = packs.read(path)
    assert list(pack.forms) == ["birth"]
    assert [one.code for one in pack.procedures] == ["1.001193", "1.000656"]


def test_a_word_file_becomes_a_form(page: OwnForms, admin_frame: PageFrame, tmp_path: Path):
    document = docx.Document()
    document.add_paragraph("Tôi là {{requester.full_name}}, xin {{viec}}")
    document.save(str(tmp_path / "đơn.docx"))
    widget(page).begin_word(tmp_path / "đơn.docx")
    dialog = page.dialog("Word")
    dialog.fill_in({"Tên mẫu": "Đơn của xã", "Căn cứ": "mẫu của xã", "Lý do thêm mẫu": WHY})
    dialog.enter("Ô viec", "Việc đề nghị")
    dialog.choose("Ghi mẫu mới")
    made = form(admin_frame.desk, "don_cua_xa")
    assert made.labels == {"requester.full_name": "Họ, chữ đệm, tên", "viec": "Việc đề nghị"}


def test_a_pack_is_looked_at_before_it_is_accepted(
    page: OwnForms, admin_frame: PageFrame, tmp_path: Path
):
    desk = admin_frame.desk
    text = own_forms.versions_of(desk, "birth")[0].text.replace("Quê quán:", "Quê:")
    own_forms.keep(desk, text, WHY)
    content = packs.make(desk, "Mẫu của tỉnh", ("birth",))
    own_forms.take_back(desk, "birth", 1, reason=WHY)
    packs.save(content, tmp_path / "gói.goimau")
    look_at(admin_frame, page.widget, tmp_path / "gói.goimau")
    dialog = page.dialog("Nhận gói dữ liệu")
    said = dialog.texts()
    assert "Tờ khai đăng ký khai sinh (birth): khác bản đang dùng" in said
    assert "- Quê quán: {child.home_place}" in said
    assert "+ Quê: {child.home_place}" in said
    dialog.choose("Nhận tất cả")
    assert form(desk, "birth").labels["child.home_place"] == "Quê"


def test_the_editor_is_drawn_whole(qtbot, admin_frame: PageFrame):
    version = own_forms.versions_of(admin_frame.desk, "birth")[0]
    editor = FormEditor(admin_frame, version, lambda _version: None)
    qtbot.addWidget(editor)
    editor.show()
    assert editor.findChildren(PaperView)[0].page_count() >= 1


def test_the_second_of_two_counters_is_told_that_the_first_changed_the_form(
    page: OwnForms, admin_frame: PageFrame
):
    editor = page.edit("birth")
    desk = admin_frame.desk
    text = own_forms.versions_of(desk, "birth")[0].text
    own_forms.keep(desk, text.replace("Quê quán:", "Quê quán (bản kia):"), WHY)
    edit = lines_of(editor)
    edit.setPlainText(edit.toPlainText().replace("Quê quán:", "Quê quán (bản này):"))
    editor.enter(REASON, WHY)
    editor.let_pass(1)
    editor.choose(WRITE)
    assert editor.is_there
    assert editor.says("vừa ghi bản 2 của mẫu birth")
    assert own_forms.versions_of(desk, "birth")[0].version == 2


def test_the_page_opens_on_a_form_and_next_time_on_the_one_looked_at_last(
    page: OwnForms, qtbot, admin_frame: PageFrame
):
    assert page.chosen_row(LIST)
    page.pick("death")
    again = OwnForms(page_alone(qtbot, admin_frame, "forms"))
    assert again.chosen_row(LIST)["Mã mẫu"] == "death"


def test_an_officer_notes_that_a_form_was_compared(page: OwnForms, admin_frame: PageFrame):
    page.pick("birth")
    assert "chưa đối chiếu" in page.column(LIST, NOTE)[0]
    page.choose(COMPARED)
    assert "birth" not in declared_forms.unconfirmed_forms(admin_frame.desk)
    assert page.column(LIST, NOTE)[0] == ""
    assert page.chosen_row(LIST)["Mẫu"] in admin_frame.notices.history[-1].text  # which one it was
