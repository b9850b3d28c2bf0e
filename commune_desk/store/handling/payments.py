"""Fees taken (phí, lệ phí đã thu): each kept for ever, a wrong one cancelled."""

import json
from datetime import datetime
from typing import Any

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.handling.payment_errors import PaymentNotFound, ReceiptNoUsed
from commune_desk.domain.handling.payments import Payment
from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.domain.papers.fee_settlement import TakenFee
from commune_desk.domain.people.applicant import ReceivedParty as Received
from commune_desk.domain.people.applicant import name_of
from commune_desk.domain.plain import from_plain
from commune_desk.store import tables
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.desk.dossiers import key_of
from commune_desk.store.queries import sheet
from commune_desk.store.statements import first, rows
from commune_desk.store.tables import Dossier, ProcedureVersion, ReceivedParty


def add(office_id: OfficeId, payment: Payment) -> DossierId:
    """Keep a payment; returns the key of its dossier.

    Raises:
        DossierNotFound: no dossier has that number.
        ReceiptNoUsed: its receipt stands for another payment.
    """
    dossier_id, table = key_of(office_id, payment.dossier_no), tables.Payment
    is_it = (table.receipt_no == payment.receipt_no) & table.cancelled_at.is_null()
    known = table.select(table, Dossier.dossier_no).join(Dossier).where(table.office == office_id)
    if payment.receipt_no and (used := first(known.where(is_it))) is not None:
        raise ReceiptNoUsed(payment.receipt_no, used.dossier_no)
    columns = columns_from(payment, without=frozenset({"dossier_no"}))
    table.insert(office=office_id, dossier=dossier_id, **columns).execute()
    return dossier_id


def cancel(
    office_id: OfficeId, dossier_no: str, receipt_no: str, *, reason: str, at: datetime
) -> DossierId:
    """Cancel the payment of a dossier that has that receipt; returns the key of the dossier.

    Raises:
        DossierNotFound: no dossier has that number.
        PaymentNotFound: none that stands has that receipt.
    """
    dossier_id, table = key_of(office_id, dossier_no), tables.Payment
    change = table.update(cancelled_at=at, cancel_reason=reason).where(
        table.office == office_id,
        table.dossier == dossier_id,
        table.receipt_no == receipt_no,
        table.cancelled_at.is_null(),
    )
    if not change.execute():
        raise PaymentNotFound(dossier_no, receipt_no)
    return dossier_id


def give_back(office_id: OfficeId, dossier_id: DossierId, *, reason: str, at: datetime) -> None:
    """Cancel every payment of a dossier that stands."""
    table = tables.Payment
    change = table.update(cancelled_at=at, cancel_reason=reason)
    change.where(
        table.office == office_id, table.dossier == dossier_id, table.cancelled_at.is_null()
    ).execute()


def of_dossier(office_id: OfficeId, dossier_no: str) -> tuple[Payment, ...]:
    """The payments of a dossier, cancelled ones too, in their order."""
    found = rows(sheet.PAYMENTS, (office_id, office_id, dossier_no))
    return tuple(value_from(Payment, row) for row in found)


def settled_between(office_id: OfficeId, start: datetime, end: datetime) -> tuple[TakenFee, ...]:
    """The payments of a span of time, both ends included, in their order.

    Each comes with what a list says of its dossier.
    """
    table = tables.Payment
    asked = (
        table.select(
            table,
            Dossier.dossier_no,
            Dossier.channel,
            ProcedureVersion.code,
            ProcedureVersion.name,
            ProcedureVersion.body,
            ReceivedParty.party,
        )
        .join(Dossier)
        .join(ProcedureVersion)
        .switch(Dossier)
        .join(ReceivedParty, on=ReceivedParty.dossier == Dossier.id)
        .where(table.office == office_id, table.paid_at >= start, table.paid_at <= end)
        .order_by(table.paid_at, table.id)
    )
    return tuple(map(_taken_fee, rows(asked)))


def _taken_fee(row: Any) -> TakenFee:
    applicant = from_plain(Received, json.loads(row.party)).applicant
    short = str(json.loads(row.body).get("short_name") or row.name)
    return TakenFee(
        payment=value_from(Payment, row),
        procedure_code=row.code,
        procedure_name=short[:1].upper() + short[1:],
        channel=Channel(row.channel),
        applicant_name=name_of(applicant),
        address=applicant.address,
    )
