"""Forms of the office's own (mẫu của cơ quan): changed, made of a PDF or a Word file, taken back.

Every change is the next version with its reason; what is tried in the editor is written nowhere. A
form whose own test rows do not come out is not kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from commune_desk.domain.catalogue.procedure import Origin
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form import rules
from commune_desk.domain.form.conditions import given_texts
from commune_desk.domain.form.declared import DeclaredForm, fee_case_of, warnings_of
from commune_desk.domain.form.declaring import declared
from commune_desk.domain.form.editing import slug_of
from commune_desk.domain.form.errors import (
    FormChangedMeanwhile,
    FormNotFound,
    FormTestsFail,
    FormUnchanged,
    FormUnexplained,
    FormVersionNotFound,
    FormWrong,
)
from commune_desk.domain.form.written import SharedParts, WrittenForm, WrittenPlace, WrittenSpot
from commune_desk.domain.outside_errors import FileMissing
from commune_desk.domain.papers.office_form import SHIPPED_VERSION, FormVersion, newest
from commune_desk.domain.papers.pdf_form import PdfForm
from commune_desk.files.papers.forms import form_from, form_text, shipped_text
from commune_desk.files.parsing import bounded
from commune_desk.paths import resources
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.services.papers.form_use import check_unused
from commune_desk.services.papers.pdf_trial import try_pdf
from commune_desk.services.reception.forms import shared_parts, shelf
from commune_desk.store.papers import office_forms

# --- versions ----------------------------------------------------------------------------------


def versions_of(desk: Desk, code: str) -> tuple[FormVersion, ...]:
    """Every version of a form, the newest first; the one that ships is the first of all.

    Raises:
        FormNotFound: there is no such form, and never was.
    """
    own = office_forms.versions(desk.office.id, code)
    text = shipped_text(resources() / "forms", code)
    shipped = (FormVersion(code, SHIPPED_VERSION, text, Origin.SHIPPED),) if text else ()
    if not own and not shipped:
        raise FormNotFound(code)
    return (*reversed(own), *shipped)


def tried(
    desk: Desk, text: str, attachment: bytes = b"", *, shared: SharedParts | None = None
) -> DeclaredForm:
    """The form that a text would make; nothing is written.

    Args:
        desk: whose.
        text: a form file.
        attachment: the PDF or Word file that it names, where that is not kept yet.
        shared: what all forms have in common, where that comes with it.

    Raises:
        FormFileBroken, UnknownField, WrongField: the text is no form file.
        FormWrong, FormPaperWrong, ExpressionWrong: it says something that cannot be right.
    """
    written = form_from(text, FORM_TEXT)
    form = declared(written, shared or shared_parts(desk), calendar=desk.calendar)
    if written.word:
        file_of(desk, written, attachment)
    if written.pdf:
        pages = len(look_at_pdf(file_of(desk, written, attachment)).pages)
        for spot in written.spots:
            if not 1 <= spot.page <= pages:
                raise FormWrong(written.code, f"spots.{spot.name}", "page", str(spot.page))
    return form


FORM_TEXT = "form.toml"
_MOST_BYTES = 50_000_000
"""Of a file that shall become a form; each kind has a closer limit of its own."""
"""What an edited text is called where something is wrong in it."""


def keep(
    desk: Desk, text: str, reason: str, *, attachment: bytes = b"", begun_with: int | None = None
) -> FormVersion:
    """Keep a text as the next version of its form; it holds at once.

    Args:
        desk: whose.
        text: a form file.
        reason: why.
        attachment: the PDF or Word file that it names, where that is not kept yet.
        begun_with: the version that was edited; None where none was looked at.

    Raises:
        AdministratorNeeded: the officer may not.
        FormChangedMeanwhile: another version holds by now than the one that was edited.
        FormUnexplained: there is no reason.
        FormUnchanged: it is the version that holds.
        FormTestsFail: a test row of the form does not come out as it says.
        PdfTooHeavy: its PDF cannot be drawn within limits.
        Everything that `tried` raises.
    """
    check_drawable(attachment)
    with desk.database.transaction():
        if attachment:
            office_forms.keep_file(desk.office.id, attachment)
        kept = written_down(desk, text, reason=reason, origin=Origin.OFFICE)
        before = versions_of(desk, kept.code)[1:2]
        if begun_with is not None and before and before[0].version != begun_with:
            raise FormChangedMeanwhile(kept.code, before[0].version, before[0].officer_name)
        record(desk, EventKind.FORM_CHANGED, facts=_facts(kept))
    return kept


def check_drawable(attachment: bytes) -> None:
    """See that a PDF can be drawn, unless it was tried before; a Word file is Word's to draw."""
    if b"%PDF-" in attachment[:1024]:  # so far in a reader looks for it
        try_pdf(attachment)


