"""One paper of the province, new versions of its procedures, all of them or none."""

from dataclasses import replace
from datetime import date

import pytest

from commune_desk.domain.catalogue.catalogue_errors import (
    NotProvincial,
    ProcedureNotFound,
    ResolutionUnnumbered,
)
from commune_desk.domain.catalogue.fee_resolution import FeeResolution, ResolvedFee
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.handling.payments import NewPayment
from commune_desk.services.catalogue import corrections, fee_resolutions
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import payments
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from tests.factories import BIRTH, MARITAL_STATUS, a_reception, led

LATE = "đăng ký quá hạn"
NAME = "Nghị quyết số 12/2026/NQ-HĐND ngày 20/9/2026"
RESOLUTION = FeeResolution(
    NAME,
    date(2026, 10, 1),
    (ResolvedFee(BIRTH, 8000, 0, LATE), ResolvedFee(MARITAL_STATUS, 5000)),
)


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The leader's desk: who only receives may not change the catalogue."""
    return led(desk)


@pytest.fixture
def any_desk(any_desk: Desk) -> Desk:
    """The same, on each engine."""
    return led(any_desk)


def charged(desk, number, **given):
    asked = NewPayment(amount_vnd=0, **given)
    return payments.charged(desk, number, asked).amount_vnd


def test_every_fee_that_the_council_sets_is_listed(desk):
    listed = {(fee.procedure_code, fee.case) for fee in fee_resolutions.set_by_council(desk)}
    assert {(BIRTH, LATE), (MARITAL_STATUS, "")} <= listed
    assert len(listed) > 30


def test_from_its_day_on_dossiers_cost_what_it_says(any_desk):
    before = intake.receive(any_desk, a_reception(procedure_code=BIRTH)).dossier.dossier_no
    changed = fee_resolutions.enter(any_desk, RESOLUTION)
    assert [version.code for version in changed] == [BIRTH, MARITAL_STATUS]
    after = intake.receive(any_desk, a_reception(procedure_code=BIRTH)).dossier.dossier_no
    assert charged(any_desk, after, fee_case=LATE) == 8000
    assert charged(any_desk, before, fee_case=LATE) is None  # as it was received
    told = history.recent(any_desk, 4)
    corrected = [one for one in told if one.kind is EventKind.CATALOGUE_CORRECTED]
    assert [one.facts["note"] for one in corrected] == [NAME, NAME]


def test_entered_twice_it_changes_nothing(desk):
    fee_resolutions.enter(desk, RESOLUTION)
    assert fee_resolutions.compared(desk, RESOLUTION) == ()
    assert fee_resolutions.enter(desk, RESOLUTION) == ()


@pytest.mark.parametrize(
    ("resolution", "refusal"),
    [
        (replace(RESOLUTION, name="nghị quyết mới"), ResolutionUnnumbered),
        (replace(RESOLUTION, fees=(*RESOLUTION.fees, ResolvedFee("2.000815", 1))), NotProvincial),
        (replace(RESOLUTION, fees=(*RESOLUTION.fees, ResolvedFee("9.999", 1))), ProcedureNotFound),
    ],
)
def test_one_wrong_line_and_nothing_is_entered(desk, resolution, refusal):
    before = corrections.to_correct(desk, BIRTH)
    with pytest.raises(refusal):
        fee_resolutions.enter(desk, resolution)
    assert corrections.to_correct(desk, BIRTH) == before
