"""A correction of the catalogue: the next version, what it replaces, what tells them apart."""

from dataclasses import replace
from datetime import date

import pytest

from commune_desk.domain.catalogue.catalogue_errors import (
    NothingCorrected,
    VersionBeginsBefore,
    VersionEndsBeforeItBegins,
)
from commune_desk.domain.catalogue.catalogue_versions import (
    ShippedProcedure,
    changed_law,
    differences,
    following,
    laid_on,
    to_correct,
    under_law,
    update_of,
    version_on,
)
from commune_desk.domain.catalogue.procedure import Fee, FeeKind, Origin, ProcessingTime, TimeUnit
from commune_desk.domain.law.topics import CivilStatusLaw
from tests.factories import a_procedure

TODAY = date(2026, 11, 27)
FIRST = a_procedure(effective_from=date(2025, 7, 1))
FIVE = (ProcessingTime(TimeUnit.WORKING_DAYS, 5),)
OLD = CivilStatusLaw(date(2016, 1, 1), "", "Luật Hộ tịch 60/2014", ("Hộ tịch",))
NEW = CivilStatusLaw(date(2027, 3, 1), "Điều 29", "Luật Hộ tịch 03/2026", ("Hộ tịch",))
LAWS = (OLD, NEW)


def corrected(since, **changes):
    return replace(FIRST, times=FIVE, effective_from=since, origin=Origin.OFFICE, **changes)


def test_a_correction_is_the_next_version_and_ends_the_one_before():
    ended, version = following([FIRST], corrected(date(2026, 12, 1)))
    assert (version.version, version.times, version.effective_to) == (2, FIVE, None)
    assert ended == replace(FIRST, effective_to=date(2026, 11, 30))


def test_a_version_does_not_begin_before_the_one_it_replaces():
    with pytest.raises(VersionBeginsBefore) as refused:
        following([FIRST], corrected(date(2025, 6, 30)))
    assert refused.value.known_from == date(2025, 7, 1)


def test_a_version_ends_no_sooner_than_it_begins():
    with pytest.raises(VersionEndsBeforeItBegins):
        following([FIRST], corrected(date(2026, 12, 1), effective_to=date(2026, 11, 1)))


def test_nothing_is_written_where_nothing_differs():
    with pytest.raises(NothingCorrected):
        following([FIRST], FIRST)


def test_a_correction_of_the_same_day_holds_from_that_day():
    ended, version = following([FIRST], corrected(FIRST.effective_from))
    assert version_on([ended, version], FIRST.effective_from) == version
    assert version_on([ended, version], TODAY) == version


def test_what_was_decided_for_a_later_day_stays():
    spring, now = date(2027, 3, 1), date(2026, 12, 1)
    first, second = following([FIRST], corrected(spring))
    wanted = replace(first, name="Tên đúng", effective_from=now)
    ended, third = following([first, second], wanted)
    assert (ended.effective_to, third.effective_to) == (date(2026, 11, 30), date(2027, 2, 28))
    assert version_on([ended, second, third], spring) == second
    assert version_on([ended, second, third], now) == third


def test_a_correction_that_begins_after_a_decided_one_keeps_what_that_one_decided():
    first, second = following([FIRST], corrected(date(2026, 12, 15)))
    later = replace(first, name="Tên mới", effective_from=date(2027, 1, 1))
    laid = laid_on([first, second], later)
    assert (laid.version, laid.name, laid.times) == (2, "Tên mới", FIVE)
    ended, third = following([first, second], laid)
    assert (ended.version, ended.effective_to) == (2, date(2026, 12, 31))
    assert (third.times, third.effective_to) == (FIVE, None)


def test_a_correction_that_begins_with_what_holds_is_left_as_it_is():
    first, second = following([FIRST], corrected(date(2026, 12, 15)))
    now = replace(first, name="Tên mới", effective_from=TODAY)
    assert laid_on([first, second], now) == now


