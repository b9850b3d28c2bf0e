"""A filled form on paper, whatever it is made of: printed lines, or an existing PDF."""

from dataclasses import replace
from datetime import date

from commune_desk.documents.declaration import render, specimen
from commune_desk.documents.pdf import Properties
from commune_desk.documents.pdf_forms import drawn_texts, filled
from commune_desk.domain.form.declared import RECEIVED_ON, DeclaredForm, FilledForm


def form_pdf(
    form: FilledForm, attachment: bytes = b"", *, fill_only: bool = False, dossier_no: str = ""
) -> bytes:
    """The form as PDF.

    Args:
        form: what stands in it.
        attachment: the PDF that it is drawn over, where it has one.
        fill_only: as `declaration.render` has it.
        dossier_no: as `declaration.render` has it.

    Raises:
        PdfDamaged and the like: the PDF is none.
    """
    if not form.form.written.pdf:
        return render(form, fill_only=fill_only, dossier_no=dossier_no)
    written = form.form.written
    received = form.texts.get(RECEIVED_ON, "")
    on = date.fromisoformat(received) if received else written.effective_from
    return filled(attachment, drawn_texts(form), Properties(written.name, written.legal_basis, on))


def example_pdf(form: DeclaredForm, attachment: bytes = b"") -> bytes:
    """The form with invented people in it, for who edits it."""
    return form_pdf(replace(specimen(form), marked=""), attachment)
