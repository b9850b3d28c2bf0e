"""Declarations (tờ khai) as papers: which are demanded, how they are filled, what they print.

What is asked and known of a declaration is decided at the desk (`services.reception.forms` and
`services.reception.declaring`), where a reception needs it too; here stands what makes paper of it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commune_desk.domain.catalogue.procedure import Procedure, demands_declaration, is_in_force
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.declared import FilledForm
from commune_desk.domain.form.errors import DeclarationNotKept
from commune_desk.domain.keys import PreparedId
from commune_desk.domain.papers import printed_papers
from commune_desk.domain.papers.printing import key_of_form
from commune_desk.domain.reception.declaration import KeptDeclaration, fingerprint_of, kept_from
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.lookup import known
from commune_desk.services.desk.recording import record
from commune_desk.services.papers import kept_papers
from commune_desk.services.papers.own_forms import attachment_of
from commune_desk.services.papers.print_setups import setup_of
from commune_desk.services.papers.printing import Printed, count_print, slips_for
from commune_desk.services.reception import prepared
from commune_desk.services.reception.declaring import (
    read_places,
)
from commune_desk.services.reception.forms import (
    digest_of,
    form_as_kept,
    shipped,
    with_forms,
)
from commune_desk.store.catalogue import procedures
from commune_desk.store.papers import prints
from commune_desk.store.papers.prints import PrintBefore
from commune_desk.store.reception import prepared as kept_prepared

if TYPE_CHECKING:
    from commune_desk.documents.declarations.declaration import Preview


def rendered(
    desk: Desk, filled: FilledForm, *, fill_only: bool = False, dossier_no: str = ""
) -> tuple[bytes, str]:
    """A declaration as the file that is printed, and how its name ends.

    That is a PDF, but for a form which the office has as a Word file.

    Raises:
        FormWrong: the file that it is filled into is not kept here.
    """
    from commune_desk.documents.declarations.filled_forms import (
        form_file,  # reportlab with the first paper
    )

    attachment = attachment_of(desk, filled.form.written)
    return form_file(filled, attachment, fill_only=fill_only, dossier_no=dossier_no)


def get_ready() -> None:
    """Read the forms and bring what draws them, so that the first declaration is there at once.

    It needs no database and may run beside other work.
    """
    from commune_desk.documents.declarations import filled_forms  # noqa: F401  # reportlab comes with it

    shipped().forms.heads()
    read_places()


def preview(filled: FilledForm, attachment: bytes = b"") -> "Preview":
    """The page that will print, and where its places stand on it.

    Args:
        filled: the form and what stands in it.
        attachment: see `own_forms.attachment_of`.
    """
    from commune_desk.documents.declarations.filled_forms import form_preview

    return form_preview(filled, attachment)


def annexed(desk: Desk, filled: FilledForm) -> tuple[str, ...]:
    """The places whose texts are longer than the room they have, so that an annex has them."""
    return preview(filled, attachment_of(desk, filled.form.written)).annexed


def as_kept(desk: Desk, kept: KeptDeclaration) -> FilledForm:
    """A declaration of a dossier as it was received, on its form as it was then."""
    return FilledForm(form_as_kept(desk, kept.form_code, kept.form_digest), kept.texts)


def print_declaration(desk: Desk, dossier_no: str, code: str) -> Printed:
    """Make a declaration that goes to a file at once, keep it in the archive and count the print.

    Raises:
        Everything that `make_declaration` raises.
    """
    made = make_declaration(desk, dossier_no, code)
    count_print(desk, made)
    return made


def make_declaration(desk: Desk, dossier_no: str, code: str) -> Printed:
    """Make a declaration of a dossier and keep it in the archive; it is not counted yet.

    The archive has the words of the form too where this PC prints on sheets that have them.

    Raises:
        DossierNotFound: no such number.
        DeclarationNotKept: the dossier keeps none of that form.
        FolderMissing, FolderNotWritable, DiskFull: the archive cannot take it.
    """
    rights.check(desk, EventKind.PRINT)
    sheet = known(desk, dossier_no)
    kept = next((one for one in sheet.declarations if one.form_code == code), None)
    if kept is None:
        slips = [str(kind) for kind in slips_for(sheet.dossier)]
        codes = [one.form_code for one in sheet.declarations]
        raise DeclarationNotKept(sheet.dossier.dossier_no, code, (*slips, *codes))
    key = key_of_form(code)
    number, filled_in = sheet.dossier.dossier_no, as_kept(desk, kept)
    content, suffix = rendered(desk, filled_in, dossier_no=number)
    paper = kept_papers.keep(desk, content, suffix)
    is_fill_only = setup_of(desk.settings, key).is_fill_only and not filled_in.form.written.word
    overprint = rendered(desk, filled_in, fill_only=True)[0] if is_fill_only else b""
    times = printed_papers.times_declared(sheet, code)
    return Printed(key, paper, times, number, kept.form_name, overprint)


def print_prepared(desk: Desk, prepared_id: PreparedId) -> tuple[Printed, ...]:
    """Make the declarations of a prepared filing that go to files at once, and count the print.

    Raises:
        Everything that `make_prepared` raises.
    """
    made = make_prepared(desk, prepared_id)
    count_prepared(desk, prepared_id, made)
    return made


def make_prepared(desk: Desk, prepared_id: PreparedId) -> tuple[Printed, ...]:
    """Make the declarations of a prepared filing and keep them in the archive, not yet counted.

    Raises:
        PreparedNotFound: no such key.
        FolderMissing, FolderNotWritable, DiskFull: the archive cannot take them.
    """
    rights.check(desk, EventKind.PRINT)
    times = prepared.get(desk, prepared_id).prints
    made = []
    for procedure_code, one in prepared.fillings(desk, prepared_id):
        paper = kept_papers.keep(desk, *rendered(desk, one.filled))
        printed = Printed(
            key_of_form(one.form.code),
            paper,
            times,
            name=one.form.name,
            procedure_code=procedure_code,
            fingerprint=fingerprint_of(kept_from(one, digest_of(desk, one.form))),
        )
        made.append(printed)
    return tuple(made)


def count_prepared(desk: Desk, prepared_id: PreparedId, made: Sequence[Printed]) -> None:
    """Count declarations of a prepared filing that went to a printer or into files.

    They wait with it for the dossier; where it has become one, they are printed papers of that.
    """
    rights.check(desk, EventKind.PRINT)
    office = desk.office.id
    printed = [
        PrintBefore(
            one.procedure_code,
            one.kind,
            desk.now(),
            one.paper.file,
            desk.officer.full_name,
            one.name,
            one.fingerprint,
        )
        for one in made
    ]
    with desk.database.transaction():
        kept_prepared.count_print(office, prepared_id)  # a colleague who prints it, too, waits here
        before = prints.last_before(office, prepared_id)
        prints.record_before(office, prepared_id, printed)
        dossier_id = prepared.give_prints(desk, prepared_id, after=before)
        papers = [{"slip": one.kind, "file": one.paper.file, "name": one.name} for one in made]
        facts = {"prepared": prepared_id, "papers": papers}
        record(desk, EventKind.PRINT, dossier_id, facts=facts)


def missing_forms(desk: Desk) -> tuple[Procedure, ...]:
    """The procedures in force today that demand a declaration of which the program has no form."""
    today = desk.now().date()
    known = with_forms(desk, today)
    return tuple(
        one
        for one in procedures.all_versions(desk.office.id)
        if is_in_force(one, today) and demands_declaration(one) and one.code not in known
    )
