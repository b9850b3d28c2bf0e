from dataclasses import replace

import pytest

from commune_desk.domain.account_errors import (
    AdministratorNeeded,
    FirstCodeNeeded,
    FirstCodeWrong,
    LastAdministrator,
    LoginAlreadyInUse,
    OfficerNotFound,
    OldPasswordWrong,
    PasswordTooShort,
    SignInDelayed,
    SignInRefused,
)
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.office.officer import NewOfficer
from commune_desk.services.office import accounts, passwords, signing_in
from commune_desk.services.upkeep import history
from commune_desk.settings import PRACTICE_OFFICE
from commune_desk.store.office import officers
from tests.factories import moment

PASSWORD = "một mật khẩu dài"
AT = moment("2026-10-01 09:00")
HOA = NewOfficer("hoa", "Lý Thị Hoa", Role.CLERK, "Công chức", PASSWORD)


@pytest.fixture
def administrator(any_desk):
    """The desk of an administrator, the only one of the office."""
    office = any_desk.office.id
    for officer in officers.all_officers(office):
        officers.update(office, replace(officer, role=Role.CLERK))
    hashed = passwords.password_hash(PASSWORD)
    new = NewOfficer("quan.tri", "Đinh Văn Quản", Role.ADMINISTRATOR)
    return replace(any_desk, officer=officers.add(office, new, hashed))


def sign_in(desk, login, password=PASSWORD):
    """Try to sign in at a desk."""
    return signing_in.sign_in(desk.database, desk.office.id, login, password=password, at=AT)


def last_event(desk):
    """The kind and facts of the event that the last change left."""
    event = history.recent(desk, 1)[0]
    return event.kind, event.facts


def test_an_officer_signs_in_with_the_password_and_leaves_an_event(administrator):
    hoa = accounts.add_officer(administrator, HOA)
    assert last_event(administrator) == (
        EventKind.OFFICER_ADDED, {"officer_id": hoa.id, "role": "clerk"},
    )  # fmt: skip
    assert sign_in(administrator, " HOA") == hoa
    event = history.recent(administrator, 1)[0]
    assert (event.kind, event.officer_name, event.happened_at) == (
        EventKind.SIGN_IN, "Lý Thị Hoa", AT,
    )  # fmt: skip


def test_the_same_letters_of_another_keyboard_are_the_same_password(administrator):
    accounts.add_officer(administrator, replace(HOA, password="m\u1eadtkh\u1ea9udài"))
    assert sign_in(administrator, "hoa", "ma\u0323\u0302tkha\u0302\u0309uda\u0300i").login == "hoa"


@pytest.mark.parametrize(
    ("login", "password"),
    [("hoa", "một mật khẩu sai"), ("ai đó", PASSWORD), ("hoa", ""), ("", "")],
)
def test_a_refusal_does_not_say_what_was_wrong(administrator, login, password):
    accounts.add_officer(administrator, HOA)
    with pytest.raises(SignInRefused) as refusal:
        sign_in(administrator, login, password)
    assert refusal.value.facts == {}
    assert last_event(administrator)[0] is EventKind.SIGN_IN_FAILED


def test_who_has_left_can_no_longer_sign_in(administrator):
    hoa = accounts.add_officer(administrator, HOA)
    accounts.set_active(administrator, "hoa", is_active=False)
    assert last_event(administrator) == (
        EventKind.OFFICER_DEACTIVATED, {"officer_id": hoa.id, "is_active": False},
    )  # fmt: skip
    with pytest.raises(SignInRefused):
        sign_in(administrator, "hoa")
    assert accounts.set_active(administrator, "hoa", is_active=True) == hoa
    assert sign_in(administrator, "hoa") == hoa


def test_only_an_administrator_looks_after_accounts(any_desk, administrator):
    officers.update(any_desk.office.id, replace(any_desk.officer, role=Role.LEADER))
    clerk = any_desk
    for refused in (
        lambda: accounts.add_officer(clerk, HOA),
        lambda: accounts.set_role(clerk, "quan.tri", Role.CLERK),
        lambda: accounts.set_active(clerk, "quan.tri", is_active=False),
        lambda: accounts.reset_password(clerk, "quan.tri", PASSWORD),
    ):
        with pytest.raises(AdministratorNeeded):
            refused()


def test_a_short_password_is_refused_and_nobody_is_added(administrator):
    with pytest.raises(PasswordTooShort) as refusal:
        accounts.add_officer(administrator, replace(HOA, password="123456789"))
    assert refusal.value.minimum == 10
    with pytest.raises(OfficerNotFound):
        accounts.set_role(administrator, "hoa", Role.LEADER)


def test_a_name_is_given_once_and_leaves_no_second_event(administrator):
    accounts.add_officer(administrator, HOA)
    before = history.verify(administrator).events
    with pytest.raises(LoginAlreadyInUse):
        accounts.add_officer(administrator, replace(HOA, login="Hoa "))
    assert history.verify(administrator).events == before


def test_an_officer_changes_the_own_password_knowing_the_old_one(administrator):
    with pytest.raises(OldPasswordWrong):
        accounts.change_password(administrator, "không phải cái này", PASSWORD)
    with pytest.raises(PasswordTooShort):
        accounts.change_password(administrator, PASSWORD, "ngắn")
    accounts.change_password(administrator, PASSWORD, "mật khẩu thứ hai")
    assert last_event(administrator)[0] is EventKind.PASSWORD_CHANGED
    assert sign_in(administrator, "quan.tri", "mật khẩu thứ hai")
    with pytest.raises(SignInRefused):
        sign_in(administrator, "quan.tri")


