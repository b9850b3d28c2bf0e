"""The monthly report as a workbook of three sheets.

The form (Biểu II.06a/VPCP/KSTT, Thông tư 01/2020/TT-VPCP), the figures of the model "02 không, 03
nhất" with what citizens answered, and the dossiers behind every figure, to which the counts lead.
"""

from datetime import datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from commune_desk.domain.slips import ReportPaper
from commune_desk.words.figures import FORM_NO
from commune_desk.workbooks import report_dossiers, report_figures, report_form
from commune_desk.workbooks.report_look import Page
from commune_desk.workbooks.sheet import AUTHOR


def render(value: ReportPaper) -> bytes:
    """The workbook of a report."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        form, figures, dossiers = (
            Page(book, part.SHEET) for part in (report_form, report_figures, report_dossiers)
        )
        begins = report_dossiers.write_dossiers(dossiers, value.report)
        report_form.write_form(form, value, begins)
        report_figures.write_figures(figures, value.report)
        made_at = datetime.combine(value.issued_on, time())
        book.set_properties({"title": FORM_NO, "author": AUTHOR, "created": made_at})
    return content.getvalue()
