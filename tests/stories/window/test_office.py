"""Tài khoản, lịch, cài đặt trên cửa sổ: who signs in, and what an administrator changes."""

from dataclasses import dataclass

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.desk.papers import SlipKind
from commune_desk.services.desk.desk import OpenOffice
from commune_desk.services.office.office import choose_first_password
from commune_desk.services.papers import printing
from commune_desk.settings import SETTINGS
from commune_desk.ui.frame.way_in.sign_in_dialog import SignInDialog
from commune_desk.words.fields import label
from tests.documents.reading import read
from tests.stories.conftest import Story
from tests.stories.window.conftest import Hands
from tests.ui.drivers.office import ADD_DAY, ADD_OFFICER, CALENDAR, LOCK, OFFICERS, named
from tests.ui.drivers.way_in import AGAIN, SignIn

scenarios("../features/cua_so_co_quan.feature")

TITLE = "GIẤY TIẾP NHẬN HỒ SƠ"
SETTING_OF = {setting.label: setting for setting in SETTINGS}


@dataclass
class Entrance:
    """The sign-in window of the story."""

    opened: SignIn | None = None

    @property
    def window(self) -> SignIn:
        assert self.opened is not None
        return self.opened


@pytest.fixture
def entrance() -> Entrance:
    return Entrance()


# --- signing in ----------------------------------------------------------------------------------


@given(parsers.parse('"{login}" đã đặt mật khẩu "{password}"'))
def password_chosen(office: OpenOffice, login: str, password: str):
    choose_first_password(office, login, password)


@given("màn hình đăng nhập mở")
@when("màn hình đăng nhập mở")
def entrance_opened(qtbot, hands: Hands, entrance: Entrance, office: OpenOffice):
    hands.leave()
    dialog = SignInDialog(office.office.centre_name, office)
    qtbot.addWidget(dialog)
    dialog.show()
    entrance.opened = SignIn(dialog)


@when(parsers.parse('"{login}" đặt mật khẩu lần đầu "{password}"'))
def first_password(entrance: Entrance, login: str, password: str):
    entrance.window.choose_password(login, password, password)


@when(parsers.parse('"{login}" đăng nhập với mật khẩu "{password}"'))
def signs_in(entrance: Entrance, login: str, password: str):
    entrance.window.sign_in(login, password)


@then(parsers.parse('màn hình đăng nhập báo "{words}"'))
def entrance_says(entrance: Entrance, words: str):
    assert entrance.window.says(words)
    assert entrance.window.is_there


@then(parsers.parse('"{name}" vào làm việc'))
def is_at_work(entrance: Entrance, name: str):
    dialog = entrance.window.widget
    assert isinstance(dialog, SignInDialog)
    assert dialog.desk is not None
    assert dialog.desk.officer.full_name == name


@when(parsers.parse('đổi mật khẩu từ "{old}" thành "{new}"'))
def password_changed(hands: Hands, old: str, new: str):
    asked = hands.window.change_password()
    asked.save({label("old_password"): old, label("new_password"): new, AGAIN: new})


# --- what an administrator changes ---------------------------------------------------------------


@when(parsers.parse('sang phần "{section}" của trang cơ quan'))
def section_shown(hands: Hands, section: str):
    hands.window.office().at(section)


@when(parsers.parse('thêm cán bộ "{name}", tên đăng nhập "{login}", mật khẩu "{password}"'))
def officer_added(hands: Hands, name: str, login: str, password: str):
    given_texts = named("officer", full_name=name, login=login, password=password, again=password)
    hands.window.office().at(OFFICERS).ask(ADD_OFFICER).save(given_texts)


@when(parsers.parse('khóa tài khoản "{login}"'))
def officer_locked(hands: Hands, login: str):
    page = hands.window.office().at(OFFICERS)
    page.choose_line(login)
    page.choose(LOCK)


@when(parsers.parse('thêm ngày nghỉ "{day}", tên "{name}"'))
def day_added(hands: Hands, day: str, name: str):
    page = hands.window.office().at(CALENDAR)
    page.ask(ADD_DAY).save(named("day", on=day, kind="Nghỉ hoán đổi", name=name))


@when("sang trang tiếp nhận")
def intake_shown(hands: Hands):
    hands.window.intake()


@when(parsers.parse('sang trang cài đặt, sửa "{name}" thành "{value}"'))
def setting_changed(hands: Hands, name: str, value: str):
    hands.window.settings().set(SETTING_OF[name], value)


@then(parsers.parse("giấy tiếp nhận in ra {copies:d} liên"))
def copies_are(hands: Hands, story: Story, copies: int):
    desk = hands.window.desk
    made = printing.print_slip(desk, story.dossier_no, SlipKind.RECEIPT)
    assert read(made.paper.content).text.count(TITLE) == copies
