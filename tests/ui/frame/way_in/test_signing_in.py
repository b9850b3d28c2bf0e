"""Signing in: the sign-in window first, the office behind it, refusals over it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from commune_desk.domain.errors import UserError
from commune_desk.domain.office.database_errors import DatabaseEmpty, DataFolderGone
from commune_desk.domain.outside_errors import AlreadyRunning, DatabaseLocked, OfficeNotFound
from commune_desk.services.desk.desk import OpenOffice
from commune_desk.services.office.office import choose_first_password
from commune_desk.ui.frame.way_in.first_question import FirstQuestionDialog
from commune_desk.ui.frame.way_in.first_start_dialog import FirstStartDialog
from commune_desk.ui.frame.way_in.place_dialog import PlaceDialog
from commune_desk.ui.frame.way_in.refusal_dialog import RefusalDialog
from commune_desk.ui.frame.way_in.signing_in import OFFICE_NAME, SigningIn
from commune_desk.ui.look.remembered import Remembered
from tests.ui.drivers.screen import Area
from tests.ui.drivers.way_in import at_sign_in, opening

PASSWORD = "một mật khẩu dài"


@pytest.fixture
def signing_in(qapp, tmp_path: Path) -> Callable[..., SigningIn]:
    """Makes the signing in of a program whose office is opened so."""

    def made(
        open_office: Callable[[], OpenOffice],
        *,
        is_new: bool = False,
        is_shown_elsewhere: bool = False,
    ) -> SigningIn:
        program = opening(
            open_office,
            tmp_path / "window.ini",
            is_new=is_new,
            is_shown_elsewhere=is_shown_elsewhere,
        )
        return SigningIn(program, Remembered(program.window_file))

    return made


def sign_in_at_once() -> None:
    """Press "Đăng nhập" as soon as the window stands, whether the office is open or not."""

    at_sign_in(lambda window: window.sign_in("mai", PASSWORD))


def answers(monkeypatch, dialog: type[Any], answer: int) -> list[Any]:
    """Answer every dialog of a kind; gives those that were shown."""
    shown: list[Any] = []

    def answered(self: Any) -> int:
        shown.append(self)
        return answer

    monkeypatch.setattr(dialog, "exec", answered)
    return shown


def test_who_is_faster_than_the_office_gets_the_desk(signing_in, office: OpenOffice, tmp_path):
    choose_first_password(office, "mai", PASSWORD)
    sign_in_at_once()
    assert signing_in(lambda: office).desk().officer.login == "mai"
    assert Remembered(tmp_path / "window.ini").text(OFFICE_NAME) == office.office.centre_name


def test_a_refusal_is_said_and_the_office_tried_again(signing_in, office: OpenOffice, monkeypatch):
    choose_first_password(office, "mai", PASSWORD)
    tries = iter([DatabaseLocked(), DatabaseLocked(), None])

    def open_office() -> OpenOffice:
        if refusal := next(tries):
            raise refusal
        return office

    refused = answers(monkeypatch, RefusalDialog, 1)
    sign_in_at_once()
    assert signing_in(open_office).desk().officer.login == "mai"
    assert len(refused) == 2


def test_who_does_not_try_again_gets_no_desk(signing_in, monkeypatch):
    def locked() -> OpenOffice:
        raise DatabaseLocked

    answers(monkeypatch, RefusalDialog, 0)
    assert signing_in(locked).desk() is None


def test_where_nothing_was_ever_set_up_the_first_start_leads(signing_in, monkeypatch):
    asked = answers(monkeypatch, FirstQuestionDialog, 1)
    asked_where = answers(monkeypatch, PlaceDialog, 1)
    begun = answers(monkeypatch, FirstStartDialog, 0)
    assert signing_in(nothing, is_new=True).desk() is None
    assert (len(asked), len(asked_where), len(begun)) == (1, 1, 1)


def test_who_goes_back_from_the_place_is_asked_first_again(signing_in, monkeypatch):
    tries = iter([1, 0])
    monkeypatch.setattr(FirstQuestionDialog, "exec", lambda _dialog: next(tries))
    asked_where = answers(monkeypatch, PlaceDialog, 0)
    assert signing_in(nothing, is_new=True).desk() is None
    assert len(asked_where) == 1


@pytest.mark.parametrize("gone", [OfficeNotFound("E:/"), DatabaseEmpty("m"), DataFolderGone("E:/")])
def test_where_data_were_nobody_is_led_to_a_new_office_without_asking(
    signing_in, monkeypatch, gone
):
    begun = answers(monkeypatch, FirstStartDialog, 0)
    refused = answers(monkeypatch, RefusalDialog, 0)
    assert signing_in(lambda: nothing(gone)).desk() is None
    assert (len(refused), len(begun)) == (1, 0)


def test_a_new_office_is_what_one_may_want_then(signing_in, monkeypatch):
    answers(monkeypatch, FirstQuestionDialog, 1)
    answers(monkeypatch, PlaceDialog, 1)
    begun = answers(monkeypatch, FirstStartDialog, 0)

    def wants_new(dialog: RefusalDialog) -> int:
        dialog.show()
        Area(dialog).choose("Khai báo cơ quan mới")
        return 0

    monkeypatch.setattr(RefusalDialog, "exec", wants_new)
    assert signing_in(nothing).desk() is None
    assert len(begun) == 1


def nothing(gone: UserError | None = None) -> OpenOffice:
    raise gone or OfficeNotFound("C:/")


@pytest.mark.parametrize("is_shown_elsewhere", [True, False])
def test_a_refusal_is_said_only_where_the_open_window_does_not_answer(
    signing_in, monkeypatch, is_shown_elsewhere: bool
):
    def running() -> OpenOffice:
        raise AlreadyRunning("C:/")

    refused = answers(monkeypatch, RefusalDialog, 0)
    begun = signing_in(running, is_shown_elsewhere=is_shown_elsewhere)
    assert begun.desk() is None
    assert len(refused) == (0 if is_shown_elsewhere else 1)
