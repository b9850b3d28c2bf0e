"""The one form: what is wrong stands beside its field, and what was typed is never lost."""

import tomllib
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from commune_desk.domain.desk import steps
from commune_desk.domain.desk.dossier_list import DOSSIER_FILTER
from commune_desk.domain.form.kinds import (
    CHOICE,
    FULL_NAME,
    KINDS,
    LONG_TEXT,
    NUMBER,
    PERSONAL_ID,
    TEXT,
    TICK,
)
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need, When
from commune_desk.domain.office.calendar_day import CALENDAR_DAY, CHANGED_DAY
from commune_desk.domain.office.office import LEADER, OFFICE
from commune_desk.domain.office.officer import (
    ADMINISTRATOR,
    FORGOTTEN_PASSWORD,
    OFFICER,
    OWN_PASSWORD,
    ROLE,
)
from commune_desk.domain.people.applicant import PERSON
from commune_desk.domain.reception.reception import RECEPTION
from commune_desk.settings import SETTINGS
from commune_desk.ui.dialogs.office_steps import STEPS
from commune_desk.ui.pages.dossiers.steps import UNDO
from commune_desk.ui.pages.office.details import WEEK
from commune_desk.ui.widgets.form import form as form_module
from commune_desk.ui.widgets.form.field import in_a_row, labels_above, labels_left
from commune_desk.ui.widgets.form.form import Form
from commune_desk.words.fields import FieldWords, spoken, words_of

WISH = FormSpec.of(
    "wish",
    FieldSpec(FULL_NAME, "full_name", need=Need.REQUIRED),
    FieldSpec(PERSONAL_ID, "personal_id"),
    FieldSpec(CHOICE, "return_by", choices=("counter", "post"), default="counter"),
    FieldSpec(TEXT, "address", shown_when=(When("return_by", ("post",)),)),
    FieldSpec(NUMBER, "receipt_copies", limits=(1, 9), default="1"),
    FieldSpec(TICK, "has_delegate"),
    FieldSpec(LONG_TEXT, "note"),
    FieldSpec(TEXT, "issuer", is_asked=False),
)
FORMS: tuple[FormSpec, ...] = (
    ADMINISTRATOR, CALENDAR_DAY, CHANGED_DAY, DOSSIER_FILTER, FORGOTTEN_PASSWORD, LEADER,
    OFFICE, OFFICER, OWN_PASSWORD, PERSON, RECEPTION, ROLE, UNDO, WEEK,
    FormSpec.of("settings", *(setting.field for setting in SETTINGS)),
    *STEPS.values(),
    *(FormSpec.of(row.action.value, *row.asks) for row in steps.STEPS),
)  # fmt: skip


@pytest.fixture(params=[labels_left, labels_above, in_a_row])
def form(qtbot, request) -> Form:
    made = Form(WISH, arrange=request.param)
    qtbot.addWidget(made)
    made.show()
    return made


def line(form: Form, name: str) -> QLineEdit:
    editor = form.field(name).editor
    assert isinstance(editor, QLineEdit)
    return editor


@pytest.mark.parametrize("spec", FORMS, ids=[f"{n}-{spec.name}" for n, spec in enumerate(FORMS)])
def test_every_declared_form_can_be_shown_and_is_named(qtbot, spec: FormSpec):
    made = Form(spec)
    qtbot.addWidget(made)
    for section in spec.sections:
        for name in made.shown(section.name):
            words = words_of(f"{spec.name}.{name}")
            assert made.field(name).editor.accessibleName() == spoken(name, words)


VISIT = """
name = "visit"
[[fields]]
name = "on"
kind = "date"
need = "required"
label = "Ngày đến nhà"
[[fields]]
name = "who"
kind = "full_name"
label = "Người được hẹn"
"""