def take_back(
    desk: Desk, code: str, version: int, *, reason: str, is_use_known: bool = False
) -> FormVersion:
    """Let an earlier version of a form hold again.

    Args:
        desk: whose.
        code: of the form.
        version: that shall hold again.
        reason: why.
        is_use_known: whether the officer was told who uses the form now.

    Raises:
        FormNotFound, FormVersionNotFound: there is none.
        FormInUse: a dossier in work, a draft or a prepared filing has it.
        Everything that `keep` raises.
    """
    text = version_of(desk, code, version).text
    if not is_use_known:
        rights.check(desk, EventKind.FORM_CHANGED)
        check_unused(desk, (code,))
    return keep(desk, text, reason)


def give_up(desk: Desk, code: str, reason: str, *, is_use_known: bool = False) -> FormVersion:
    """Use a form no longer; its versions stay, for the dossiers that were filled with it.

    Args:
        desk: whose.
        code: of the form.
        reason: why.
        is_use_known: whether the officer was told who uses the form now.

    Raises:
        AdministratorNeeded, FormUnexplained, FormNotFound, FormInUse: as named.
    """
    if code not in shelf(desk).forms:
        raise FormNotFound(code)
    if not is_use_known:
        rights.check(desk, EventKind.FORM_CHANGED)
        check_unused(desk, (code,))
    with desk.database.transaction():
        given_up = write_next(desk, code, text="", reason=reason, origin=Origin.OFFICE)
        record(desk, EventKind.FORM_CHANGED, facts=_facts(given_up))
    return given_up


def version_of(desk: Desk, code: str, version: int) -> FormVersion:
    """One version of a form.

    Raises:
        FormNotFound, FormVersionNotFound: there is none.
    """
    found = next((one for one in versions_of(desk, code) if one.version == version), None)
    if found is None or not found.text:
        raise FormVersionNotFound(code, version)
    return found


def written_down(
    desk: Desk, text: str, *, reason: str, origin: Origin, shared: SharedParts | None = None
) -> FormVersion:
    """Write a version down, inside the caller's transaction."""
    form = tried(desk, text, shared=shared)
    check_tests(form)
    return write_next(desk, form.code, text=text, reason=reason, origin=origin)


def write_next(desk: Desk, code: str, *, text: str, reason: str, origin: Origin) -> FormVersion:
    """Write the next version of a form down, inside the caller's transaction."""
    rights.check(desk, EventKind.FORM_CHANGED)
    if not reason.strip():
        raise FormUnexplained(code)
    own = office_forms.versions(desk.office.id, code)
    shipped = shipped_text(resources() / "forms", code)
    if (own[-1].text if own else shipped) == text:
        raise FormUnchanged(code)
    version = FormVersion(
        code,
        own[-1].version + 1 if own else SHIPPED_VERSION + bool(shipped),
        text,
        origin,
        reason=reason,
        made_at=desk.now(),
        officer_name=desk.officer.full_name,
    )
    office_forms.add(desk.office.id, version)
    return version


def _facts(version: FormVersion) -> dict[str, object]:
    return {
        "form": version.code,
        "version": version.version,
        "is_given_up": not version.text,
        "note": version.reason,
    }


def check_tests(form: DeclaredForm) -> None:
    """Refuse a form whose own test rows do not come out.

    Raises:
        FormTestsFail: with the number of the row.
    """
    for number, row in enumerate(form.written.tests, 1):
        texts = {
            **row.given,
            **given_texts(received_on=row.on, today=row.on, procedure=row.procedure),
        }
        comes_out = (
            set(rules.refusals(form.spec, texts)) == set(row.refuses)
            and set(warnings_of(form, texts)) == set(row.warns)
            and fee_case_of(form, texts) == row.fee_case
        )
        if not comes_out:
            raise FormTestsFail(form.code, number)


def holding(desk: Desk) -> dict[str, FormVersion]:
    """The versions of the office's own that hold, by code."""
    return newest(office_forms.versions(desk.office.id))


# --- editing -----------------------------------------------------------------------------------


