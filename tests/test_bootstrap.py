"""Opening and making offices: nothing half made stands in the way of the next try."""

from contextlib import ExitStack
from dataclasses import replace

import pytest

from commune_desk import bootstrap
from commune_desk.domain.account_errors import PasswordTooShort
from commune_desk.domain.outside_errors import OfficeAlreadyExists, OfficeNotFound
from commune_desk.files.papers import opened_papers
from commune_desk.services.office import kept_settings, office
from commune_desk.settings import DATABASE_URL, RECEIPT_COPIES
from tests.factories import left_half_written


def test_a_data_folder_has_one_office(office, folder, practice_setup):
    with pytest.raises(OfficeAlreadyExists):
        bootstrap.create_office(folder, practice_setup)


def test_what_a_making_that_was_killed_left_goes_with_the_next(sqlite_folder, practice_setup):
    left = left_half_written(sqlite_folder.root)
    with pytest.raises(OfficeAlreadyExists):
        bootstrap.create_office(sqlite_folder, practice_setup)
    assert not left.exists()


def test_an_empty_data_folder_has_none(folder):
    with pytest.raises(OfficeNotFound):
        bootstrap.open_office(folder)


def test_after_a_refusal_the_office_can_be_made(folder, practice_setup, clock):
    officer = replace(practice_setup.officers[0], password="short")
    with pytest.raises(PasswordTooShort):
        bootstrap.create_office(folder, replace(practice_setup, officers=(officer,)), clock)
    bootstrap.create_office(folder, practice_setup, clock).database.close()
    bootstrap.open_office(folder, clock).database.close()


def test_who_signs_in_finds_what_was_changed_since_the_office_opened(sqlite_folder, clock):
    password = "một mật khẩu dài"
    with ExitStack() as closing:
        opened = bootstrap.open_for_window(sqlite_folder, closing, clock)
        first = office.choose_first_password(opened, "quantri", password)
        kept_settings.save(first, RECEIPT_COPIES, 1)
        office.save_office(first, replace(first.office, hotline="0277 3111 222"))
        office.remove_calendar_day(first, min(first.calendar.days))
        again = office.sign_in(opened, "quantri", password)
        assert again.settings[RECEIPT_COPIES] == 1
        assert again.office.hotline == "0277 3111 222"
        assert len(again.calendar.days) == len(first.calendar.days) - 1
        colleague = office.choose_first_password(opened, "mai", password)
        assert colleague.settings[RECEIPT_COPIES] == 1


def test_plain_copies_of_papers_go_when_a_window_opens_and_when_it_closes(sqlite_folder, clock):
    left = opened_papers.put(sqlite_folder.opened, "ab12.pdf", b"%PDF")
    with ExitStack() as closing:
        bootstrap.open_for_window(sqlite_folder, closing, clock)
        assert not left.exists()
        shown = opened_papers.put(sqlite_folder.opened, "cd34.pdf", b"%PDF")
    assert not shown.exists()


def test_the_office_file_may_name_a_shared_database(folder, practice_setup, clock, postgres_url):
    setup = replace(practice_setup, settings={DATABASE_URL.name: postgres_url})
    bootstrap.create_office(folder, setup, clock).database.close()
    assert not folder.database.exists()
    opened = bootstrap.open_office(folder, clock)
    assert opened.office.name == practice_setup.office.name
    opened.database.close()