def test_a_form_can_be_declared_as_data_with_its_own_words(qtbot):
    data = tomllib.loads(VISIT)
    words = {asked["name"]: FieldWords(asked["label"]) for asked in data["fields"]}
    fields = (
        FieldSpec(KINDS[asked["kind"]], asked["name"], Need(asked.get("need", "optional")))
        for asked in data["fields"]
    )
    made = Form(FormSpec.of(data["name"], *fields), words=words)
    qtbot.addWidget(made)
    assert not made.check()
    assert made.field("on").message == "Chưa điền ngày đến nhà."
    made.set_texts({"on": "2/10/2026", "who": "LÊ HOA"})
    assert made.check()
    assert made.values() == {"on": date(2026, 10, 2), "who": "Lê Hoa"}


def test_texts_go_in_and_out(form: Form):
    given = {
        "full_name": "Võ Thị Ánh Nguyệt",
        "personal_id": "087185004321",
        "return_by": "post",
        "address": "Ấp 1",
        "receipt_copies": "3",
        "has_delegate": "true",
        "note": "gọi trước",
    }
    form.set_texts(given)
    assert form.texts() == {**given, "issuer": ""}
    assert form.values() == {**given, "receipt_copies": 3, "has_delegate": True, "issuer": ""}


def test_what_is_not_asked_goes_through_untouched(form: Form):
    form.fill({"issuer": "Bộ Công an", "of another form": "x"})
    assert form.texts()["issuer"] == "Bộ Công an"
    assert "of another form" not in form.texts()
    form.fill({})
    assert form.texts()["issuer"] == ""


def test_half_a_text_is_kept_as_it_was_typed(qtbot, form: Form):
    qtbot.keyClicks(line(form, "personal_id"), "0871 850")
    assert form.texts()["personal_id"] == "0871 850"


def test_an_error_stands_beside_its_field(form: Form):
    form.set_texts({"full_name": "Võ Thị Ánh Nguyệt", "personal_id": "08718500432"})
    assert not form.check()
    assert "đang có 11" in form.field("personal_id").message
    assert form.field("personal_id").editor.property("wrong") == "true"
    assert "đang có 11" in form.field("personal_id").editor.accessibleDescription()
    assert form.field("full_name").message == ""
    assert form.focused() == "personal_id"


def test_a_required_field_says_that_it_is_empty(form: Form):
    assert not form.check()
    assert form.field("full_name").message == "Chưa điền họ, chữ đệm, tên."


def test_typing_takes_the_error_away(qtbot, form: Form):
    form.check()
    with qtbot.waitSignal(form.edited) as edited:
        qtbot.keyClicks(line(form, "full_name"), "V")
    assert edited.args == ["full_name"]
    assert form.field("full_name").message == ""


def test_what_is_wrong_is_said_when_the_typing_pauses(qtbot, form: Form):
    qtbot.keyClicks(line(form, "personal_id"), "0871")
    assert form.field("personal_id").message == ""
    qtbot.waitUntil(
        lambda: "đang có 4" in form.field("personal_id").message,
        timeout=5 * form_module.PAUSE_MS,
    )
    qtbot.keyClicks(line(form, "personal_id"), "85004321")
    assert form.field("personal_id").message == ""


def test_what_is_wrong_is_said_when_a_field_is_left(qtbot, form: Form):
    qtbot.keyClicks(line(form, "personal_id"), "0871")
    qtbot.keyClick(line(form, "personal_id"), Qt.Key.Key_Return)
    assert "đang có 4" in form.field("personal_id").message


def test_a_doubt_stays_until_the_field_was_compared(qtbot, form: Form):
    form.fill({"full_name": "Võ Thị Ánh Nguy?t"})
    form.field("full_name").doubt("Đối chiếu với thẻ.")
    form.check()
    assert form.field("full_name").is_doubted
    qtbot.keyClick(line(form, "full_name"), Qt.Key.Key_Delete)
    assert form.field("full_name").message == "Đối chiếu với thẻ."
    qtbot.keyClick(line(form, "full_name"), Qt.Key.Key_Return)
    assert form.field("full_name").message == ""