def test_a_forgotten_password_is_replaced_by_the_administrator(administrator):
    accounts.add_officer(administrator, HOA)
    accounts.reset_password(administrator, "hoa", "mật khẩu thứ hai")
    assert sign_in(administrator, "hoa", "mật khẩu thứ hai").login == "hoa"


def test_the_last_administrator_stays(administrator):
    with pytest.raises(LastAdministrator):
        accounts.set_role(administrator, "quan.tri", Role.CLERK)
    with pytest.raises(LastAdministrator):
        accounts.set_active(administrator, "quan.tri", is_active=False)
    accounts.add_officer(administrator, replace(HOA, role=Role.ADMINISTRATOR))
    changed = accounts.set_role(administrator, "quan.tri", Role.CLERK)
    assert changed.role is Role.CLERK
    assert changed in accounts.all_officers(administrator)


def test_a_misspelt_name_is_mended_and_the_history_has_both(administrator):
    """The first name of all is typed in the wizard, and stands on every receipt."""
    hoa = accounts.add_officer(administrator, replace(HOA, full_name="Lý Thi Hoa"))
    changed = accounts.set_names(
        administrator, "hoa", full_name="Lý Thị Hoa", title="Công chức tư pháp"
    )
    assert changed in accounts.all_officers(administrator)
    assert (changed.full_name, changed.title) == ("Lý Thị Hoa", "Công chức tư pháp")
    assert (changed.login, changed.role, changed.is_active) == ("hoa", hoa.role, True)
    kind, facts = last_event(administrator)
    assert kind is EventKind.OFFICER_RENAMED
    assert facts["full_name"] == "Lý Thị Hoa"
    assert facts["before"] == {"full_name": "Lý Thi Hoa", "title": "Công chức"}
    assert sign_in(administrator, "hoa") == changed


def test_what_changes_nothing_leaves_no_event(administrator):
    before = history.head(administrator)
    accounts.set_role(administrator, "quan.tri", Role.ADMINISTRATOR)
    assert history.head(administrator) == before


def test_an_account_made_without_a_password_is_closed_until_one_is_chosen(administrator):
    office, database = administrator.office.id, administrator.database
    waiting = accounts.add_officer(administrator, replace(HOA, password=""))
    assert waiting in accounts.without_password(administrator)
    with pytest.raises(SignInRefused):
        sign_in(administrator, "hoa", "")
    chosen = signing_in.choose_password(database, office, "hoa", password=PASSWORD, at=AT)
    assert sign_in(administrator, "hoa") == chosen
    assert waiting not in accounts.without_password(administrator)
    with pytest.raises(SignInRefused):
        signing_in.choose_password(database, office, "hoa", password=PASSWORD, at=AT)


@pytest.fixture
def coded(administrator):
    """The account of somebody new in a real office, and the code that was told."""
    real = administrator.settings.with_value(PRACTICE_OFFICE, value=False)
    desk = replace(administrator, settings=real)
    new = accounts.coded(desk, replace(HOA, password=""))
    accounts.add_officer(desk, new)
    return desk, new.first_code


def choose(desk, code, login="hoa"):
    return signing_in.choose_password(
        desk.database, desk.office.id, login, password=PASSWORD, at=desk.now(), code=code
    )


def test_in_a_real_office_the_first_password_is_chosen_with_its_code(coded):
    desk, code = coded
    with pytest.raises(FirstCodeNeeded):
        choose(desk, "")
    with pytest.raises(FirstCodeWrong):
        choose(desk, "00000000" if code != "00000000" else "11111111")
    kind, facts = last_event(desk)
    assert (kind, facts["failures"]) == (EventKind.SIGN_IN_FAILED, 1)
    assert choose(desk, f" {code[:4]}-{code[4:]} ").login == "hoa"
    assert sign_in(desk, "hoa").login == "hoa"
    with pytest.raises(SignInRefused):
        choose(desk, code)


def test_wrong_codes_have_to_wait_like_wrong_passwords(coded):
    desk, code = coded
    wrong = f"{(int(code) + 1) % 10**8:08}"
    for _ in range(2):
        with pytest.raises(FirstCodeWrong):
            choose(desk, wrong)
    with pytest.raises(SignInDelayed):
        choose(desk, wrong)
    with pytest.raises(SignInDelayed):
        choose(desk, code)


def test_the_code_is_no_password_and_is_not_kept(coded):
    desk, code = coded
    with pytest.raises(SignInRefused):
        sign_in(desk, "hoa", code)
    found = officers.find_by_login(desk.office.id, "hoa")
    assert found is not None
    kept = found[1]
    assert kept.startswith(officers.CODE)
    assert code not in kept


def test_another_code_makes_the_first_one_and_the_password_void(coded):
    desk, code = coded
    choose(desk, code)
    again = accounts.give_first_code(desk, "hoa")
    with pytest.raises(SignInRefused):
        sign_in(desk, "hoa")
    with pytest.raises(FirstCodeWrong):
        choose(desk, code)
    assert choose(desk, again).login == "hoa"
    with pytest.raises(AdministratorNeeded):
        accounts.give_first_code(replace(desk, officer=choose_none(desk)), "hoa")


def choose_none(desk):
    """An officer who is no administrator."""
    return next(one for one in accounts.all_officers(desk) if one.role is Role.CLERK)


def test_where_one_practises_there_are_no_codes(administrator):
    assert accounts.coded(administrator, replace(HOA, password="")).first_code == ""


def test_who_brings_a_password_needs_no_code(coded):
    desk, _ = coded
    assert accounts.coded(desk, HOA).first_code == ""


def test_a_password_is_shown_nowhere():
    assert PASSWORD not in repr(HOA)
