"""A filled form on paper, whatever it is made of: printed lines, an existing PDF, a Word file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from commune_desk.documents.blocks import Align, Block, Style, plain
from commune_desk.documents.declarations import declaration, pdf_forms, word_forms
from commune_desk.documents.declarations.declaration import Preview
from commune_desk.documents.declarations.specimen import specimen
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import A4, numbered_pages
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.domain.form.conditions import RECEIVED_ON
from commune_desk.domain.form.declared import DeclaredForm, FilledForm

PDF, WORD = ".pdf", ".docx"


def form_file(
    form: FilledForm, attachment: bytes = b"", *, fill_only: bool = False, dossier_no: str = ""
) -> tuple[bytes, str]:
    """The form as the file that is printed, and how its name ends.

    Args:
        form: what stands in it.
        attachment: the PDF or Word file that it is filled into, where it has one.
        fill_only: as `declaration.render` has it.
        dossier_no: as `declaration.render` has it.

    Raises:
        PdfDamaged, WordDamaged and the like: the file is none.
    """
    written = form.form.written
    if written.word:
        return word_forms.filled_word(attachment, word_forms.texts_of(form)), WORD
    if written.pdf:
        drawn = pdf_forms.drawn_texts(form)
        return pdf_forms.filled(attachment, drawn, _properties(form), fill_only=fill_only), PDF
    return declaration.render(form, fill_only=fill_only, dossier_no=dossier_no), PDF


def form_preview(form: FilledForm, attachment: bytes = b"") -> Preview:
    """The form on the screen; of a Word file what goes into its places, for it is set by Word."""
    written = form.form.written
    if written.word:
        return Preview(pdf_bytes(numbered_pages(A4, list(_listed(form))), _properties(form)), {})
    if written.pdf:
        annexed = pdf_forms.left_out(pdf_forms.drawn_texts(form))
        return Preview(form_file(form, attachment)[0], {}, annexed)
    return declaration.preview(form)


def example_pdf(form: DeclaredForm, attachment: bytes = b"") -> bytes:
    """The form with invented people in it, for who edits it."""
    return form_preview(replace(specimen(form), marked=""), attachment).pdf


def _listed(form: FilledForm) -> Iterator[Block]:
    """The places of a Word file with what stands in them."""
    body, texts = A4.style(), word_forms.texts_of(form)
    title = Style(A4.letters.title, Align.CENTRE)
    yield from plain(form.form.written.title, title, A4.room, face=Face.BOLD)
    for name in form.form.written.word_places:
        words = f"{form.form.labels[name]}: {texts.get(name) or word_forms.DOTS}"
        yield from plain(words, body, A4.room)


def _properties(form: FilledForm) -> Properties:
    written = form.form.written
    received = form.texts.get(RECEIVED_ON, "")
    on = date.fromisoformat(received) if received else written.effective_from
    return Properties(written.name, written.legal_basis, on)
