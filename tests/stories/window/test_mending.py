"""Sửa điều đã nhận nhầm: correcting, cancelling, taking back, in the window."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.domain.people.applicant import name_of
from commune_desk.domain.periods import calendar_month
from commune_desk.domain.reception.answers import Answers
from commune_desk.services.catalogue import catalogue
from commune_desk.services.desk import lookup
from commune_desk.services.figures import reports
from commune_desk.services.papers import declarations
from commune_desk.services.people import citizens
from commune_desk.services.reception import intake
from commune_desk.words import fields
from commune_desk.words.desk.corrections import DECLARE_ANEW, KEEP_CORRECTION
from commune_desk.words.desk.steps import EVENTS
from tests.documents.reading import read
from tests.factories import BIRTH, a_person, a_reception
from tests.stories.conftest import Story, at
from tests.stories.window.conftest import Hands
from tests.ui.drivers.citizens import Citizens
from tests.ui.drivers.screen import Area

scenarios("../features/cua_so_sua_nham.feature")

CORRECT, CANCEL = EVENTS[EventKind.DOSSIER_CHANGED], EVENTS[EventKind.CANCELLED]
RECORD, REASON = EVENTS[EventKind.RECORD_CHANGED], fields.label("reason")
HAS_DELEGATE = fields.label("reception.has_delegate")
DELEGATE_NAME, DELEGATE_NUMBER = "Họ tên người nộp thay", "Số định danh người nộp thay"
OCTOBER = calendar_month(date(2026, 10, 1))


class Asked(list[Area]):
    """The dialog that asks what is corrected, and the one that shows what would be kept."""

    @property
    def first(self) -> Area:
        return self[0]

    @property
    def shown(self) -> Area:
        return self[-1]


@pytest.fixture
def asked() -> Asked:
    return Asked()


def ask(hands: Hands, asked: Asked, title: str, given: dict[str, str], why: str) -> None:
    hands.press("Ctrl+E")
    dialog = hands.window.dialog(title)
    for name, text in given.items():
        dialog.enter(name, text)
    dialog.enter(REASON, why)
    dialog.press("F9")
    asked += [dialog, dialog.dialog(KEEP_CORRECTION)]


# --- what is done --------------------------------------------------------------------------------


@when(parsers.parse('mở hồ sơ, sửa "{name}" thành "{text}" vì "{why}"'))
def corrected(hands: Hands, story: Story, asked: Asked, name: str, text: str, why: str):
    assert hands.dossier.is_there
    ask(hands, asked, f"{CORRECT} {story.dossier_no}", {name: text}, why)


@when(parsers.parse('mở hồ sơ, đổi thủ tục thành "{words}" vì "{why}"'))
def another_procedure(hands: Hands, story: Story, asked: Asked, words: str, why: str):
    assert hands.dossier.is_there
    name = catalogue.pick(story.desk, words)[0].name
    given = {fields.label("reception.procedure"): name}
    ask(hands, asked, f"{CORRECT} {story.dossier_no}", given, why)


@given(
    parsers.parse('hồ sơ của "{name}" do "{delegate}", số "{number}", nộp thay'),
)
def filed_by_another(story: Story, name: str, delegate: str, number: str):
    sent = a_person(full_name=delegate, personal_id=number, sex=Sex.MALE, born_on=date(1990, 1, 1))
    reception = a_reception(applicant=a_person(full_name=name), delegate=sent)
    story.dossier_no = intake.receive(story.desk, reception).dossier.dossier_no


@given(parsers.parse('hồ sơ khai sinh của con "{child}" đã tiếp nhận, tờ khai đã in'))
def declared(story: Story, child: str):
    told = {
        "child.full_name": child,
        "child.born_on": "20/09/2026",
        "child.sex": "Nữ",
        "mother.full_name": a_person().full_name,
        "requester.relation": "Mẹ",
    }
    wish = a_reception(procedure_code=BIRTH, is_declared=True, answers=Answers(told))
    story.dossier_no = intake.receive(story.desk, wish).dossier.dossier_no
    declarations.print_declaration(story.desk, story.dossier_no, "birth")
    story.clock.move(minutes=5)


@when("lập lại tờ khai")
def declared_anew(asked: Asked, story: Story):
    asked.shown.press("F10")
    asked.shown.dialog(f"{DECLARE_ANEW} {story.dossier_no}").press("F9")


@when("mở hồ sơ")
def opened(hands: Hands):
    assert hands.dossier.is_there


@when(parsers.parse('mở hồ sơ, thêm người nộp thay "{name}", số "{number}", vì "{why}"'))
def delegate_added(hands: Hands, story: Story, asked: Asked, name: str, number: str, why: str):
    assert hands.dossier.is_there
    hands.press("Ctrl+E")
    dialog = hands.window.dialog(f"{CORRECT} {story.dossier_no}")
    assert not dialog.has(DELEGATE_NAME)
    dialog.tick(HAS_DELEGATE)
    dialog.fill_in({DELEGATE_NAME: name, DELEGATE_NUMBER: number, REASON: why})
    dialog.press("F9")
    asked += [dialog, dialog.dialog(KEEP_CORRECTION)]


@when(parsers.parse('mở hồ sơ, bỏ người nộp thay vì "{why}"'))
def delegate_removed(hands: Hands, story: Story, asked: Asked, why: str):
    assert hands.dossier.is_there
    hands.press("Ctrl+E")
    dialog = hands.window.dialog(f"{CORRECT} {story.dossier_no}")
    dialog.tick(HAS_DELEGATE, is_on=False)
    dialog.enter(REASON, why)
    dialog.press("F9")
    asked += [dialog, dialog.dialog(KEEP_CORRECTION)]


@when("mở hồ sơ và bấm sửa")
def asked_to_correct(hands: Hands, story: Story, asked: Asked):
    assert hands.dossier.is_there
    hands.press("Ctrl+E")
    asked.append(hands.window.dialog(f"{CORRECT} {story.dossier_no}"))


@when("lưu nội dung sửa")
def kept(asked: Asked):
    asked.shown.press("F9")


@when(parsers.parse('mở hồ sơ, hủy tiếp nhận vì "{why}"'))
def cancelled(hands: Hands, why: str):
    hands.dossier.choose(CANCEL)
    dialog = hands.window.dialog(CANCEL)
    dialog.enter(REASON, why)
    dialog.confirm()


@when(parsers.parse('hoàn tác bước vừa làm vì "{why}"'))
def taken_back(hands: Hands, why: str):
    hands.dossier.undo(why)


@when(parsers.parse("sang {when} bấm hoàn tác"))
def taken_back_later(hands: Hands, story: Story, when: str):
    story.clock.at = at(when)
    hands.press("Ctrl+Shift+Z")


@when(parsers.parse('mở công dân của hồ sơ, sửa "{name}" thành "{text}" vì "{why}"'))
def record_corrected(hands: Hands, asked: Asked, name: str, text: str, why: str):
    assert hands.dossier.is_there
    hands.press("Ctrl+G")
    ask(hands, asked, RECORD, {name: text}, why)


# --- what is seen --------------------------------------------------------------------------------


@then(parsers.parse('trước khi lưu thấy "{words}"'))
def shown_before(asked: Asked, words: str):
    assert asked.shown.says(words)


def paper_of(story: Story) -> str:
    """What the declaration of the dossier says as it would be printed now."""
    made = declarations.make_declaration(story.desk, story.dossier_no, "birth")
    return "\n".join(read(made.paper.content).pages)


@then(parsers.parse('tờ khai mới ghi "{one}" và "{other}"'))
def paper_says(story: Story, one: str, other: str):
    said = paper_of(story)
    assert one in said
    assert other in said


@then(parsers.parse('tờ khai mới không ghi "{words}"'))
def paper_says_not(story: Story, words: str):
    assert words not in paper_of(story)


@then(parsers.parse('trong các giấy đã in, tờ khai cũ ghi "{mark}"'))
def old_one_is_marked(hands: Hands, mark: str):
    for paper in hands.window.dialogs():
        paper.widget.close()
    assert ("Tờ khai đăng ký khai sinh", mark) in hands.dossier.printed()


@then(parsers.parse('trang hồ sơ ghi người nộp "{name}"'))
def page_names(hands: Hands, name: str):
    for paper in hands.window.dialogs():
        paper.widget.close()
    assert hands.dossier.fact("applicant") == name


@then(parsers.parse('trang hồ sơ hẹn trả "{words}"'))
def due_is(hands: Hands, words: str):
    for paper in hands.window.dialogs():
        paper.widget.close()
    assert hands.dossier.fact("due") == words


@then(parsers.parse('lịch sử trên trang có "{what}" và "{why}"'))
def history_has(hands: Hands, what: str, why: str):
    assert any(what in line and why in line for line in hands.dossier.history())


@then(parsers.parse("báo cáo tháng 10/2026 có {count:d} hồ sơ đang giải quyết quá hạn"))
def report_is_late(story: Story, count: int):
    assert reports.figures(story.desk, OCTOBER).total.open_overdue == count


@then("báo cáo tháng 10/2026 không có hồ sơ nào")
def report_is_empty(story: Story):
    assert reports.figures(story.desk, OCTOBER).total.received_total == 0


@then(parsers.parse('hồ sơ có người nộp thay "{name}", người ấy nay có hồ sơ công dân'))
def delegate_is_kept(story: Story, name: str):
    filing = lookup.known(story.desk, story.dossier_no).filing
    assert filing.delegate is not None
    assert filing.delegate.full_name == name
    assert [one.full_name for one in citizens.search(story.desk, name)] == [name]


@then("hồ sơ không có người nộp thay")
def no_delegate(story: Story):
    assert lookup.known(story.desk, story.dossier_no).filing.delegate is None


@then("không hủy tiếp nhận được")
def cannot_cancel(hands: Hands):
    assert not hands.dossier.can(CANCEL)


@then("hồ sơ tiếp nhận sau mang số khác")
def number_is_kept(story: Story):
    assert intake.receive(story.desk, a_reception()).dossier.dossier_no != story.dossier_no


@then(parsers.parse('không hỏi "{name}"'))
def is_not_asked(asked: Asked, name: str):
    assert not asked.first.has(name)


@then(parsers.parse('có hỏi "{name}"'))
def is_asked(asked: Asked, name: str):
    assert asked.first.has(name)


@then("không có gì được hỏi")
def nothing_asked(hands: Hands):
    assert not [one for one in hands.window.dialogs() if one.says("Hoàn tác")]


@then(parsers.parse('hồ sơ công dân ghi "{words}"'))
def record_says(hands: Hands, words: str):
    page: QWidget = hands.window.widget
    assert words == Citizens(page).name or hands.window.says(words)


@then(parsers.parse('người nộp của hồ sơ vẫn là "{name}"'))
def party_is_as_received(story: Story, name: str):
    filing = lookup.known(story.desk, story.dossier_no).filing
    assert name_of(filing.applicant) == name


@then("dưới tên thủ tục có số hồ sơ đã nhận")
def filed_before_is_said(hands: Hands, story: Story):
    assert story.dossier_no in hands.window.text("filed_before") or hands.window.can(
        story.dossier_no
    )
