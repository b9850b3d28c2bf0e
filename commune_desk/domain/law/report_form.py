"""The forms of the reports (biểu mẫu): their columns as a circular prints them, filled from counts.

A form is data (`resources/law/report_forms.toml`): which columns it has, under which headings, what
is counted in each and which add up to which. What a report knows are counts by name; a column adds
up those it names, a total adds up columns. So the same counts fill the form in force and the one
before it, and an identity of the form cannot fail where every part is counted once.

A total that the circular adds up in two ways, as "(3)=(4)+(5)=(6)+(7)" of form 06a, can fail: its
parts are typed. `broken_sum` says which. So can a column that is a part of another, as what was
published is of what was handled: `larger_part` says which.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

COUNTS = (
    "received_online_full",
    "received_online_partial",
    "received_postal",
    "received_in_person",
    "carried_over",
    "solved_early",
    "solved_on_time",
    "solved_overdue",
    "open_in_time",
    "open_overdue",
)
"""What is counted of dossiers; every form of dossiers is made of these and of nothing else."""


class FormSubject(StrEnum):
    """What a form is about: dossiers, feedback (phản ánh, kiến nghị), or the centre itself."""

    DOSSIERS = "dossiers"
    FEEDBACK = "feedback"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column of a form.

    Attributes:
        number: on the form, 3 for "(3)".
        heading: directly above it.
        name: of its figure; empty for the running number and for the name of the line.
        above: the headings above several columns, the outermost first.
        counts: the counts it adds up; without any, the count of its own name.
        sums: the columns that a total adds up, by number; several where the form says so.
        within: the column of which this one counts a part, by number; 0 where it is none's.
    """

    number: int
    heading: str
    name: str = ""
    above: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    sums: tuple[tuple[int, ...], ...] = ()
    within: int = 0

    @property
    def caption(self) -> str:
        """Its number with its sums, to be broken between pairs.

        >>> FormColumn(3, "Tổng số", sums=((4, 5, 6),)).caption
        '(3)=(4)+(5) +(6)'
        >>> FormColumn(3, "Tổng số", sums=((4, 5), (6, 7))).caption
        '(3)=(4)+(5) =(6)+(7)'
        """
        return f"({self.number})" + " ".join(f"={_sum_caption(parts)}" for parts in self.sums)


def _sum_caption(parts: Sequence[int]) -> str:
    pairs = [parts[at : at + 2] for at in range(0, len(parts), 2)]
    return " +".join("+".join(f"({number})" for number in pair) for pair in pairs)


@dataclass(frozen=True, slots=True)
class ReportForm:
    """A form of the circular.

    Attributes:
        code: how people call it, "07a".
        form_no: as it is printed, "Biểu số 07a/BTP/KSTT".
        title: in its lines.
        unit: what is counted, "Số hồ sơ TTHC".
        is_monthly: whether it is sent with every report, or only with those of longer periods.
        notes: what the circular prints below the table.
    """

    code: str
    subject: FormSubject
    form_no: str
    title: str
    unit: str
    is_monthly: bool
    columns: tuple[FormColumn, ...]
    notes: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[FormColumn, ...]:
        """The columns that hold figures."""
        return tuple(column for column in self.columns if column.name)

    def cells(self, counts: Mapping[str, int]) -> dict[str, int]:
        """The figures of one line by the names of their columns, in the order of the form."""
        filled: dict[int, int] = {}
        for column in self.figures:
            if not column.sums:
                names = column.counts or (column.name,)
                filled[column.number] = sum(counts.get(name, 0) for name in names)
        for column in reversed(self.figures):  # a total stands before its parts
            if column.sums:
                filled[column.number] = sum(filled[number] for number in column.sums[0])
        return {column.name: filled[column.number] for column in self.figures}

    def counted_in(self, name: str) -> tuple[str, ...]:
        """The counts behind a column, a total's being those of its parts."""
        by_number = {column.number: column for column in self.figures}
        column = next(column for column in self.figures if column.name == name)
        if not column.sums:
            return column.counts or (column.name,)
        parts = (by_number[number].name for number in column.sums[0])
        return tuple(count for part in parts for count in self.counted_in(part))

    def broken_sum(self, counts: Mapping[str, int]) -> FormColumn | None:
        """The first total whose sums do not agree; None where the line is right."""
        by_number = {column.number: column.name for column in self.figures}
        cells = self.cells(counts)
        for column in self.figures:
            totals = {sum(cells[by_number[one]] for one in parts) for parts in column.sums}
            if len(totals) > 1:
                return column
        return None

    def larger_part(self, counts: Mapping[str, int]) -> tuple[FormColumn, FormColumn] | None:
        """The first column that is more than the one it is a part of, and that one."""
        by_number = {column.number: column for column in self.figures}
        cells = self.cells(counts)
        for column in self.figures:
            whole = by_number.get(column.within)
            if whole is not None and cells[column.name] > cells[whole.name]:
                return column, whole
        return None


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line of a filled form; without cells it is left to be filled in by hand."""

    name: str
    cells: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FilledReportForm:
    """A form with its lines.

    Attributes:
        total: the last line; None on a form that has none.
        is_stated: whether all that it tells is known; what nobody stated is no zero.
    """

    form: ReportForm
    lines: tuple[FormLine, ...]
    total: FormLine | None = None
    is_stated: bool = True


def filled(form: ReportForm, counts: Iterable[tuple[str, Mapping[str, int]]]) -> FilledReportForm:
    """A form with a line for each name and its counts, and their sum."""
    named = list(counts)
    summed: Counter[str] = Counter()
    for _, of_line in named:
        summed.update(of_line)
    return FilledReportForm(
        form,
        tuple(FormLine(name, form.cells(of_line)) for name, of_line in named),
        FormLine("", form.cells(summed)),
    )


def unstated(form: ReportForm, name: str = "") -> FilledReportForm:
    """A form that nobody filled yet: one empty line, and no zero that nobody stated."""
    return FilledReportForm(form, (FormLine(name, {}),), is_stated=False)


@dataclass(frozen=True, slots=True)
class FormHeading:
    """A heading of the table: of one column, or of those in `parts`."""

    text: str
    column: FormColumn | None = None
    parts: tuple["FormHeading", ...] = ()


def headings(form: ReportForm) -> tuple[FormHeading, ...]:
    """The headings of a form as they stand above each other."""
    return tuple(_headings(form.columns, 0))


def _headings(columns: Sequence[FormColumn], level: int) -> Iterator[FormHeading]:
    """Neighbours under the same heading of a level are one group."""
    rest = list(columns)
    while rest:
        first = rest[0]
        if len(first.above) <= level:
            yield FormHeading(first.heading, first)
            rest = rest[1:]
            continue
        path = first.above[: level + 1]
        group = []
        while rest and rest[0].above[: level + 1] == path:
            group.append(rest.pop(0))
        yield FormHeading(path[-1], parts=tuple(_headings(group, level + 1)))