def written_of(text: str) -> WrittenForm:
    """What the text of a form file says.

    Raises:
        FormFileBroken, UnknownField, WrongField, FormWrong: it is no form file.
    """
    return form_from(text, FORM_TEXT)


def text_of(written: WrittenForm) -> str:
    """The text of a form file that says this."""
    return form_text(written)


# --- looking at one ----------------------------------------------------------------------------


def example(desk: Desk, text: str, attachment: bytes = b"") -> bytes:
    """The form that a text would make as PDF, with invented people in it.

    Args:
        desk: whose.
        text: a form file.
        attachment: the PDF or Word file that it names, where that is not kept yet.

    Raises:
        Everything that `tried` raises.
    """
    from commune_desk.documents.declarations.filled_forms import (
        example_pdf,  # reportlab with the first look
    )

    form = tried(desk, text, attachment)
    return example_pdf(form, attachment or attachment_of(desk, form.written))


def attachment_of(desk: Desk, written: WrittenForm) -> bytes:
    """The PDF or Word file that a form is filled into; nothing where its paper is its lines.

    Raises:
        FormWrong: it is not kept here.
    """
    return file_of(desk, written) if written.pdf or written.word else b""


# --- from a PDF or a Word file -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NewForm:
    """What an officer says of a form that is made of a file.

    Attributes:
        code: small letters, digits and underscores.
        name: what lists call it.
    """

    code: str
    name: str
    legal_basis: str
    effective_from: date
    procedures: tuple[str, ...] = ()


def look_at_pdf(content: bytes) -> PdfForm:
    """The pages and fields of a PDF that shall become a form.

    Raises:
        PdfTooLarge, PdfTooManyPages, PdfPageWrong, PdfEncrypted, PdfDamaged: it cannot.
    """
    from commune_desk.documents.declarations.pdf_forms import inspected

    return inspected(content)


def text_over_pdf(
    new: NewForm,
    content: bytes,
    *,
    spots: tuple[WrittenSpot, ...],
    labels: Mapping[str, str],
) -> str:
    """The form file of a PDF with places on it.

    Args:
        new: what it is.
        content: of the PDF.
        spots: where its places are.
        labels: what they are called, by their names.

    Raises:
        As `look_at_pdf`.
    """
    look_at_pdf(content)
    return form_text(replace(_begun(new, labels), pdf=office_forms.key_of(content), spots=spots))


def text_of_word(new: NewForm, content: bytes, *, labels: Mapping[str, str]) -> str:
    """The form file of a Word file with named places.

    Raises:
        WordDamaged, WordHasMacros, WordPlaceWrong: it cannot become a form.
    """
    names = word_places(content)
    begun = _begun(new, labels)
    return form_text(replace(begun, word=office_forms.key_of(content), word_places=names))


def word_places(content: bytes) -> tuple[str, ...]:
    """The names of the places of a Word file.

    Raises:
        WordDamaged, WordHasMacros, WordPlaceWrong: as named.
    """
    from commune_desk.documents.declarations.word_forms import places_in

    return places_in(content)


def _begun(new: NewForm, labels: Mapping[str, str]) -> WrittenForm:
    return WrittenForm(
        code=new.code,
        name=new.name,
        title=new.name.upper(),
        legal_basis=new.legal_basis,
        source=FROM_OFFICE,
        effective_from=new.effective_from,
        procedures=new.procedures,
        places={name: WrittenPlace(label=label) for name, label in labels.items()},
    )


def code_from(name: str) -> str:
    """The code of a form that an officer names: "Phiếu đề nghị" is "phieu_de_nghi"."""
    return slug_of(name) or "mau"


def content_of(path: Path) -> bytes:
    """The content of a file that shall become a form.

    Raises:
        FileMissing: there is none, or it cannot be read.
        FileTooLarge: no form is so large.
    """
    try:
        return bounded(path, _MOST_BYTES)
    except OSError:
        raise FileMissing(path.name) from None


FROM_OFFICE = "office"
"""The source of a form that the office brought itself."""


def file_of(desk: Desk, written: WrittenForm, attachment: bytes = b"") -> bytes:
    """The PDF or Word file that a form is filled into.

    Raises:
        FormWrong: it is not kept here, nor is it the one that comes with it.
    """
    sha256 = written.pdf or written.word
    if attachment and office_forms.key_of(attachment) == sha256:
        return attachment
    content = office_forms.file(desk.office.id, sha256)
    if content is None:
        raise FormWrong(written.code, "pdf" if written.pdf else "word", "file", sha256[:12])
    return content
