"""Taking fees (thu phí, lệ phí): the sum by the catalogue, what was taken, and on which receipt."""

from dataclasses import asdict, replace
from datetime import date, datetime

from commune_desk.domain.catalogue.fees import (
    Charge,
    FeeAsked,
    FeeSum,
    cases_of,
    freeing_law,
    sum_of,
)
from commune_desk.domain.catalogue.procedure import PersonGroup, Procedure
from commune_desk.domain.desk.dossier import Dossier
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.handling.payment_errors import CancellationUnexplained
from commune_desk.domain.handling.payments import NewPayment, Payment, check_payment
from commune_desk.domain.office.place import province_in
from commune_desk.domain.papers.fee_settlement import TakenFee
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk import rights
from commune_desk.services.desk.back_dating import back_dated_facts
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.provinces import province_names
from commune_desk.services.desk.recording import record
from commune_desk.services.handling.cancelling import check_stands
from commune_desk.store.catalogue import procedures
from commune_desk.store.desk import dossiers
from commune_desk.store.handling import payments


def cases(desk: Desk, dossier_no: str) -> tuple[str, ...]:
    """The cases of a dossier that have fees of their own; none where all cost the same.

    Raises:
        DossierNotFound: no such number.
    """
    dossier = dossiers.get(desk.office.id, dossier_no)
    return cases_of(_received_under(desk, dossier), dossier.channel)


def _received_under(desk: Desk, dossier: Dossier) -> Procedure:
    code, version = dossier.procedure_code, dossier.procedure_version
    return procedures.get(desk.office.id, code, version)


def charged(desk: Desk, dossier_no: str, given: NewPayment, *, on: date | None = None) -> FeeSum:
    """What a dossier costs by the version of the catalogue under which it was received.

    Args:
        desk: whose catalogue it is.
        dossier_no: of which dossier.
        given: the case, the group, the number of units and copies.
        on: the day of the payment, which decides who is freed; today if none is given.

    Raises:
        DossierNotFound: no such number.
        FeeCaseUnknown: there are fees by case, and none of the cases is named.
    """
    dossier = dossiers.get(desk.office.id, dossier_no)
    asked = FeeAsked(
        channel=dossier.channel,
        case=given.fee_case,
        group=PersonGroup(given.person_group) if given.person_group else None,
        count=given.count,
        copies=given.copies,
    )
    freeing = freeing_law(desk.law, on or desk.now().date())
    return sum_of(_received_under(desk, dossier), asked, freeing)


def take(desk: Desk, dossier_no: str, given: NewPayment, *, at: datetime | None = None) -> Payment:
    """Record a fee that was taken, with the number of its receipt.

    Raises:
        DossierNotFound, FeeCaseUnknown: as for `charged`.
        ReceiptNoMissing, SumUnexplained, PaymentBeforeReception: see `check_payment`.
        ReceiptNoUsed: the receipt stands for another payment.
        BackDatingNotYours, BackDatingUnexplained: it was paid on an earlier day, and who enters it
            may not or does not say why in the note.
    """
    rights.check(desk, EventKind.FEE_TAKEN)
    moment = (at or desk.now()).astimezone(OFFICE_ZONE)
    back_dated_facts(desk, moment, given.note)
    with desk.database.transaction():
        expected = charged(desk, dossier_no, given, on=moment.date())
        return keep(desk, dossier_no, given, expected=expected.charge, at=moment)


def keep(
    desk: Desk, dossier_no: str, given: NewPayment, *, expected: Charge, at: datetime
) -> Payment:
    """Record a fee whose sum is known, inside the caller's transaction.

    Args:
        desk: who took it.
        dossier_no: of which dossier.
        given: what was entered.
        expected: what is to be paid by the catalogue.
        at: when it was paid.

    Raises:
        Everything that `take` raises, but for `FeeCaseUnknown`.
    """
    dossier = dossiers.get(desk.office.id, dossier_no)
    check_stands(dossier)
    since = dossier.received_at
    check_payment(
        given, dossier_no=dossier_no, expected_vnd=expected.amount_vnd, at=at, since=since
    )
    values = asdict(given) | {"receipt_no": given.receipt_no.strip(), "ground": expected.ground}
    payment = Payment(
        **values, dossier_no=dossier_no, paid_at=at, officer_name=desk.officer.full_name
    )
    dossier_id = payments.add(desk.office.id, payment)
    told = {
        "amount_vnd": payment.amount_vnd,
        "receipt_no": payment.receipt_no,
        "person_group": payment.person_group,
        "ground": payment.ground,
    }
    facts = {name: value for name, value in told.items() if value or name == "amount_vnd"}
    facts |= back_dated_facts(desk, at, given.note, demands_reasons=False)
    record(desk, EventKind.FEE_TAKEN, dossier_id, at=at, facts=facts)
    return payment


def cancel(desk: Desk, dossier_no: str, receipt_no: str, *, reason: str) -> None:
    """Cancel a payment that was entered wrongly; it stays in sight, struck out.

    Raises:
        CancellationUnexplained: there is no reason.
        DossierNotFound, PaymentNotFound: there is no such payment that stands.
    """
    rights.check(desk, EventKind.FEE_CANCELLED)
    if not reason.strip():
        raise CancellationUnexplained(dossier_no, receipt_no)
    with desk.database.transaction():
        dossier_id = payments.cancel(
            desk.office.id, dossier_no, receipt_no, reason=reason, at=desk.now()
        )
        facts = {"receipt_no": receipt_no, "note": reason}
        record(desk, EventKind.FEE_CANCELLED, dossier_id, facts=facts)


def settled(desk: Desk, period: ReportingPeriod) -> tuple[TakenFee, ...]:
    """What was taken in a period, each with its procedure, its channel, who paid and from where.

    The office settles it (Art 12(9)).
    """
    rights.check(desk, QuietVerb.FEES_READ)
    taken = payments.settled_between(desk.office.id, period.starts_at, period.ends_at)
    names = province_names() if taken else {}
    return tuple(replace(one, province=province_in(one.address, names)) for one in taken)
