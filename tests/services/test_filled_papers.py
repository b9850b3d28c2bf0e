"""What a paper of a real dossier says, held against its specimen: which fields nobody fills yet."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime

import pytest

from commune_desk.documents.slips.rendering import slip_module
from commune_desk.domain.papers import PAPERS, SlipKind
from commune_desk.domain.slips import Slip
from commune_desk.domain.steps import Action, StepRequest
from commune_desk.services.desk import handling, intake, returning
from commune_desk.services.desk.desk import Desk
from commune_desk.services.papers import printing
from commune_desk.settings import EXPLAIN_ON_BACK, REGISTER_BOOK, RegisterBook, SettingValues
from tests.factories import a_person, a_reception, moment

ONLY_IN_SPECIMENS = {
    SlipKind.APOLOGY_NOTICE: {
        "head.letterhead.parent_name": "the committee, for which a deputy chair signs, has none",
    },
    SlipKind.CONTROL_SLIP: {
        "cooperating_unit": "the catalogue names one handling unit for each procedure",
    },
}
"""Fields that only a specimen fills, with the reason; on paper they are left for the pen."""


@pytest.fixture
def papers(desk: Desk) -> dict[SlipKind, Slip]:
    """Every paper, of dossiers that met with everything."""
    wanted = {EXPLAIN_ON_BACK.name: True, REGISTER_BOOK.name: RegisterBook.ONE.value}
    settings = SettingValues({**desk.settings.changed, **wanted})
    desk = replace(desk, settings=settings)
    at = moment("2026-10-01 08:00")
    person = a_person(email="nam@thu.example.vn")
    delegate = a_person(full_name="Lê Thị Hạnh", personal_id="087171001234", email="")

    def received() -> str:
        reception = a_reception(
            applicant=person, delegate=delegate, authorisation="Giấy ủy quyền", at=at
        )
        return intake.receive(desk, reception).dossier.dossier_no

    def step(number: str, action: Action, day: str, **given: object) -> None:
        handling.step(desk, number, StepRequest(action, moment(day), **given))  # type: ignore[arg-type]  # as declared

    eventful, refused = received(), received()
    step(
        eventful,
        Action.REQUEST_SUPPLEMENT,
        "2026-10-01 09:00",
        note="Giấy chứng sinh",
        reason="Thiếu",
    )
    step(eventful, Action.ACCEPT_SUPPLEMENT, "2026-10-02 08:30")
    step(eventful, Action.HAND_OVER, "2026-10-02 09:00")
    until = moment("2026-10-30 16:00")
    step(eventful, Action.APOLOGISE, "2026-10-05 08:00", note="Chờ xác minh", until=until)
    step(eventful, Action.FINISH, "2026-10-29 09:00", late_reason="Chờ xác minh")
    returning.return_result(desk, eventful, at=moment("2026-10-29 10:00"))
    step(refused, Action.REFUSE, "2026-10-01 09:00", note="Không thuộc thẩm quyền")
    return {
        row.kind: printing.slip(
            desk, refused if row.kind is SlipKind.REFUSAL_NOTICE else eventful, row.kind
        )
        for row in PAPERS
    }


@pytest.mark.parametrize("kind", list(SlipKind))
def test_a_real_paper_fills_what_its_specimen_fills(papers: dict[SlipKind, Slip], kind: SlipKind):
    real, specimen = filled(papers[kind]), filled(slip_module(kind).specimen())
    assert specimen - real == set(ONLY_IN_SPECIMENS.get(kind, ()))


@pytest.mark.parametrize("kind", list(SlipKind))
def test_a_specimen_fills_what_a_real_paper_fills(papers: dict[SlipKind, Slip], kind: SlipKind):
    assert filled(papers[kind]) - filled(slip_module(kind).specimen()) == set()


def filled(value: object) -> set[str]:
    return set(names(value))


def names(value: object, above: str = "") -> Iterator[str]:
    """The dotted names of the fields that hold something; those of a list stand for each item."""
    for field in fields(value):  # type: ignore[arg-type]  # called with dataclasses alone
        held, name = getattr(value, field.name), f"{above}{field.name}"
        items = held if isinstance(held, tuple) else (held,)
        for item in items:
            if is_dataclass(item) and not isinstance(item, datetime):
                yield from names(item, f"{name}.")
            elif item or isinstance(item, int):
                yield name
