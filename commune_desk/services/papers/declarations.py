"""Declarations (tờ khai) as papers: which are demanded, how they are filled, what they print.

What is asked and known of a declaration is decided at the desk (`services.desk.forms` and
`services.desk.declaring`), where a reception needs it too; here stands what makes paper of it.
"""

from typing import TYPE_CHECKING

from commune_desk.domain.form.declared import FilledForm
from commune_desk.domain.procedure import Procedure, demands_declaration, is_in_force
from commune_desk.services.desk.declaring import (
    as_person,
    completed_answers,
    filled,
    fillings,
    forms_of,
    from_card,
    sources,
)
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.forms import (
    all_forms,
    confirm_form,
    form,
    forms_for,
    further_forms,
    has_forms,
    unconfirmed_forms,
)
from commune_desk.store.catalogue import procedures

if TYPE_CHECKING:
    from commune_desk.documents.declaration import Preview

__all__ = [
    "all_forms", "as_person", "completed_answers", "confirm_form", "filled", "fillings", "form",
    "forms_for", "forms_of", "from_card", "further_forms", "has_forms", "missing_forms", "sources",
    "unconfirmed_forms",
]  # fmt: skip


def preview(filled: FilledForm) -> "Preview":
    """A declaration as it would print now, with the places where its texts stand."""
    from commune_desk.documents import declaration  # not before the first paper

    return declaration.preview(filled)


def missing_forms(desk: Desk) -> tuple[Procedure, ...]:
    """The procedures in force today that demand a declaration of which the program has no form."""
    today = desk.now().date()
    return tuple(
        one
        for one in procedures.all_versions(desk.office.id)
        if is_in_force(one, today)
        and demands_declaration(one)
        and not has_forms(desk, one.code, today)
    )
