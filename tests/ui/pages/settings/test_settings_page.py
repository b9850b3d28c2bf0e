"""The settings page is made of the declarations; a change is kept at once or refused beside it."""

from dataclasses import replace
from datetime import date

import pytest

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.files.office import machine
from commune_desk.settings import (
    DATABASE_URL,
    DESK_NAME,
    DOSSIER_NO_PATTERN,
    PRINT_SETTINGS,
    RECEIPT_COPIES,
    SETTINGS,
    SYNC_FOLDER,
    THEME,
    TIMELINESS_RULE,
)
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.words.desk.rights import OWN_SCOPE, SETTING_SCOPES
from commune_desk.words.office.dated_settings import SINCE
from tests.factories import acting_as
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.settings import Settings


@pytest.fixture
def page(qtbot, frame: PageFrame) -> Settings:
    frame.desk = acting_as(frame.desk, Role.ADMINISTRATOR)
    return Settings(page_alone(qtbot, frame, "settings"))


def test_an_administrator_sees_every_setting(page: Settings):
    offered = [one for one in SETTINGS if one not in PRINT_SETTINGS and not one.is_fixed]
    assert page.offered_settings() == {setting.name for setting in offered}


def test_a_clerk_sees_the_settings_of_this_pc(qtbot, frame: PageFrame):
    page = Settings(page_alone(qtbot, frame, "settings"))
    assert DESK_NAME.name in page.offered_settings()
    assert DOSSIER_NO_PATTERN.name not in page.offered_settings()


def test_each_part_says_for_whom_it_holds(page: Settings):
    parts = [title for title, _ in (OWN_SCOPE, *SETTING_SCOPES.values())]
    assert [text for text in page.texts() if text in parts] == parts


def test_who_may_not_is_told_who_may(qtbot, frame: PageFrame):
    page = Settings(page_alone(qtbot, frame, "settings"))
    assert page.says("Cần đổi thì nhờ: Võ Minh Khang.")
    assert not page.says(SETTING_SCOPES[EventKind.SETTING_CHANGED][0])


def test_a_change_of_the_office_is_kept_at_once(page: Settings, frame: PageFrame):
    page.set(RECEIPT_COPIES, "1")
    assert frame.desk.settings[RECEIPT_COPIES] == 1
    assert frame.notices.history[-1].text == f"Đã lưu: {RECEIPT_COPIES.label}"


def test_a_change_of_this_pc_goes_into_its_own_file(page: Settings, frame: PageFrame, qtbot):
    with qtbot.waitSignal(frame.changes.settings_changed):
        page.set(THEME, THEME.choices["dark"])
    assert machine.read(frame.desk.folder.machine_settings)[THEME] == "dark"


def test_a_rule_of_counting_asks_from_which_day(page: Settings, frame: PageFrame):
    page.set(TIMELINESS_RULE, TIMELINESS_RULE.choices["by_minute"])
    asked = page.dialog(TIMELINESS_RULE.label)
    assert asked.text(SINCE) == "01/11/2026"
    asked.enter(SINCE, "30/09/2026")
    asked.choose("Lưu")
    assert "không đổi lùi" in asked.beside(SINCE)
    asked.enter(SINCE, "01/12/2026")
    asked.choose("Lưu")
    assert frame.desk.settings.changes_of(TIMELINESS_RULE) == ((date(2026, 12, 1), "by_minute"),)
    assert page.text(TIMELINESS_RULE.label) == "Theo ngày"
    assert page.says("Theo ngày; từ 01/12/2026: Theo phút.")


def test_who_names_no_day_changes_nothing(page: Settings, frame: PageFrame):
    page.set(TIMELINESS_RULE, TIMELINESS_RULE.choices["by_minute"])
    page.dialog(TIMELINESS_RULE.label).close()
    assert page.text(TIMELINESS_RULE.label) == "Theo ngày"
    assert frame.desk.settings.changes_of(TIMELINESS_RULE) == ()


def test_a_wrong_value_is_refused_beside_its_field(page: Settings, frame: PageFrame):
    page.set(DOSSIER_NO_PATTERN, "{number")
    assert page.beside(DOSSIER_NO_PATTERN.label) != ""
    assert frame.desk.settings[DOSSIER_NO_PATTERN] == DOSSIER_NO_PATTERN.default


def test_a_backup_is_one_key_away(page: Settings, frame: PageFrame, qtbot):
    with qtbot.waitSignal(frame.notices.published, timeout=20_000):
        page.press("F9")
    assert "Đã sao lưu" in frame.notices.history[-1].text
    assert list(frame.desk.folder.backups.glob("*.backup"))


# --- what could stop the work --------------------------------------------------------------------

SERVER = "postgresql://mai:bi-mat@127.0.0.1:9/motcua"


def test_a_clerk_is_not_offered_what_could_stop_the_work(qtbot, frame: PageFrame):
    page = Settings(page_alone(qtbot, frame, "settings"))
    assert not {DATABASE_URL.name, SYNC_FOLDER.name} & page.offered_settings()


def test_a_server_that_does_not_answer_is_said_beside_the_field(page: Settings, frame, qtbot):
    page.set(DATABASE_URL, SERVER)
    qtbot.waitUntil(lambda: page.beside(DATABASE_URL.label) != "", timeout=20_000)
    assert "Không kết nối được máy chủ dữ liệu 127.0.0.1" in page.beside(DATABASE_URL.label)
    assert frame.desk.settings[DATABASE_URL] == ""


def test_no_address_is_shown_as_none(page: Settings):
    assert page.text(DATABASE_URL.label) == ""


def test_a_kept_password_is_not_shown(page: Settings, frame: PageFrame):
    settings = frame.desk.settings.with_value(DATABASE_URL, SERVER)
    frame.renew_desk(replace(frame.desk, settings=settings))
    assert page.text(DATABASE_URL.label) == "postgresql://mai:•••@127.0.0.1:9/motcua"
