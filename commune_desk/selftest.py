"""The self-test (tự kiểm tra): the program proves that it is whole, wherever it was unpacked.

What tests in the source tree cannot see is a file left out of the bundle, a library that does not
load on this PC, a folder that cannot be written. So the program makes an office in a temporary
folder, receives a dossier, prints its receipt, writes a report and opens the windows: a month at
the desk in a few seconds, after which the folder is gone and nothing on this PC has changed.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from platform import platform, python_version
from tempfile import TemporaryDirectory
from time import perf_counter
from types import ModuleType
from typing import TypeVar

from commune_desk import __version__, bootstrap
from commune_desk.domain.desk.papers import PAPERS, PaperSize, SlipKind, SlipLayout
from commune_desk.domain.errors import UserError
from commune_desk.domain.papers.pack import Pack
from commune_desk.domain.periods import calendar_month
from commune_desk.domain.upkeep.self_check import Check, SelfCheck
from commune_desk.domain.vietnamese import MARKED_LETTERS
from commune_desk.files.desk import events
from commune_desk.files.desk.events import ReceptionTexts
from commune_desk.files.office.offices import read_office_file
from commune_desk.files.papers.packs import packed
from commune_desk.files.upkeep import installed
from commune_desk.paths import KEYS_VARIABLE, DataFolder, resources
from commune_desk.services.desk.desk import Desk
from commune_desk.services.figures import reports
from commune_desk.services.papers import own_forms, packs, printing
from commune_desk.services.reception import forms as declared_forms
from commune_desk.services.reception import intake
from commune_desk.services.reception.reception import checked_reception
from commune_desk.services.upkeep import backup, practice, restoring
from commune_desk.ui.frame.way_in.screen import libraries_named
from commune_desk.words.errors import sentence
from commune_desk.words.upkeep.self_check import WORK_FOLDER

PRACTICE_MONTH = "2026-10.jsonl"
SOME_EVENTS = 40
FEW = 3
"""Of the forms, where some stand for all."""


LIBRARIES = (
    "argon2",
    "docx",
    "docxtpl",
    "jinja2.sandbox",
    "lxml.etree",
    "nacl.signing",
    "openpyxl",
    "peewee",
    "playhouse.postgres_ext",
    "psycopg",
    "psycopg_binary",
    "pypdf",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
    "PySide6.QtWidgets",
    "python_calamine",
    "reportlab.pdfgen.canvas",
    "sqlcipher3.dbapi2",
    "tomli_w",
    "tzdata",
    "xlsxwriter",
    "zxingcpp",
)
"""What the bundle carries, each by a module that loads what is compiled in it."""

_NUMBER = "000.17.22.H56-261002-0050"
"""Of the dossier to which the declarations belong that are drawn."""

OWN = "commune_desk"
NO_MODULES = (".__main__",)
"""What is run and not loaded."""

Look = Callable[[DataFolder], str]
OneLook = TypeVar("OneLook", bound=Look)
LOOKS: dict[str, Look] = {}
"""What is looked at, in the order of this module; each says in a few words what it found."""


def look(name: str) -> Callable[[OneLook], OneLook]:
    """Declare what looks at a part of the program, by the name that `words` has for the part."""

    def declare(does: OneLook) -> OneLook:
        LOOKS[name] = does
        return does

    return declare


def run(*, is_short: bool = False) -> SelfCheck:
    """Look at every part, whatever was found about the one before.

    Args:
        is_short: leave out what takes long, for somebody who waits for an upgrade.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with (
        TemporaryDirectory(prefix=WORK_FOLDER, ignore_cleanup_errors=True) as root,
        _keys_in(Path(root) / "keys"),
    ):
        folder = DataFolder(Path(root))
        checks = []
        for name, does in (SHORT_LOOKS if is_short else LOOKS).items():
            started = perf_counter()
            try:
                detail, is_good = does(folder), True
            except UserError as refusal:
                detail, is_good = sentence(refusal), False
            except Exception as error:  # noqa: BLE001  # it has to survive whatever it finds
                detail, is_good = f"{type(error).__name__}: {error}", False
            milliseconds = round(1000 * (perf_counter() - started))
            checks.append(Check(name, is_good, detail, milliseconds))
    return SelfCheck(
        version=__version__,
        system=f"{platform()}, Python {python_version()}",
        folder=str(resources().parent),
        at=bootstrap.system_clock(),
        checks=tuple(checks),
        is_short=is_short,
    )


