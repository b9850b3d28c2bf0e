"""The register (sổ theo dõi hồ sơ): what was received in a span of days, oldest first."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from peewee import fn

from commune_desk.domain.desk.dossier_list import RegisterRow
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.papers.slips import party
from commune_desk.domain.people import applicant as domain
from commune_desk.domain.people.applicant import contact_phone
from commune_desk.domain.plain import from_plain
from commune_desk.store.catalogue.procedures import procedure_from
from commune_desk.store.columns import value_from
from commune_desk.store.fields import micros_from, start_of
from commune_desk.store.statements import rows
from commune_desk.store.tables import Dossier, Event, Filing, ProcedureVersion, ReceivedParty


def lines(
    office_id: OfficeId, first: date, last: date, *, sector: str = ""
) -> Iterator[RegisterRow]:
    """What was received from one day to another, both included; of one sector or of all."""
    asked = (
        Dossier.select(
            Dossier,
            ProcedureVersion.name.alias("procedure_name"),
            ProcedureVersion.body,
            Filing.phone,
            ReceivedParty.party,
        )
        .join(ProcedureVersion)
        .switch(Dossier)
        .join(Filing, on=Filing.dossier == Dossier.id)
        .join(ReceivedParty, on=ReceivedParty.dossier == Dossier.id)
        .where(_received(office_id, first, last + timedelta(days=1), sector=sector))
        .order_by(Dossier.id)
    )
    for row in rows(asked):
        applicant = from_plain(domain.ReceivedParty, json.loads(row.party)).applicant
        yield value_from(
            RegisterRow,
            row,
            handling_unit=procedure_from(row.body).handling_unit,
            applicant=replace(party(applicant), phone=row.phone or contact_phone(applicant)),
        )


def order_numbers(office_id: OfficeId, year: int, *, sector: str = "") -> Mapping[str, int]:
    """The order numbers of a year's dossiers, from 1 in the order in which they were entered.

    The history is only ever appended to, so that a number stays what it was at the reception: what
    is entered late gets the next one, whatever day it bears.
    """
    first_event = Event.select(fn.MIN(Event.id)).where(
        (Event.office == office_id) & (Event.dossier == Dossier.id)
    )
    of_year = _received(office_id, date(year, 1, 1), date(year + 1, 1, 1), sector=sector)
    entered = Dossier.select(Dossier.dossier_no).where(of_year).order_by(first_event, Dossier.id)
    return {row.dossier_no: number for number, row in enumerate(rows(entered), 1)}


def _received(office_id: OfficeId, first: date, before: date, *, sector: str) -> Any:
    """Whether a dossier was received in a span of days; its key is its moment of reception."""
    since, until = micros_from(start_of(first)), micros_from(start_of(before))
    of_span = (Dossier.office == office_id) & (Dossier.id >= since) & (Dossier.id < until)
    return of_span & (Dossier.sector == sector) if sector else of_span
