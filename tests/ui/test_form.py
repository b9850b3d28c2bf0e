"""Forms are declared; what is wrong stands beside its field, and what was typed is never lost."""

from datetime import date, time

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel

from commune_desk.domain.errors import WrongComponent
from commune_desk.ui.widgets import entered
from commune_desk.ui.widgets.editors import (
    CheckEditor,
    ChoiceEditor,
    LongTextEditor,
    NumberEditor,
    TextEditor,
    Value,
)
from commune_desk.ui.widgets.form import Field, Form


@pytest.fixture
def form(qtbot) -> Form:
    made = Form(
        [
            Field(
                name="full_name",
                label="Họ, chữ đệm, tên",
                editor=lambda: TextEditor(entered.NAME),
                is_required=True,
            ),
            Field(
                name="personal_id",
                label="Số định danh cá nhân",
                editor=lambda: TextEditor(entered.PERSONAL_ID),
            ),
            Field(
                name="way",
                label="Cách nhận",
                editor=lambda: ChoiceEditor({"counter": "Tại quầy", "post": "Qua bưu chính"}),
            ),
            Field(name="copies", label="Số liên", editor=lambda: NumberEditor(1, 9)),
            Field(name="back", label="Mặt sau", editor=lambda: CheckEditor("In mặt sau")),
            Field(name="note", label="Ghi chú", editor=LongTextEditor),
        ]
    )
    qtbot.addWidget(made)
    return made


def test_values_go_in_and_out(form: Form):
    given: dict[str, Value] = {
        "full_name": "Võ Thị Ánh Nguyệt",
        "personal_id": "087185004321",
        "way": "post",
        "copies": 3,
        "back": True,
        "note": "gọi trước",
    }
    form.set_values(given)
    assert form.values() == given


def test_an_error_stands_beside_its_field(form: Form):
    form.set_values({"full_name": "Võ Thị Ánh Nguyệt", "personal_id": "08718500432"})
    assert not form.check()
    assert "đang có 11" in form._errors["personal_id"].text()
    assert form.editor("personal_id").property("wrong") == "true"
    assert form._errors["full_name"].text() == ""


def test_a_required_field_says_that_it_is_empty(form: Form):
    assert not form.check()
    assert form._errors["full_name"].text() == "Chưa điền họ, chữ đệm, tên."


def test_typing_takes_the_error_away(qtbot, form: Form):
    form.check()
    with qtbot.waitSignal(form.edited) as edited:
        qtbot.keyClicks(form.editor("full_name"), "V")
    assert edited.args == ["full_name"]
    assert form._errors["full_name"].text() == ""


def test_every_editor_is_named_for_a_screen_reader(form: Form):
    names = [form.editor(name).accessibleName() for name in form.values()]
    assert names == [field.label for field in form._fields.values()]
    assert all(label.buddy() for label in form.findChildren(QLabel) if label.text().endswith("*"))


def test_a_field_is_finished_when_it_is_left(qtbot, form: Form):
    editor = form.editor("full_name")
    qtbot.keyClicks(editor, "vo thi")
    with qtbot.waitSignal(form.finished) as finished:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert finished.args == ["full_name"]
    assert form.values()["full_name"] == "Vo Thi"


@pytest.mark.parametrize("name", ["way", "copies"])
def test_the_wheel_changes_nothing_in_passing(form: Form, name: str):
    form.set_values({"way": "post", "copies": 3})
    before, editor = form.values()[name], form.editor(name)
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
    assert form.values()[name] == before


def test_a_choice_that_is_no_longer_offered_is_kept(form: Form):
    form.set_values({"way": "HP-1020"})
    assert form.values()["way"] == "HP-1020"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("17/07/1973", date(1973, 7, 17)),
        ("17071973", date(1973, 7, 17)),
        ("17.7.1973", date(1973, 7, 17)),
        ("", None),
    ],
)
def test_dates_are_read_as_people_type_them(text, read):
    assert entered.read_date(text) == read


@pytest.mark.parametrize("text", ["31/02/1990", "1973", "hôm nay"])
def test_what_is_no_date_is_refused_and_left_as_it_is(text):
    check, tidy = entered.DATE
    with pytest.raises(WrongComponent):
        check(text)
    assert tidy(text) == text


@pytest.mark.parametrize(
    ("text", "read"), [("7:30", time(7, 30)), ("7h30", time(7, 30)), ("17", time(17))]
)
def test_times_are_read_as_people_type_them(text, read):
    assert entered.read_time(text) == read


@pytest.mark.parametrize("text", ["25:00", "7:75", "sáng"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(WrongComponent):
        entered.read_time(text)


@pytest.mark.parametrize(
    ("kind", "typed", "tidied"),
    [
        (entered.DATE, "1771973", "1771973"),
        (entered.DATE, "17071973", "17/07/1973"),
        (entered.TIME, "7h", "07:00"),
        (entered.NAME, "VÕ THỊ ÁNH NGUYỆT", "Võ Thị Ánh Nguyệt"),
        (entered.PERSONAL_ID, "087 185 004 321", "087185004321"),
    ],
)
def test_text_is_tidied_when_it_is_left(kind, typed, tidied):
    assert kind[1](typed) == tidied
