import pytest

from commune_desk import bootstrap
from commune_desk.domain.account_errors import SignInDelayed, SignInRefused
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.errors import UserError
from commune_desk.services.desk.desk import desk_of
from commune_desk.services.office import accounts, signing_in
from commune_desk.services.upkeep import history
from commune_desk.store.office import officers

PASSWORD = "một mật khẩu dài"


def mistype(opened, times, pc="QUAY-1", login="mai"):
    """Type a wrong password so many times, each as soon as it is allowed; the last refusal."""
    said = None
    for _ in range(times):
        with pytest.raises(UserError) as refused:
            signing_in.sign_in(
                opened.database, opened.office.id, login,
                password="sai mật khẩu", at=opened.now(), pc=pc,
            )  # fmt: skip
        said = refused.value
        opened.clock.move(seconds=getattr(said, "seconds", 0))
    opened.clock.move(seconds=-getattr(said, "seconds", 0))
    return said


def enter(opened, pc="QUAY-1", login="mai"):
    return signing_in.sign_in(
        opened.database, opened.office.id, login, password=PASSWORD, at=opened.now(), pc=pc
    )


@pytest.fixture
def mai(any_office):
    signing_in.choose_password(
        any_office.database, any_office.office.id, "mai", password=PASSWORD, at=any_office.now()
    )
    return any_office


def test_who_mistypes_twice_waits_for_nothing(mai):
    assert isinstance(mistype(mai, 2), SignInRefused)
    assert enter(mai).login == "mai"


def test_every_further_wrong_password_doubles_the_wait(mai):
    waits = [mistype(mai, 3).seconds]
    for _ in range(3):
        mai.clock.move(seconds=waits[-1])
        waits.append(mistype(mai, 1).seconds)
    assert waits == [5, 10, 20, 40]


def test_while_one_waits_the_right_password_is_not_taken_either(mai):
    mistype(mai, 3)
    mai.clock.move(seconds=2)
    with pytest.raises(SignInDelayed) as refused:
        enter(mai)
    assert refused.value.seconds == 3
    mai.clock.move(seconds=3)
    assert enter(mai).login == "mai"
    assert isinstance(mistype(mai, 2), SignInRefused)  # it begins anew


def test_the_wait_outlives_the_program_and_is_of_one_pc_and_one_name(mai):
    mistype(mai, 3)
    mai.database.close()
    again = bootstrap.open_office(mai.folder, mai.clock)
    try:
        with pytest.raises(SignInDelayed):
            enter(again)
        assert enter(again, pc="QUAY-2").login == "mai"
        with pytest.raises(SignInRefused):
            enter(again, login="tung")
    finally:
        again.database.close()
    mai.database.engine.connect(reuse_if_open=True)


def test_a_name_that_nobody_has_waits_as_long(any_office):
    for _ in range(2):
        with pytest.raises(SignInRefused):
            enter(any_office, login="không ai")
    with pytest.raises(SignInDelayed):
        enter(any_office, login="không ai")


def test_a_clock_that_was_put_back_keeps_nobody_out_for_longer(mai):
    mistype(mai, 3)
    mai.clock.move(days=-30)
    with pytest.raises(SignInDelayed) as refused:
        enter(mai)
    assert refused.value.seconds == 5
    mai.clock.move(seconds=2)
    with pytest.raises(SignInDelayed) as refused:
        enter(mai)
    assert refused.value.seconds == 3
    mai.clock.move(seconds=3)
    assert enter(mai).login == "mai"


def test_the_administrator_lifts_the_wait(mai):
    mistype(mai, 5)
    admin = next(one for one in officers.all_officers(mai.office.id) if one.is_administrator)
    accounts.lift_delay(desk_of(mai, admin), "mai")
    assert enter(mai).login == "mai"


def test_a_failed_sign_in_is_on_record_without_what_was_typed(mai):
    admin = next(one for one in officers.all_officers(mai.office.id) if one.is_administrator)
    mistype(mai, 1)
    mistype(mai, 1, login="Mật khẩu của tôi")
    nobody, known = history.recent(desk_of(mai, admin), 2)
    assert (known.kind, nobody.kind) == (EventKind.SIGN_IN_FAILED,) * 2
    assert known.officer_name.endswith("Mai")
    assert (known.facts, nobody.officer_name) == ({"pc": "QUAY-1", "failures": 1}, "")
    assert "Mật khẩu" not in str(nobody)