def test_a_field_that_does_not_belong_is_neither_shown_nor_wrong(form: Form):
    assert not form.field("address").editor.isVisible()
    form.set_texts({"return_by": "post"})
    assert form.field("address").editor.isVisible()


@pytest.mark.parametrize("form", [labels_left], indirect=True)
def test_every_editor_is_named_for_a_screen_reader(form: Form):
    names = [form.field(name).editor.accessibleName() for name in form.shown("wish")]
    assert names == [words_of(name).label for name in form.shown("wish")]
    assert all(label.buddy() for label in form.findChildren(QLabel) if label.text().endswith("*"))


def test_tab_goes_from_field_to_field(form: Form):
    form.focus_first()
    seen = [form.focused()]
    while seen[-1] != "note":
        form.focusNextChild()
        seen.append(form.focused())
        assert len(seen) < 20
    assert seen == [name for name in form.shown("wish") if name != "address"]


def test_a_field_is_finished_when_it_is_left(qtbot, form: Form):
    editor = line(form, "full_name")
    qtbot.keyClicks(editor, "vo thi")
    with qtbot.waitSignal(form.finished) as finished:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert finished.args == ["full_name"]
    assert form.values()["full_name"] == "Vo Thi"
    assert form.texts()["full_name"] == "Vo Thi"


def test_a_field_in_which_nothing_was_typed_is_not_finished(qtbot, form: Form):
    with qtbot.assertNotEmitted(form.finished):
        qtbot.keyClick(line(form, "full_name"), Qt.Key.Key_Return)


def test_filling_a_form_is_no_edit(qtbot, form: Form):
    with qtbot.assertNotEmitted(form.edited), qtbot.assertNotEmitted(form.finished):
        form.fill({"return_by": "post", "receipt_copies": "3", "note": "x", "has_delegate": "true"})


@pytest.mark.parametrize("name", ["return_by", "receipt_copies"])
def test_the_wheel_changes_nothing_in_passing(form: Form, name: str):
    form.set_texts({"return_by": "post", "receipt_copies": "3"})
    before, editor = form.values()[name], form.field(name).editor
    form.focus("full_name")
    wheel(editor)
    assert form.values()[name] == before


def wheel(editor: QWidget) -> None:
    middle = QPointF(editor.rect().center())
    turned = QWheelEvent(
        middle,
        middle,
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    assert turned.type() is QEvent.Type.Wheel
    QApplication.sendEvent(editor, turned)


def test_a_choice_that_is_no_longer_offered_is_kept(form: Form):
    form.set_texts({"return_by": "HP-1020"})
    assert form.texts()["return_by"] == "HP-1020"


def test_other_choices_leave_the_chosen_one(form: Form):
    form.set_texts({"return_by": "post"})
    form.offer("return_by", {"home": "Tại nhà", "post": "Qua bưu chính"})
    assert form.texts()["return_by"] == "post"


def test_what_was_refused_is_typed_over(qtbot, form: Form):
    """The cursor stood before it: what was typed then came before what was wrong."""
    form.set_texts({"full_name": "Trần Quốc Nam", "personal_id": "08707305283"})
    assert not form.check()
    assert line(form, "personal_id").hasFocus()
    qtbot.keyClicks(line(form, "personal_id"), "087073052838")
    assert form.texts()["personal_id"] == "087073052838"
    assert form.check()


@pytest.mark.parametrize(("typed", "counts"), [("7", "7"), ("07", "7"), ("", "3"), ("0", "3")])
def test_a_number_counts_as_it_is_typed(qtbot, form: Form, typed: str, counts: str):
    """A key that ended the form while one still stood in it kept the number of before."""
    form.set_texts({"receipt_copies": "3"})
    editor = form.field("receipt_copies").editor
    editor.setFocus()
    editor.lineEdit().clear()  # type: ignore[attr-defined]  # it is a number's
    qtbot.keyClicks(editor, typed)
    assert form.texts()["receipt_copies"] == counts
