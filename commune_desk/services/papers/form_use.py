"""What a form is in use for, before it changes under whoever uses it.

A dossier keeps the form under which it was received and prints it for ever. A draft and a
declaration that was written for somebody are filled into the form of the day on which they are
received: what is typed in a place that the other version lacks is not printed there.
"""

from collections.abc import Collection, Iterator

from commune_desk.domain.errors import UserError
from commune_desk.domain.form.errors import FormInUse
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.reception.prepared import Prepared
from commune_desk.domain.reception.reception import reception_from
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import drafts, prepared
from commune_desk.services.reception.declaring import forms_of_all
from commune_desk.services.reception.forms import shelf
from commune_desk.store.papers import declarations


def check_unused(desk: Desk, codes: Collection[str]) -> None:
    """Refuse to change forms under those who use them, once; the refusal says who does.

    Raises:
        FormInUse: a dossier in work, a draft or a prepared filing has one of them.
    """
    known = shelf(desk).forms
    names = ", ".join(known[code].name for code in sorted(codes) if code in known)
    dossiers = declarations.count_open(desk.office.id, codes)
    typed = [one.texts for one in drafts.open_drafts(desk) if not one.is_lot]
    waiting = [one.texts for one in _waiting(desk)]
    begun, written = (
        sum(bool(_used(desk, texts) & set(codes)) for texts in each) for each in (typed, waiting)
    )
    if dossiers or begun or written:
        raise FormInUse(names, dossiers, begun, written)


def _waiting(desk: Desk) -> Iterator[Prepared]:
    page = prepared.page(desk)
    yield from page.rows
    while page.next is not None:
        page = prepared.page(desk, after=page.next)
        yield from page.rows


def _used(desk: Desk, texts: Texts) -> set[str]:
    """The forms of what was typed; what cannot be read any more uses none."""
    try:
        return {one.code for one in forms_of_all(desk, reception_from(texts))}
    except UserError:
        return set()
