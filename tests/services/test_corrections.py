"""The office corrects its catalogue: with a reason, a way back, and in spite of updates."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from commune_desk.domain.catalogue.catalogue_errors import (
    CorrectionUnexplained,
    LawUnchanged,
    NothingCorrected,
    NothingToDecide,
    ProcedureNotFound,
    VersionBeginsBefore,
)
from commune_desk.domain.catalogue.catalogue_versions import ShippedProcedure
from commune_desk.domain.catalogue.procedure import Fee, FeeKind, Origin, ProcessingTime, TimeUnit
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.services.catalogue import catalogue, corrections
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.store.catalogue import procedures
from commune_desk.store.tables import ProcedureVersion
from tests.factories import BIRTH, MARITAL_STATUS, a_reception, acting_as, led

FIVE = (ProcessingTime(TimeUnit.WORKING_DAYS, 5),)
WHY = "Nghị quyết của tỉnh"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The leader's desk: who only receives may not change the catalogue."""
    return led(desk)


@pytest.fixture
def any_desk(any_desk: Desk) -> Desk:
    """The same, on each engine."""
    return led(any_desk)


def wanted(desk, code=MARITAL_STATUS, **changes):
    base = corrections.to_correct(desk, code)
    return replace(base, **{"times": FIVE, "effective_from": desk.now().date()} | changes)


def last_event(desk):
    return history.recent(desk, 1)[0]


def test_a_correction_holds_for_who_is_received_from_then_on(any_desk):
    before = intake.receive(any_desk, a_reception())
    version = corrections.correct(any_desk, wanted(any_desk), WHY)
    assert (version.version, version.origin, version.reason) == (2, Origin.OFFICE, WHY)
    after = intake.receive(any_desk, a_reception())
    assert after.procedure.times == FIVE
    kept = lookup.known(any_desk, before.dossier.dossier_no)
    assert kept.procedure.version == 1
    assert kept.dossier.due_at == before.dossier.due_at


def test_what_would_change_is_shown_and_nothing_is_written(desk):
    correction = corrections.compared(desk, wanted(desk))
    assert [one.name for one in correction.differences] == ["times", "effective_from"]
    assert len(corrections.versions_of(desk, MARITAL_STATUS)) == 1


def test_the_history_says_who_corrected_what_and_why(desk):
    corrections.correct(desk, wanted(desk), WHY)
    event = last_event(desk)
    assert event.kind is EventKind.CATALOGUE_CORRECTED
    assert event.facts["code"] == MARITAL_STATUS
    assert (event.facts["version"], event.facts["replaces"]) == (2, 1)
    assert (event.facts["note"], event.facts["fields"]) == (WHY, ["times", "effective_from"])


def test_nothing_is_corrected_without_a_reason(desk):
    with pytest.raises(CorrectionUnexplained):
        corrections.correct(desk, wanted(desk), "  ")
    assert len(corrections.versions_of(desk, MARITAL_STATUS)) == 1


def test_a_version_that_begins_too_early_leaves_the_catalogue_as_it_is(any_desk):
    base = corrections.to_correct(any_desk, MARITAL_STATUS)
    early = wanted(any_desk, effective_from=base.effective_from - timedelta(days=1))
    with pytest.raises(VersionBeginsBefore):
        corrections.correct(any_desk, early, WHY)
    assert corrections.versions_of(any_desk, MARITAL_STATUS) == (base,)


def test_an_earlier_version_comes_back_as_a_later_one(desk, clock):
    first = corrections.to_correct(desk, MARITAL_STATUS)
    corrections.correct(desk, wanted(desk), WHY)
    clock.move(days=1)
    back = corrections.take_back(desk, MARITAL_STATUS, 1, reason="gõ nhầm")
    assert (back.version, back.times) == (3, first.times)
    assert corrections.to_correct(desk, MARITAL_STATUS) == back
    assert [p.version for p in catalogue.in_force(desk) if p.code == MARITAL_STATUS] == [3]


def test_what_holds_already_is_not_taken_back(desk):
    with pytest.raises(NothingCorrected):
        corrections.take_back(desk, MARITAL_STATUS, 1, reason="nhầm")
    with pytest.raises(ProcedureNotFound):
        corrections.take_back(desk, MARITAL_STATUS, 7, reason="nhầm")