@contextmanager
def _keys_in(folder: Path) -> Iterator[None]:
    """Have the keys of this office beside it, and not with those of whoever runs the program."""
    before = os.environ.get(KEYS_VARIABLE)
    os.environ[KEYS_VARIABLE] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[KEYS_VARIABLE]
        else:
            os.environ[KEYS_VARIABLE] = before


@look("resources")
def every_file_is_there(_folder: DataFolder) -> str:
    """Every file that ships with the program is there, as it was packed."""
    files = [path for path in resources().rglob("*") if path.is_file()]
    sizes = [len(path.read_bytes()) for path in files]
    if min(sizes, default=0) == 0:
        raise FileNotFoundError(resources())
    broken, compared = installed.damaged(resources())
    if broken:
        raise ValueError(", ".join(broken))
    return f"{len(files)} files, {sum(sizes) // 1024} KB, {compared} SHA-256"


@look("libraries")
def libraries_load(_folder: DataFolder) -> str:
    """Each library loads, with what is compiled in it, and so does each module of the program."""
    own = [name for name in installed.modules(resources(), OWN) if not name.endswith(NO_MODULES)]
    with libraries_named():
        for name in (*LIBRARIES, *own):
            import_module(name)
    return f"{len(LIBRARIES)}/{len(LIBRARIES)}, {len(own)} modules"


@look("letters")
def letters_are_in_the_fonts(_folder: DataFolder) -> str:
    """The fonts of paper and of the screen have every letter of Vietnamese."""
    from commune_desk.documents import fonts

    fonts.register()
    proof = _screen()
    if missing := proof.missing_letters(MARKED_LETTERS):
        raise LookupError(missing)
    return f"{len(MARKED_LETTERS)}/{len(MARKED_LETTERS)}"


@look("database")
def office_is_made(folder: DataFolder) -> str:
    """An office can be made, on an engine that is new enough."""
    setup = read_office_file(resources() / "practice" / "office.toml")
    opened = bootstrap.create_office(folder, setup)
    opened.database.close()
    version = ".".join(map(str, opened.database.engine.server_version))
    return f"SQLite {version}, {folder.database.stat().st_size // 1024} KB"


@look("intake")
def dossier_is_received(folder: DataFolder) -> str:
    """A dossier can be received and its receipt printed."""
    with _desk(folder) as desk:
        said, at = _first_reception()
        entered = checked_reception(desk, said.texts, at=at)
        number = intake.receive(desk, entered).dossier.dossier_no
        printed = printing.print_slip(desk, number, SlipKind.RECEIPT)
        return f"{number}, PDF {len(printed.paper.content) // 1024} KB"


@look("papers")
def slips_are_set(_folder: DataFolder) -> str:
    """Every slip can be set, in both sizes, and a reader finds on it the number of the dossier."""
    from commune_desk.documents.slips.rendering import slip_module

    read = 0
    for row in PAPERS:
        module = slip_module(row.kind)
        specimen = module.specimen()
        number = specimen.head.dossier_no
        for size in PaperSize:
            pdf = module.render(specimen, SlipLayout(size, copies=1))
            read += _proved(row.kind.value, pdf, (number,) if number else ())
    return f"{len(PAPERS)}/{len(SlipKind)} PDF, {read} QR"


def _proved(name: str, pdf: bytes, codes: tuple[str, ...] = ()) -> int:
    """Read a paper back; how many codes it has.

    Args:
        name: of the paper.
        pdf: as it is printed.
        codes: that it must have and no others, each at least once.

    Raises:
        ValueError: it has others, or words that run over its edge, or letters that are boxes.
    """
    from commune_desk.documents import fonts

    read = _screen().read_paper(pdf)
    if set(read.codes) != set(codes):
        raise ValueError(f"{name}: {read.codes}")
    if read.outside or not read.text:
        raise ValueError(f"{name}: {read.outside}")
    if missing := fonts.take_lacking():
        raise ValueError(f"{name}: {missing}")
    return len(read.codes)


