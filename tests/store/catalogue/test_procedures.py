"""The catalogue keeps every version as it was; only the day a version ends is added later."""

from dataclasses import replace
from datetime import date, time

import pytest

from commune_desk.domain.catalogue.catalogue_errors import ProcedureNotFound
from commune_desk.domain.catalogue.procedure import (
    Channel,
    Fee,
    FeeKind,
    ProcessingTime,
    RequiredDocument,
    TimeUnit,
    is_in_force,
)
from commune_desk.domain.keys import OfficeId
from commune_desk.store.catalogue import procedures
from commune_desk.store.database import Database
from tests.store.samples import A_PROCEDURE, an_office

RICH = replace(
    A_PROCEDURE,
    times=(
        ProcessingTime(TimeUnit.SAME_DAY, cut_off=time(15)),
        ProcessingTime(TimeUnit.HOURS, 4, variant="lưu động", channels=(Channel.OUTREACH,)),
    ),
    fees=(Fee(FeeKind.AMOUNT, 8000, "trường hợp", channels=(Channel.COUNTER, Channel.POSTAL)),),
    papers=(RequiredDocument("Tờ khai", 1), RequiredDocument("Văn bản", condition="nếu có")),
    unverified=("fees",),
)
FIRST = replace(A_PROCEDURE, effective_to=date(2026, 6, 30))
SECOND = replace(A_PROCEDURE, version=2, effective_from=date(2026, 7, 1), name="Khai sinh")


@pytest.fixture
def office(db: Database) -> OfficeId:
    return an_office()


def test_a_version_is_read_back_as_it_was_written(office):
    procedures.save_versions(office, [RICH])
    assert procedures.get(office, RICH.code, 1) == RICH
    assert procedures.all_versions(office) == (RICH,)


def test_an_unknown_version_is_said(office):
    procedures.save_versions(office, [RICH])
    with pytest.raises(ProcedureNotFound):
        procedures.get(office, RICH.code, 2)


def test_the_version_in_force_on_the_day_is_found(office):
    procedures.save_versions(office, [FIRST, SECOND])
    assert procedures.find_in_force(office, FIRST.code, date(2026, 6, 30)) == FIRST
    assert procedures.find_in_force(office, FIRST.code, date(2026, 7, 1)) == SECOND
    assert procedures.find_in_force(office, FIRST.code, date(2025, 12, 31)) is None
    assert procedures.find_in_force(office, "9.999999", date(2026, 7, 1)) is None


def test_what_may_be_asked_for_today_stands_once(office):
    other = replace(A_PROCEDURE, code="1.000001")
    procedures.save_versions(office, [SECOND, other, FIRST])
    versions = procedures.all_versions(office)
    assert [p for p in versions if is_in_force(p, date(2026, 6, 1))] == [other, FIRST]
    assert [p for p in versions if is_in_force(p, date(2026, 8, 1))] == [other, SECOND]
    assert versions == (other, FIRST, SECOND)


def test_a_version_is_kept_once_and_never_changes(office):
    assert procedures.save_versions(office, [A_PROCEDURE]) == 1
    altered = replace(A_PROCEDURE, name="Tên khác")
    assert procedures.save_versions(office, [altered, SECOND]) == 1
    assert procedures.get(office, A_PROCEDURE.code, 1) == A_PROCEDURE


def test_a_later_decision_ends_a_version(office):
    procedures.save_versions(office, [A_PROCEDURE])
    assert procedures.save_versions(office, [FIRST]) == 0
    assert procedures.get(office, FIRST.code, 1) == FIRST
    assert procedures.find_in_force(office, FIRST.code, date(2026, 8, 1)) is None


def test_every_office_has_its_own_catalogue(office):
    procedures.save_versions(office, [A_PROCEDURE])
    assert procedures.all_versions(an_office("xã Khác")) == ()