def test_a_later_correction_keeps_what_was_decided_before_it(any_desk):
    today = any_desk.now().date()
    corrections.correct(any_desk, wanted(any_desk, effective_from=today + timedelta(days=10)), WHY)
    base = corrections.to_correct(any_desk, MARITAL_STATUS)
    renumbered = replace(base, decision="12/QĐ", effective_from=today + timedelta(days=20))
    said = corrections.compared(any_desk, renumbered)
    assert [one.name for one in said.differences] == ["decision", "effective_from"]
    version = corrections.correct(any_desk, renumbered, WHY)
    assert (version.decision, version.times, version.effective_to) == ("12/QĐ", FIVE, None)
    days = [one.effective_to for one in corrections.versions_of(any_desk, MARITAL_STATUS)]
    assert days == [None, today + timedelta(days=19), today + timedelta(days=9)]


def test_a_correction_holds_until_something_else_is_decided_of_the_same_thing(any_desk):
    today = any_desk.now().date()
    spring, summer = today + timedelta(days=100), today + timedelta(days=200)
    corrections.correct(any_desk, wanted(any_desk, effective_from=spring), "quyết định mới")
    base = corrections.to_correct(any_desk, MARITAL_STATUS, spring)
    renamed = replace(base, decision="12/QĐ", effective_from=summer)
    corrections.correct(any_desk, renamed, "quyết định sau")
    free = (Fee(FeeKind.FREE),)
    now = replace(corrections.to_correct(any_desk, MARITAL_STATUS), fees=free, decision="9/QĐ")
    corrections.correct(any_desk, replace(now, effective_from=today + timedelta(days=1)), WHY)
    days = (today + timedelta(days=1), spring, summer)
    held = [corrections.to_correct(any_desk, MARITAL_STATUS, day) for day in days]
    assert [(one.fees, one.decision, one.times) for one in held] == [
        (free, "9/QĐ", now.times),
        (free, "9/QĐ", FIVE),
        (free, "12/QĐ", FIVE),
    ]


def test_a_correction_with_a_last_day_of_its_own_ends_on_it(desk):
    today = desk.now().date()
    spring = today + timedelta(days=100)
    corrections.correct(desk, wanted(desk, effective_from=spring), "quyết định mới")
    base = corrections.to_correct(desk, MARITAL_STATUS)
    free = (Fee(FeeKind.FREE),)
    for_a_month = replace(base, effective_from=today, effective_to=today + timedelta(days=30))
    corrections.correct(desk, replace(for_a_month, fees=free), WHY)
    assert corrections.to_correct(desk, MARITAL_STATUS, today).fees == free
    assert corrections.to_correct(desk, MARITAL_STATUS, spring).fees == base.fees


def test_a_version_that_is_to_come_is_given_up_by_taking_back_the_one_that_holds(desk):
    first, begins = corrections.to_correct(desk, MARITAL_STATUS), desk.now().date()
    begins += timedelta(days=10)
    corrections.correct(desk, wanted(desk, effective_from=begins), WHY)
    back = corrections.take_back(desk, MARITAL_STATUS, 1, reason="hoãn hiệu lực")
    assert (back.effective_from, back.effective_to, back.times) == (begins, None, first.times)
    assert corrections.to_correct(desk, MARITAL_STATUS, begins) == back
    with pytest.raises(NothingCorrected):
        corrections.take_back(desk, MARITAL_STATUS, 3, reason="lần nữa")


def test_on_the_day_of_a_correction_only_the_newer_version_is_offered(desk):
    base = corrections.to_correct(desk, MARITAL_STATUS)
    corrections.correct(desk, wanted(desk, effective_from=base.effective_from), WHY)
    offered = catalogue.in_force(desk, base.effective_from)
    assert [p.version for p in offered if p.code == MARITAL_STATUS] == [2]


# --- a law that changed ------------------------------------------------------------------------


def test_from_the_day_of_the_new_law_a_row_waits_and_the_desk_goes_on(desk, clock):
    row = corrections.to_correct(desk, BIRTH)
    assert corrections.changed_law(desk, row) is None
    clock.at = clock.at.replace(year=2027, month=3, day=2)
    law = corrections.changed_law(desk, row)
    assert law is not None
    assert "03/2026" in law.name
    assert intake.receive(desk, a_reception(procedure_code=BIRTH)).procedure == row


