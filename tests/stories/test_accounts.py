"""Tài khoản và phân quyền: who may sign in, and who may let others in."""

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.office.officer import NewOfficer, Officer
from commune_desk.services.office import accounts, signing_in
from tests.stories.conftest import Story

scenarios("features/tai_khoan.feature")


@pytest.fixture
def signed_in() -> list[Officer]:
    """Who has signed in."""
    return []


@given(parsers.parse('"{login}" đã đặt mật khẩu "{password}"'))
@when(parsers.parse('"{login}" đặt mật khẩu lần đầu "{password}"'))
def password_chosen(story: Story, login: str, password: str):
    office, at = story.desk.office.id, story.desk.now()
    story.tries(
        lambda: signing_in.choose_password(
            story.desk.database, office, login, password=password, at=at
        )
    )


@when(parsers.re('"(?P<login>.*)" đăng nhập với mật khẩu "(?P<password>.*)"'))
def signs_in(story: Story, signed_in: list[Officer], login: str, password: str):
    office, at = story.desk.office.id, story.desk.now()
    story.tries(
        lambda: signed_in.append(
            signing_in.sign_in(story.desk.database, office, login, password=password, at=at)
        )
    )


@when(parsers.parse('quản trị khóa tài khoản "{login}"'))
def locked(story: Story, login: str):
    story.tries(lambda: accounts.set_active(story.desk, login, is_active=False))


@when(parsers.parse('lập tài khoản "{login}" cho "{name}"'))
def officer_added(story: Story, login: str, name: str):
    new = NewOfficer(login, name, Role.CLERK, password="một mật khẩu dài")
    story.tries(lambda: accounts.add_officer(story.desk, new))


@then(parsers.parse('"{name}" vào làm việc'))
def is_at_work(signed_in: list[Officer], name: str):
    assert [officer.full_name for officer in signed_in] == [name]
