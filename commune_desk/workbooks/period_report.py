"""The report of a period as a workbook.

A sheet for each form of the circular, one with the figures of the model "02 không, 03 nhất" and
what citizens answered, and one with the dossiers behind every figure, to which the counts lead.
"""

from datetime import datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from commune_desk.domain.figures.report_paper import ReportPaper
from commune_desk.workbooks import report_dossiers, report_figures, report_form
from commune_desk.workbooks.report_look import LETTERS, SheetLook
from commune_desk.workbooks.sheet import AUTHOR


def render(value: ReportPaper) -> bytes:
    """The workbook of a report."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True, "default_format_properties": dict(LETTERS)}) as book:
        forms = [SheetLook(book, filled.form.code) for filled in value.forms]
        figures, dossiers = (
            SheetLook(book, part.SHEET) for part in (report_figures, report_dossiers)
        )
        begins = report_dossiers.write_dossiers(dossiers, value)
        for page, filled in zip(forms, value.forms, strict=True):
            report_form.write_form(page, value, filled, begins=begins)
        report_figures.write_figures(figures, value.report)
        made_at = datetime.combine(value.issued_on, time())
        title = value.forms[0].form.form_no
        book.set_properties({"title": title, "author": AUTHOR, "created": made_at})
    return content.getvalue()
