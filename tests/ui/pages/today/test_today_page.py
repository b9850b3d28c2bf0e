"""Hôm nay: every figure opens its list, every line its dossier, and nothing blinks."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.upkeep.backup_alarms import BackupAlarm
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import handling
from commune_desk.services.office import accounts
from commune_desk.services.reception import drafts, intake
from commune_desk.settings import PRACTICE_MARK
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.look.theme import size, space
from commune_desk.ui.pages.today.shares import SharesTable
from commune_desk.words.upkeep.backups import NOT_PRACTISED, SHORT
from tests.factories import BIRTH, Clock, a_person, a_reception, moment
from tests.ui.drivers.dossiers import Dossiers
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.today import DRAFTS, FIRST, OFFICERS, READY, SECTORS, WAITING, Today

MAN = a_person(full_name="Trần Quốc Nam", personal_id="087073052838", phone="0987654321")


@pytest.fixture
def numbers(desk: Desk, clock: Clock) -> dict[str, str]:
    """On Tuesday at nine: one overdue, one due today, one that waits for papers, one ready."""
    clock.at = moment("2026-09-28 09:00")
    made = {
        name: intake.receive(desk, a_reception(applicant=MAN)).dossier.dossier_no
        for name in ("overdue", "waiting", "ready")
    }
    clock.at = moment("2026-09-29 09:00")
    asked = StepRequest(Action.REQUEST_SUPPLEMENT, desk.now(), note="Thiếu đơn")
    handling.step(desk, made["waiting"], asked)
    handling.step(desk, made["ready"], StepRequest(Action.FINISH, desk.now()))
    clock.at = moment("2026-10-06 09:00")
    quick = intake.receive(desk, a_reception(procedure_code=BIRTH))
    return {**made, "today": quick.dossier.dossier_no}


@pytest.fixture
def page(qtbot, frame: PageFrame, numbers: dict[str, str]) -> Today:
    return Today(page_alone(qtbot, frame, "today"))


def test_the_day_stands_in_the_title(page: Today):
    assert page.widget.title == "Hôm nay, thứ Ba 06/10/2026"  # type: ignore[attr-defined]  # a page


def test_the_figures_are_there_and_the_first_has_the_focus(page: Today):
    assert [page.figure(name) for name in ("Quá hạn", "Đến hạn hôm nay", "Chờ trả")] == [1, 1, 1]
    assert page.figure("Tiếp nhận hôm nay") == 1
    assert page.figure("Trả hôm nay") == 0
    assert page.focus == "Quá hạn"


def test_who_practises_is_not_warned_of_a_backup(qtbot, frame: PageFrame, numbers: dict[str, str]):
    settings = frame.desk.settings.with_value(PRACTICE_MARK, True)
    frame.desk = replace(frame.desk, settings=settings)
    page = Today(page_alone(qtbot, frame, "today"))
    assert page.says(NOT_PRACTISED)
    assert not page.says(SHORT[BackupAlarm.NEVER])


def test_a_figure_of_nothing_opens_nothing(page: Today):
    assert not page.can("Trả hôm nay")


@pytest.mark.parametrize(
    ("keys", "name"),
    [("Ctrl+1", "overdue"), ("Ctrl+2", "today"), ("Ctrl+4", "waiting"), ("Ctrl+6", "today")],
)
def test_a_key_opens_the_list_behind_a_figure(
    qtbot, frame: PageFrame, page: Today, numbers: dict[str, str], keys: str, name: str
):
    with qtbot.waitSignal(frame.item_wanted) as wanted:
        page.press(keys)
    kind, asked = wanted.args
    assert kind == "list"
    assert Dossiers(page_alone(qtbot, frame, "dossiers", asked)).numbers() == [numbers[name]]


def test_lines_say_who_how_urgent_and_what(page: Today):
    first = page.said(FIRST)
    assert first[0].startswith("Trần Quốc Nam · Trễ 3 ngày · 260928-0001 · ")
    assert first[1].startswith("Võ Thị Ánh Nguyệt · Hôm nay 17:00 · 261006-0001 · ")


def test_who_is_waited_for_can_be_called(page: Today):
    [waiting] = page.said(WAITING)
    assert "từ 29/09, 7 ngày" in waiting
    assert "0987 654 321" in waiting
    [ready] = page.said(READY)
    assert ready.startswith("Trần Quốc Nam · 0987 654 321 · từ 29/09, 7 ngày")


def test_a_line_opens_its_dossier(qtbot, page: Today, frame: PageFrame, numbers: dict[str, str]):
    with qtbot.waitSignal(frame.item_wanted) as wanted:
        page.open_line(READY, "Trần Quốc Nam")
    assert wanted.args == ["dossier", numbers["ready"]]


def test_a_draft_is_gone_on_with(qtbot, page: Today, frame: PageFrame, desk: Desk):
    key = drafts.save(desk, {"applicant.full_name": "Lê Văn Út", "procedure": BIRTH})
    page.widget.on_shown()  # type: ignore[attr-defined]  # a page
    assert page.said(DRAFTS) == ["Lê Văn Út · 09:00 · Đăng ký khai sinh"]
    with qtbot.waitSignal(frame.item_wanted) as wanted:
        page.open_line(DRAFTS, "Lê Văn Út")
    assert wanted.args == ["applicant", f"draft:{key}"]


def test_old_drafts_are_offered_for_clearing(page: Today, desk: Desk, clock: Clock):
    drafts.save(desk, {"applicant.full_name": "Lê Văn Út"})
    page.widget.on_shown()  # type: ignore[attr-defined]  # a page
    assert not page.can("Dọn 1 bản nháp cũ")
    clock.move(days=8)
    page.widget.on_shown()  # type: ignore[attr-defined]  # a page
    page.press("Ctrl+D")
    dialog = page.dialog("Dọn bản nháp cũ")
    assert dialog.says("Lê Văn Út")
    dialog.press("F9")
    assert page.said(DRAFTS) == []
    assert drafts.open_drafts(desk) == ()


def test_it_follows_what_changes_and_the_clock(
    page: Today, frame: PageFrame, desk: Desk, clock: Clock, numbers: dict[str, str]
):
    handling.step(desk, numbers["today"], StepRequest(Action.FINISH, desk.now()))
    frame.changes.dossiers_changed.emit()
    page.let_pass(seconds=0)
    assert page.figure("Chờ trả") == 2
    clock.move(days=1)
    page.let_pass(seconds=60)
    assert page.said(FIRST)[0].startswith("Trần Quốc Nam · Trễ 4 ngày")


def test_what_did_not_change_stays_as_it_is(page: Today, frame: PageFrame):
    listed = page.find_a(QListWidget, READY)
    listed.setFocus()
    before = listed.item(0)
    frame.changes.dossiers_changed.emit()
    page.let_pass(seconds=0)
    assert listed.item(0) is before
    assert listed.currentRow() == 0
    assert page.focus == READY


def test_a_leader_opens_the_list_of_an_officer(
    qtbot, frame: PageFrame, desk: Desk, numbers: dict[str, str]
):
    everyone = {officer.login: officer for officer in accounts.all_officers(desk)}
    frame.desk = replace(desk, officer=everyone["tung"])
    page = Today(page_alone(qtbot, frame, "today"))
    assert page.shares(OFFICERS) == {"Trần Thị Tuyết Mai": ["1", "1", "0", "1", "1", "1", "0"]}
    assert list(page.shares(SECTORS)) == ["Hộ tịch"]
    with qtbot.waitSignal(frame.item_wanted) as wanted:
        page.open_share(OFFICERS, "Trần Thị Tuyết Mai", 1)
    listed = Dossiers(page_alone(qtbot, frame, "dossiers", wanted.args[1]))
    assert listed.numbers() == [numbers["overdue"]]
    assert listed.text("list_of") == "Quá hạn · Trần Thị Tuyết Mai"
    listed.press("Ctrl+L")
    assert len(listed.numbers()) == 3


@pytest.mark.usefixtures("numbers")
def test_the_name_of_an_officer_is_whole_where_the_window_is_narrow(
    qtbot, frame: PageFrame, desk: Desk
):
    """At 150 % it ended in dots while the line below it was free."""
    everyone = {officer.login: officer for officer in accounts.all_officers(desk)}
    frame.desk = replace(desk, officer=everyone["tung"])
    page = Today(page_alone(qtbot, frame, "today"))
    table = next(page.shown(SharesTable))
    long = table.fontMetrics().horizontalAdvance("Trần Thị Tuyết Mai")
    for width in (1200, *range(590, 660, 5)):
        page.widget.resize(width, 500)
        QTest.qWait(20)
        has_room = table.columnWidth(0) >= long + 2 * space("m")  # the style keeps that free
        assert table.rowHeight(0) == size("row") if has_room else table.rowHeight(0) > size("row")


def test_a_clerk_sees_no_shares(page: Today):
    assert not page.has("Theo cán bộ tiếp nhận")