def test_an_officer_confirms_and_the_row_rests_on_the_new_law(desk, clock):
    with pytest.raises(LawUnchanged):
        corrections.confirm(desk, BIRTH, "đã đối chiếu")
    clock.at = clock.at.replace(year=2027, month=3, day=2)
    confirmed = corrections.confirm(desk, BIRTH, "đã đối chiếu")
    assert confirmed.effective_from == date(2027, 3, 1)
    assert corrections.changed_law(desk, confirmed) is None
    assert "Luật Hộ tịch số 03/2026/QH16" in confirmed.legal_basis
    assert "Luật Hộ tịch số 60/2014/QH13" not in confirmed.legal_basis
    assert last_event(desk).kind is EventKind.CATALOGUE_CONFIRMED


def test_who_was_received_before_keeps_the_old_law(desk, clock):
    before = intake.receive(desk, a_reception(procedure_code=BIRTH)).dossier
    clock.at = clock.at.replace(year=2027, month=3, day=2)
    corrections.confirm(desk, BIRTH, "đã đối chiếu")
    kept = lookup.known(desk, before.dossier_no).procedure
    assert "Luật Hộ tịch số 60/2014/QH13" in kept.legal_basis


# --- an update of the program ------------------------------------------------------------------


@pytest.fixture
def administrator(any_desk):
    return acting_as(any_desk, Role.ADMINISTRATOR)


def forget(desk, code):
    """The office knows an older row of the program than the one that ships now."""
    row = procedures.shipped(desk.office.id)[code].procedure
    older = replace(row, fees=(Fee(FeeKind.NOT_PUBLISHED),))
    procedures.save_shipped(desk.office.id, [ShippedProcedure(older, is_decided=True)])


def test_an_update_leaves_a_correction_and_shows_the_difference(administrator):
    own = corrections.correct(administrator, wanted(administrator), WHY)
    forget(administrator, MARITAL_STATUS)
    assert catalogue.load_shipped(administrator) == catalogue.Loaded(new=0, waiting=1)
    assert corrections.to_correct(administrator, MARITAL_STATUS) == own
    assert [one.procedure.code for one in corrections.undecided(administrator)] == [MARITAL_STATUS]
    told = corrections.against_shipped(administrator, MARITAL_STATUS)
    assert [(one.name, one.before) for one in told] == [("times", FIVE)]


def test_an_officer_keeps_the_offices_own_version(administrator):
    own = corrections.correct(administrator, wanted(administrator), WHY)
    forget(administrator, MARITAL_STATUS)
    catalogue.load_shipped(administrator)
    with pytest.raises(CorrectionUnexplained):
        corrections.keep_own(administrator, MARITAL_STATUS, "")
    corrections.keep_own(administrator, MARITAL_STATUS, WHY)
    assert corrections.undecided(administrator) == ()
    assert corrections.to_correct(administrator, MARITAL_STATUS) == own
    assert catalogue.load_shipped(administrator).waiting == 0
    with pytest.raises(NothingToDecide):
        corrections.keep_own(administrator, MARITAL_STATUS, WHY)


def test_an_officer_takes_the_programs_row(administrator):
    shipped = corrections.to_correct(administrator, MARITAL_STATUS)
    corrections.correct(administrator, wanted(administrator), WHY)
    forget(administrator, MARITAL_STATUS)
    catalogue.load_shipped(administrator)
    taken = corrections.take_shipped(administrator, MARITAL_STATUS, "theo danh mục mới")
    assert (taken.version, taken.times, taken.origin) == (3, shipped.times, Origin.SHIPPED)
    assert corrections.undecided(administrator) == ()


def test_a_row_of_the_programs_own_follows_an_update(administrator):
    ships = corrections.to_correct(administrator, MARITAL_STATUS)
    forget(administrator, MARITAL_STATUS)
    older = procedures.shipped(administrator.office.id)[MARITAL_STATUS].procedure
    kept = ProcedureVersion.update(body=older).where(ProcedureVersion.code == MARITAL_STATUS)
    kept.execute()
    assert corrections.to_correct(administrator, MARITAL_STATUS).fees == older.fees
    assert catalogue.load_shipped(administrator) == catalogue.Loaded(new=1, waiting=0)
    current = corrections.to_correct(administrator, MARITAL_STATUS)
    assert (current.version, current.fees, current.origin) == (2, ships.fees, Origin.SHIPPED)
    assert current.effective_from == administrator.now().date()
    assert catalogue.load_shipped(administrator).new == 0
