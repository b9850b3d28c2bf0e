"""The forms of the report on A4 landscape, each on pages of its own, with who signs it."""

from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    balanced,
    keeping_next,
    nothing,
    plain,
    side_by_side,
    stack,
    with_gap,
)
from commune_desk.documents.figures.report_tables import SIZE, form_table
from commune_desk.documents.fonts import Face
from commune_desk.documents.letterhead import place_and_date
from commune_desk.documents.page import PageSetup
from commune_desk.documents.signatures import Signature, of_head, signatures
from commune_desk.domain.figures.report_paper import ReportPaper
from commune_desk.domain.law.report_form import FilledReportForm, FormSubject, ReportForm
from commune_desk.words.figures import figures as words
from commune_desk.words.values import days_words


def form_blocks(value: ReportPaper, filled: FilledReportForm, setup: PageSetup) -> list[Block]:
    """One form: its head, its table, its notes; and the signatures, never without the sum."""
    note = Style(SIZE)
    notes = words.form_notes(filled)
    notes += value.notes if filled.form.subject is FormSubject.DOSSIERS else ()
    below = [line for text in notes for line in plain(text, note, setup.room, face=Face.ITALIC)]
    content = [
        *_opening(value, filled.form, setup),
        *form_table(filled, setup.room),
        *with_gap(below, 4),
    ]
    if value.provisional_at is not None:
        return content
    half = setup.room / 2
    dated = plain(
        place_and_date(value.letterhead, value.issued_on),
        Style(setup.letters.body, Align.CENTRE), half, face=Face.ITALIC,
    )  # fmt: skip
    places = [Signature((words.COMPILES.upper(),), value.compiled_by), of_head(value.signatory)]
    return [
        *keeping_next(content),
        *[
            *keeping_next(with_gap([side_by_side([(half, stack(dated))])], 10)),
            *with_gap([signatures(places, setup)], 2),
        ],
    ]


def _opening(value: ReportPaper, form: ReportForm, setup: PageSetup) -> list[Block]:
    """The head of the form: its number, title and period, and who reports to whom."""
    period = value.report.period
    side, gap = setup.room * 0.22, setup.room * 0.01
    middle = setup.room - 2 * (side + gap)
    small, centred = Style(SIZE), Style(11, Align.CENTRE)
    number = [
        *plain(form.form_no, small, side, face=Face.BOLD),
        *plain(words.prescribed_by(value.circular), small, side, face=Face.ITALIC),
    ]
    title = [
        *balanced(form.title.upper(), Style(setup.letters.title - 1), middle),
        *plain(words.period_words(period, value.kind), centred, middle),
        *plain(
            f"({days_words(period.first, period.last)})",
            centred, middle, face=Face.ITALIC,
        ),
    ]  # fmt: skip
    units = [
        *plain(f"{words.REPORTS}: {value.letterhead.centre_name}", small, side),
        *plain(f"{words.REPORTS_TO}: {value.addressee}", small, side),
    ]
    level = side_by_side(
        [(0, stack(number)), (side + gap, stack(title)), (setup.room - side, stack(units))]
    )
    unit = plain(
        words.unit_words(form.unit), Style(SIZE, Align.RIGHT, gap=4), setup.room, face=Face.ITALIC
    )
    return keeping_next([stack([level, *unit, nothing(3)])])