def test_the_version_in_force_is_corrected_and_otherwise_the_newest():
    first, second = following([FIRST], corrected(date(2027, 3, 1)))
    assert to_correct([first, second], TODAY) == first
    gone = replace(FIRST, effective_to=date(2026, 1, 1))
    assert to_correct([gone], TODAY) == gone


def test_what_is_corrected_is_no_longer_unverified():
    doubtful = replace(FIRST, unverified=("times", "papers", "effective_from"))
    wanted = replace(doubtful, times=FIVE, origin=Origin.OFFICE)
    assert following([doubtful], wanted)[1].unverified == ("papers", "effective_from")
    still = (replace(FIVE[0], is_verified=False),)
    assert "times" in following([doubtful], replace(wanted, times=still))[1].unverified


def test_two_versions_are_told_apart_attribute_by_attribute():
    told = differences(FIRST, corrected(date(2026, 12, 1), handling_unit="Phòng Văn hóa"))
    assert [one.name for one in told] == ["times", "handling_unit", "effective_from"]
    assert (told[0].before, told[0].after) == (FIRST.times, FIVE)


# --- a law that changed ------------------------------------------------------------------------


def test_a_row_older_than_the_law_wants_to_be_looked_at_from_its_first_day():
    assert changed_law(FIRST, LAWS, date(2027, 2, 28)) is None
    assert changed_law(FIRST, LAWS, date(2027, 3, 1)) == NEW


def test_a_version_of_the_new_law_and_other_sectors_do_not():
    newer = replace(FIRST, effective_from=date(2027, 3, 1))
    assert changed_law(newer, LAWS, date(2027, 4, 1)) is None
    assert changed_law(replace(FIRST, sector="Đất đai"), LAWS, date(2027, 4, 1)) is None


def test_a_confirmed_row_rests_on_the_law_in_force():
    row = replace(FIRST, legal_basis=(OLD.name, "Nghị định 123"))
    confirmed = under_law(row, LAWS, date(2027, 3, 5))
    assert confirmed.legal_basis == (NEW.name, "Nghị định 123")
    assert confirmed.effective_from == NEW.since
    assert changed_law(following([row], confirmed)[1], LAWS, date(2027, 3, 5)) is None


# --- an update of the program ------------------------------------------------------------------


def updated(known, brought, seen=FIRST):
    memory = {FIRST.code: ShippedProcedure(seen, is_decided=True)}
    return update_of({FIRST.code: known}, {FIRST.code: brought}, memory, today=TODAY)


NEWER = replace(FIRST, fees=(Fee(FeeKind.FREE),))


def test_the_programs_own_row_follows_the_program_from_today_on():
    update = updated([FIRST], [NEWER])
    ended, version = update.kept
    assert (ended.effective_to, version.effective_from) == (date(2026, 11, 26), TODAY)
    assert (version.version, version.fees) == (2, NEWER.fees)
    assert update.shipped[0].is_decided


def test_the_offices_own_row_stays_and_the_difference_waits():
    first, own = following([FIRST], corrected(date(2026, 10, 1)))
    update = updated([first, own], [NEWER])
    assert update.kept == ()
    assert update.shipped == (ShippedProcedure(NEWER, is_decided=False),)


def test_what_an_officer_has_seen_is_not_asked_again():
    first, own = following([FIRST], corrected(date(2026, 10, 1)))
    assert updated([first, own], [NEWER], seen=NEWER).shipped == ()


def test_a_row_that_the_program_repeals_ends():
    gone = replace(FIRST, effective_to=date(2026, 8, 31))
    assert updated([FIRST], [gone]).kept == (gone,)


def test_a_procedure_that_is_new_comes_with_all_its_versions():
    other = replace(FIRST, code="9.000002")
    update = update_of({FIRST.code: [FIRST]}, {other.code: [other]}, {}, today=TODAY)
    assert update.kept == (other,)
