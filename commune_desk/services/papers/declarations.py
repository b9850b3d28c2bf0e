"""Declarations (tờ khai) as papers: which are demanded, how they are filled, what they print.

What is asked and known of a declaration is decided at the desk (`services.desk.declaring`), where a
reception needs it too; here stands what makes paper of it.
"""

from commune_desk.domain.procedure import Procedure, demands_declaration, is_in_force
from commune_desk.services.desk.declaring import (
    all_forms,
    as_person,
    completed_answers,
    filled,
    fillings,
    form,
    forms_for,
    from_card,
    has_forms,
    sources,
)
from commune_desk.services.desk.desk import Desk
from commune_desk.store.catalogue import procedures

__all__ = [
    "all_forms", "as_person", "completed_answers", "filled", "fillings", "form", "forms_for",
    "from_card", "has_forms", "missing_forms", "sources",
]  # fmt: skip


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