@look("forms")
def forms_are_filled(folder: DataFolder, some: int | None = None) -> str:
    """Forms are filled in and read back; one of the office's own is filled; a pack is signed.

    So the libraries are loaded that only an office with forms of its own needs.

    Args:
        folder: of the office.
        some: how many of the forms, None for all.
    """
    from commune_desk.documents.declarations.declaration import render
    from commune_desk.documents.declarations.pdf_forms import inspected
    from commune_desk.documents.declarations.specimen import specimen
    from commune_desk.documents.declarations.word_forms import filled_word
    from commune_desk.documents.figures.word_file import Paragraph, word_bytes

    read = 0
    with _desk(folder) as desk:
        known = declared_forms.all_forms(desk)
        drawn = own_forms.example(desk, own_forms.text_of(known[0]))
        for one in known[:some]:
            filled = specimen(declared_forms.form(desk, one.code))
            read += _proved(one.code, render(filled, dossier_no=_NUMBER), (_NUMBER,))
        inspected(drawn)
        word = word_bytes([Paragraph("{{full_name}}")], title="", on=desk.now().date())
        filled_word(word, {"full_name": "Lê Thị Mận"})
        pack = Pack(
            "self-test", desk.office.name, desk.now(), {known[0].code: own_forms.text_of(known[0])}
        )
        packs.opened(packed(pack, bytes(32)))
        of_all = "" if some is None else f"/{len(known)}"
        return f"{len(known[:some])}{of_all} PDF, {read} QR"


@look("sheets")
def sheets_are_set(folder: DataFolder) -> str:
    """Every paper that is neither a slip nor a declaration can be set: books, lists, letters."""
    from commune_desk.services.papers import every_sheet

    count = read = 0
    with _desk(folder) as desk:
        for name, drawn in every_sheet.ROWS.items():
            for paper in drawn(desk):
                count += 1
                read += _proved(name, paper.pdf, paper.codes)
    return f"{len(every_sheet.ROWS)} / {count} PDF, {read} QR"


@look("report")
def month_is_reported(folder: DataFolder) -> str:
    """A month can be reported, on paper and as a workbook."""
    with _desk(folder) as desk:
        _, at = _first_reception()
        files = reports.write(desk, calendar_month(at.date()), folder.root / "report")
        return ", ".join(map(_size, files))


@look("backup")
def backup_comes_back(folder: DataFolder) -> str:
    """What was backed up comes back, and what was entered since is gone."""
    with _desk(folder) as desk:
        # The work that the practice month brings over from the month before
        practice.replay(
            desk, events.read_events(resources() / "practice" / PRACTICE_MONTH)[:SOME_EVENTS]
        )
        made = backup.create(desk, folder.backups)
        said, at = _first_reception()
        intake.receive(desk, checked_reception(desk, said.texts, at=at))
    location = bootstrap.database_of(folder)
    restored = restoring.restore(made.path, location, folder=folder, at=bootstrap.system_clock())
    kept = restored.backup.manifest.contents
    with _desk(folder) as desk:
        again = backup.create(desk, folder.backups).manifest.contents
    if again["dossier"] != kept["dossier"]:
        raise ValueError(f"{dict(kept)} {dict(again)}")
    return f"{kept['dossier']} dossiers, {_size(made.path)}"


@look("windows")
def windows_open(folder: DataFolder) -> str:
    """The windows open on the desk, in their own fonts, and can be drawn."""
    with libraries_named():
        from commune_desk.ui import pictures

    with _desk(folder) as desk:
        files = pictures.take(desk, folder.root)
        return ", ".join(map(_size, files))


@look("printers")
def printers_answer(_folder: DataFolder) -> str:
    """The system's printers can be asked for; a PC may have none."""
    return ", ".join(_screen().printers()) or "0"


SHORT_LOOKS: Mapping[str, Look] = {
    name: does for name, does in LOOKS.items() if name != "sheets"
} | {"forms": partial(forms_are_filled, some=FEW)}
"""What an upgrade looks at: it leaves out the sheets, and some forms stand for all."""


def _screen() -> ModuleType:
    """What proves the parts that need Qt, once the application is there with its fonts."""
    with libraries_named():
        from commune_desk.ui import proof
        from commune_desk.ui.frame.way_in.app import build_application

    build_application()
    return proof


@contextmanager
def _desk(folder: DataFolder) -> Iterator[Desk]:
    opened = bootstrap.open_office(folder)
    try:
        yield bootstrap.desk_without_screen(opened)
    finally:
        opened.database.close()


def _first_reception() -> tuple[ReceptionTexts, datetime]:
    """The first reception of the practice month, and its moment."""
    entries = events.read_events(resources() / "practice" / PRACTICE_MONTH)
    return next((e.what, e.at) for e in entries if isinstance(e.what, ReceptionTexts))


def _size(file: Path) -> str:
    return f"{file.suffix[1:].upper()} {file.stat().st_size // 1024} KB"
