"""How each paper is printed on this PC: read from its settings, changed one at a time."""

from typing import TypeVar

from commune_desk.declared_setting import Setting
from commune_desk.domain.desk.papers import PAPERS, PaperSize
from commune_desk.domain.papers.printing import (
    OfficePaper,
    PrintablePaper,
    PrintSetup,
    Ruler,
    key_of_form,
)
from commune_desk.domain.vietnamese import sort_key
from commune_desk.files.office import machine
from commune_desk.services.desk.desk import Desk
from commune_desk.services.office import kept_settings
from commune_desk.services.reception.forms import heads
from commune_desk.setting_values import SettingValues
from commune_desk.settings import (
    FILL_ONLY,
    PRINT_COPIES,
    PRINT_SETTINGS,
    PRINTER,
    SHIFT_ACROSS,
    SHIFT_DOWN,
    SLIP_SIZE,
    TRAY,
)
from commune_desk.words.papers.papers import ALL_PAPERS, OFFICE_PAPERS, SLIPS

_LYING = (OfficePaper.REGISTER, OfficePaper.CERTIFICATION_BOOK, OfficePaper.FEE_LIST)
T = TypeVar("T", str, int, bool)


def papers(desk: Desk) -> tuple[PrintablePaper, ...]:
    """The papers whose printing can be set on this PC, first all of them together."""
    size = PaperSize(desk.settings[SLIP_SIZE])
    slips = (PrintablePaper(row.kind.value, SLIPS[row.kind], size) for row in PAPERS)
    own = (
        PrintablePaper(paper, words, is_lying=paper in _LYING)
        for paper, words in OFFICE_PAPERS.items()
    )
    forms = (
        PrintablePaper(key_of_form(form.code), f"{form.name} ({form.code})", is_form=True)
        for form in sorted(heads(desk), key=lambda form: sort_key(form.name))
    )
    return (PrintablePaper("", ALL_PAPERS, size), *slips, *own, *forms)


def ruler(desk: Desk, paper: PrintablePaper) -> bytes:
    """The page of scales for a paper, which shows what offset is to be typed."""
    from commune_desk.documents import ruler as page  # reportlab comes with it

    setup = setup_of(desk.settings, paper.key)
    return page.render(Ruler(paper, setup.across, setup.down, desk.now().date()))


def setup_of(settings: SettingValues, paper: str) -> PrintSetup:
    """How a paper is printed, by its key (`domain.papers.printing`)."""
    return PrintSetup(
        printer=settings.of_paper(PRINTER, paper),
        tray=settings.of_paper(TRAY, paper),
        across=settings.of_paper(SHIFT_ACROSS, paper),
        down=settings.of_paper(SHIFT_DOWN, paper),
        copies=settings.of_paper(PRINT_COPIES, paper),
        is_fill_only=settings.of_paper(FILL_ONLY, paper),
    )


def as_all(desk: Desk, paper: str) -> SettingValues:
    """Give up what a paper had of its own: it is printed as all the others.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: this PC's file stands as it was.
    """
    changed = desk.settings
    for setting in PRINT_SETTINGS:
        changed = changed.without(setting.of_paper(paper))
    machine.write(desk.folder.machine_settings, changed)
    return changed


def save(desk: Desk, setting: Setting[T], value: T, *, paper: str = "") -> SettingValues:
    """Change how one paper is printed, or without its key all that have nothing of their own.

    A paper that is given what holds for all goes with them from then on.

    Raises:
        SettingInvalid: the setting does not take that value.
        FolderMissing, FolderNotWritable, DiskFull: this PC's file stands as it was.
    """
    if not paper:
        return kept_settings.save(desk, setting, value)
    own = setting.of_paper(paper)
    changed = desk.settings.with_value(own, value)
    if value == desk.settings[setting]:
        changed = changed.without(own)
    machine.write(desk.folder.machine_settings, changed)
    return changed
