"""The inspector's page (dữ liệu cá nhân): who saw whom, what is kept, what protects it.

What is kept is counted beside the window, for it goes over the indexes of all years; the looks of a
month come page by page.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QTabWidget, QWidget

from commune_desk.domain.periods import ReportingPeriod, calendar_month
from commune_desk.domain.upkeep.inspection import KeptKind, Measure
from commune_desk.domain.upkeep.looks import Look, LookCount, SeenPerson
from commune_desk.services.upkeep import inspection
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import space
from commune_desk.ui.pages.report.month_box import MonthBox
from commune_desk.ui.widgets.actions import action, action_of
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.facts import Facts
from commune_desk.ui.widgets.form.editors import ChoiceEditor
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.tables.table_model import (
    Asked,
    Column,
    RowsModel,
    RowsPage,
    all_at_once,
)
from commune_desk.ui.widgets.text import label
from commune_desk.words.desk.steps import EVENTS, OPEN_DOSSIER
from commune_desk.words.people.inspection import (
    EVERYBODY,
    INSPECTION,
    KINDS_TITLE,
    LOOKS_TITLE,
    MEASURES,
    MEASURES_TITLE,
    OFFICERS_TITLE,
    PEOPLE_TITLE,
    SHOW_LOOKS,
    VERIFY_HISTORY,
    WHO,
    detail_words,
    measure_words,
    oldest_words,
    retention_words,
    whose_words,
)
from commune_desk.words.people.personal_data import KINDS, TITLES
from commune_desk.words.upkeep.history_check import whole
from commune_desk.words.values import brief_moment, count_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from commune_desk.domain.upkeep.history_check import HistoryReport
    from commune_desk.ui.frame.page_frame import PageFrame

AT_ONCE = 100
NAME_CHARACTERS = 28
"""As long as the name of an officer may well be."""
PARTS = "Các phần của bản kê"
TOLD = ("purpose", "basis", "retention")

R = TypeVar("R")


def _words(
    name: str,
    text: Callable[[R], str],
    characters: int,
    *,
    least: int | None = None,
    gives_way: int = 0,
) -> Column[R]:
    """A column of words, headed by its name."""
    return Column(
        name=name,
        title=TITLES[name],
        text=text,
        characters=characters,
        least=least,
        gives_way=gives_way,
    )


def _count(name: str, count: Callable[[R], int], characters: int, *, title: str = "") -> Column[R]:
    """A column of counts."""
    return Column(
        name=name,
        title=TITLES[title or name],
        text=lambda one: count_words(count(one)),
        value=count,
        is_number=True,
        characters=characters,
    )


LOOKED: tuple[Column[Look], ...] = (
    _words("at", lambda look: brief_moment(look.at), 19, least=18),
    _words("officer", lambda look: look.officer_name, 20),
    _words("desk", lambda look: look.desk_name, 8, gives_way=2),
    _words("verb", lambda look: EVENTS[look.kind], 24),
    _words("whose", lambda look: whose_words(look.whose, look.number), 36, gives_way=1),
    _words("detail", detail_words, 24),
)
KEPT: tuple[Column[KeptKind], ...] = (
    _words("kind", lambda one: KINDS[one.law.name], 26),
    _count("count", lambda one: one.count, 10),
    _words("oldest", oldest_words, 11),
    _words("purpose", lambda one: one.law.purpose, 30, gives_way=1),
    _words("basis", lambda one: one.law.legal_basis, 26, gives_way=2),
    _words("retention", retention_words, 30, gives_way=3),
)
COUNTED: tuple[Column[LookCount], ...] = (
    _words("officer", lambda one: one.officer_name, 30),
    _words("verb", lambda one: EVENTS[one.kind], 40),
    _count("count", lambda one: one.count, 10, title="times"),
)
SEEN: tuple[Column[SeenPerson], ...] = (
    _words("whose", lambda one: whose_words(one.whose, one.number), 44),
    _count("count", lambda one: one.count, 12, title="looks"),
    _count("officers", lambda one: one.officers, 14),
)
MEASURED: tuple[Column[Measure], ...] = (
    _words("measure", lambda one: MEASURES[one.kind], 36),
    _words("now", measure_words, 60),
)


NAMES = {
    "looks": LOOKS_TITLE,
    "by_officer": OFFICERS_TITLE,
    "by_person": PEOPLE_TITLE,
    "kinds": KINDS_TITLE,
    "measures": MEASURES_TITLE,
}


class InspectionPage(QWidget):
    """A month and an officer above, the lists behind tabs; F9 writes all of it as a paper."""

    title = INSPECTION

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._kept: tuple[KeptKind, ...] = ()
        self._counted: tuple[LookCount, ...] = ()
        self._seen: tuple[SeenPerson, ...] = ()
        self._measured: tuple[Measure, ...] = ()
        self.primary_action = action_of(self.write)
        self.addActions([action_of(self.ask_to_verify), self.primary_action])
        self._month = MonthBox()
        self._month.changed.connect(self._refresh)
        self._who = ChoiceEditor({"": EVERYBODY})
        self._who.setAccessibleName(WHO)
        self._who.setToolTip(WHO)
        self._who.setMinimumContentsLength(NAME_CHARACTERS)
        self._who.edited.connect(self._refresh)
        self._written = label("", "second", wraps=True)
        self._written.setObjectName("written")
        self._written.hide()

        def at_once(name: str) -> Callable[[Asked], RowsPage[Any]]:
            return lambda _asked: all_at_once(getattr(self, name))

        table = partial(_table, frame)
        self._looks = table("looks", LOOKED, fetch=self._fetch_looks)
        self._officers = table("by_officer", COUNTED, fetch=at_once("_counted"))
        self._people = table("by_person", SEEN, fetch=at_once("_seen"))
        self._kinds = table("kinds", KEPT, fetch=at_once("_kept"))
        self._measures = table("measures", MEASURED, fetch=at_once("_measured"))
        self._looks.offer(opens=OPEN_DOSSIER)
        self._officers.offer(opens=SHOW_LOOKS)
        self._looks.opened.connect(self._open)
        self._officers.opened.connect(self._show_looks_of)
        self._told = Facts(TOLD, [TITLES[name] for name in TOLD])
        self._kinds.chosen.connect(self._tell)
        self._tabs = QTabWidget()
        self._tabs.tabBar().setAccessibleName(PARTS)
        kinds = boxed(column(self._kinds, self._told))
        for shown, key in (
            (self._looks, "looks"),
            (self._officers, "by_officer"),
            (self._people, "by_person"),
            (kinds, "kinds"),
            (self._measures, "measures"),
        ):
            shown.setContentsMargins(0, space("m"), 0, 0)
            self._tabs.addTab(shown, NAMES[key])
        whole = column(row(self._month, self._who, None, gap="m"), self._tabs, self._written)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def on_shown(self) -> None:
        """The month of today at first; what was looked at since."""
        if not self._month.is_set():
            self._month.set_month(self._frame.desk.now().date())
        self._refresh()
        self._tabs.tabBar().setFocus()
        desk = self._frame.desk
        self._frame.make([partial(inspection.kinds, desk)], then=self._show_kinds)

    @property
    def _period(self) -> ReportingPeriod:
        return calendar_month(self._month.month())

    def _refresh(self) -> None:
        desk, period = self._frame.desk, self._period
        ask = self._frame.ask
        everybody = ask(partial(inspection.by_officer, desk, period), otherwise=())
        # Those who looked in this month; who is asked about stays, looked they or not
        login = self._who.as_text()
        names = {one.login: one.officer_name for one in everybody}
        if login:
            names.setdefault(login, self._who.currentText())
        same = [name for name, count in Counter(names.values()).items() if count > 1]
        told = {key: f"{name} ({key})" if name in same else name for key, name in names.items()}
        self._who.offer({"": EVERYBODY, **told})
        self._counted = tuple(one for one in everybody if login in ("", one.login))
        self._seen = ask(partial(inspection.by_person, desk, period, login), otherwise=())
        self._measured = ask(partial(inspection.measures, desk), otherwise=())
        for table in (self._looks, self._officers, self._people, self._measures):
            table.refresh()

    def _show_looks_of(self, counted: LookCount) -> None:
        self._who.show_text(counted.login)
        self._tabs.setCurrentIndex(0)
        self._looks.select_first()

    def _fetch_looks(self, asked: Asked) -> RowsPage[Look]:
        question = partial(
            inspection.looks_page,
            self._frame.desk,
            self._period,
            asked.cursor,
            login=self._who.as_text(),
            limit=AT_ONCE,
        )
        found = self._frame.ask(question, otherwise=())
        return RowsPage(found, found[-1].id if len(found) == AT_ONCE else None)

    def _show_kinds(self, outcomes: Sequence[tuple[KeptKind, ...]]) -> None:
        if outcomes:
            (self._kept,) = outcomes
            self._kinds.refresh()
            self._kinds.select_first(takes_focus=False)  # it comes while another list is in sight

    def _tell(self, kept: KeptKind | None) -> None:
        """Say of the chosen kind in full what the columns have no room for."""
        told = (
            (kept.law.purpose, kept.law.legal_basis, retention_words(kept)) if kept else ("",) * 3
        )
        for name, text in zip(TOLD, told, strict=True):
            self._told.show_fact(name, text)

    def _open(self, look: Look) -> None:
        if look.dossier_no:
            self._frame.open_item("dossier", look.dossier_no)

    @action("Lập bản kê", shortcut="F9", icon="print")
    def write(self) -> None:
        """Write the paper of the month beside the window; where it stands stays in sight."""
        desk, period, login = self._frame.desk, self._period, self._who.as_text()

        def work(_progress: object) -> Path:
            with desk.database.thread():
                return inspection.write(desk, period, desk.folder.reports, login=login)

        self._frame.start("Đang lập bản kê", work, then=self._show_written)

    def _show_written(self, path: Path) -> None:
        self._tell_below(f"Bản kê: {path}")

    @action(VERIFY_HISTORY, shortcut="Ctrl+H", icon="check")
    def ask_to_verify(self) -> None:
        """Ask for the line on a printed register, and compare the history beside the window."""
        from commune_desk.ui.pages.inspection.verifying import verify_dialog

        verify_dialog(self._frame, self.window(), self._show_verified).open()

    def _show_verified(self, found: HistoryReport | None) -> None:
        """What was found stays in sight; where something was changed the notice says it."""
        self._tell_below("\n".join(whole(found)) if found else "")

    def _tell_below(self, words: str) -> None:
        self._written.setText(words)
        self._written.setVisible(bool(words))
        self._refresh()


def _table(
    frame: PageFrame, key: str, columns: Any, *, fetch: Callable[[Asked], RowsPage[Any]]
) -> RowsTable:
    """One of the lists, by its name in `NAMES`."""
    return RowsTable(
        RowsModel(columns, fetch, row_id=lambda one: str(getattr(one, "id", None) or one)),
        name=NAMES[key],
        empty=EmptyState(
            "Tháng này chưa có dòng nào.",
            "Mỗi lần mở hồ sơ của người dân, xuất hoặc xóa dữ liệu đều ghi vào đây.",
            icon="search",
        ),
        remembered=frame.own,
        key=f"inspection_{key}",
    )
