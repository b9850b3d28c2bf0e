"""The annex of the report: every overdue dossier by name, with its dates and the reason."""

from commune_desk.documents.blocks import Align, Block, Style, balanced, keeping_next, plain, stack
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import PageSetup
from commune_desk.documents.table import Heading, cell, column_widths, head_row, row, under
from commune_desk.domain.figures.report_paper import ReportedDossier, ReportPaper
from commune_desk.words.figures import figures as words
from commune_desk.words.values import brief_moment, days_words

_SHARES = (9, 38, 38, 56, 24, 24, 24, 24, 44)
_HEADINGS = tuple(map(Heading, words.ANNEX_COLUMNS, _SHARES))
_CENTRED = frozenset({0, 4, 5, 6, 7})
_SIZE = 9.0


def annex_blocks(value: ReportPaper, setup: PageSetup) -> list[Block]:
    """The list, in order of the dossier numbers."""
    room, period = setup.room, value.report.period
    days = f"({days_words(period.first, period.last)})"
    title = [
        *balanced(words.ANNEX_TITLE.upper(), Style(setup.letters.title - 1), room),
        *plain(days, Style(11, Align.CENTRE, gap=2), room, face=Face.ITALIC),
    ]
    widths = column_widths(_HEADINGS, room)
    aligned = [Align.CENTRE if at in _CENTRED else Align.LEFT for at in range(len(_SHARES))]
    rows = [
        row(
            [
                cell(text, Style(_SIZE, align), width)
                for text, align, width in zip(texts, aligned, widths, strict=True)
            ],
            widths,
        )
        for number, dossier_no in enumerate(value.overdue, 1)
        for texts in (_texts(number, value.dossiers[dossier_no]),)
    ]
    head = head_row(_HEADINGS, Style(_SIZE), room)
    return [*keeping_next([stack([*title, *plain(" ", Style(4), room)])]), *under(head, rows)]


def _texts(number: int, dossier: ReportedDossier) -> tuple[str, ...]:
    return (
        str(number),
        dossier.dossier_no,
        dossier.applicant_name,
        dossier.procedure_name,
        brief_moment(dossier.received_at),
        brief_moment(dossier.due_at),
        brief_moment(dossier.promised_at) if dossier.promised_at else "",
        brief_moment(dossier.closed_at) if dossier.closed_at else words.STILL_OPEN,
        dossier.reason,
    )
