"""What may go with a procedure: the linked ones, and the declarations that some cases need."""

from collections.abc import Iterable
from dataclasses import dataclass

from commune_desk.domain.catalogue.catalogue_errors import ProcedureNotFound, ProcedureNotInForce
from commune_desk.domain.catalogue.procedure import Procedure
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import forms, intake
from commune_desk.services.reception.declaring import group_for


@dataclass(frozen=True, slots=True)
class NamedForm:
    """A declaration that may be asked for, by what lists call it."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What a clerk may tick beside a procedure.

    Attributes:
        procedures: those that are received together with it, each a dossier of its own.
        forms: declarations of what is linked and no procedure of the commune.
        further: declarations that the procedure needs in some cases.
    """

    procedures: tuple[Procedure, ...] = ()
    forms: tuple[NamedForm, ...] = ()
    further: tuple[NamedForm, ...] = ()


def offer_for(desk: Desk, procedure_code: str) -> Offer:
    """What may go with a procedure today; what is not in force is not offered."""
    group, today = group_for(desk, procedure_code), desk.now().date()
    known = forms.shelf(desk).forms
    linked = (known[code] for code in (group.forms if group else ()) if code in known)
    demanded = {one.code for one in forms.forms_for(desk, procedure_code, today)}
    further = (
        one for one in forms.offered(desk, procedure_code, today) if one.code not in demanded
    )
    return Offer(
        tuple(_in_force(desk, group.procedures if group else ())),
        tuple(NamedForm(one.code, one.name) for one in linked),
        tuple(NamedForm(one.code, one.name) for one in further),
    )


def _in_force(desk: Desk, codes: Iterable[str]) -> Iterable[Procedure]:
    for code in codes:
        try:
            yield intake.procedure_for(desk, code, desk.now())
        except (ProcedureNotFound, ProcedureNotInForce):
            continue  # an office that does not have it offers it to nobody
