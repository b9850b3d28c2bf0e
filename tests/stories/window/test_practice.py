"""Tập huấn: into the office for practice from the sign-in window, and back."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest
from pytest_bdd import parsers, scenarios, then, when

from commune_desk import practice
from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.paths import DataFolder
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.papers import kept_papers
from commune_desk.ui.frame.way_in.practice_dialog import PracticeDialog
from commune_desk.ui.frame.way_in.sign_in_dialog import PRACTICE, SignInDialog
from commune_desk.ui.frame.way_in.signing_in import SigningIn
from commune_desk.ui.look import theme
from commune_desk.ui.look.remembered import Remembered
from tests.documents.reading import read
from tests.ui.drivers.papers import hand_out
from tests.ui.drivers.screen import Area
from tests.ui.drivers.way_in import program_of, when_shown
from tests.ui.drivers.window import Window

scenarios("../features/cua_so_tap_huan.feature")

CARD = "{number}||{name}|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"


@dataclass
class Trainee:
    """Who practises on a PC with a real office."""

    folder: DataFolder
    signing_in: SigningIn
    colour: str
    before: dict[str, str]
    opened: Window | None = None
    seen: list[str] = field(default_factory=list)

    @property
    def window(self) -> Window:
        assert self.opened is not None
        return self.opened

    @property
    def desk(self) -> Desk:
        return self.window.desk


def contents(folder: DataFolder) -> dict[str, str]:
    """What stands in the files of the real office."""
    own = [folder.database, folder.key, folder.machine_settings, *folder.archive.rglob("*")]
    files: list[Path] = [path for path in own if path.is_file()]
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def trainee(qapp, sqlite_folder: DataFolder) -> Iterator[Trainee]:
    with ExitStack() as closing:
        program = program_of(sqlite_folder, closing)
        signing_in = SigningIn(program, Remembered(program.window_file))
        yield Trainee(sqlite_folder, signing_in, theme.ink("rail").name(), contents(sqlite_folder))
    theme.set_practice(qapp, is_practice=False)
    practice.work_in(is_practice=False)


@when(parsers.parse('mở chương trình, chọn vào tập huấn, ngồi chỗ "{place}"'))
def practises(trainee: Trainee, place: str):
    when_shown(SignInDialog, PRACTICE, lambda window: window.choose(PRACTICE))
    when_shown(PracticeDialog, place, lambda window: window.choose(place))
    desk = trainee.signing_in.desk()
    assert desk is not None
    trainee.opened = Window.of(desk)


@then(parsers.parse('cửa sổ ghi "{words}", màu khác cửa sổ thật'))
def says_so(trainee: Trainee, words: str):
    assert trainee.window.says(words)
    assert words in trainee.window.widget.windowTitle()
    assert theme.ink("rail").name() != trainee.colour


@then("có sẵn một tháng hồ sơ để tập")
def is_filled(trainee: Trainee):
    desk = trainee.desk
    page = lookup.page(desk, DossierFilter(now=desk.now()))
    assert len(page.rows) > 20


@when(parsers.parse('tập tiếp nhận "{name}", số "{number}", thủ tục "{words}"'))
def receives(trainee: Trainee, name: str, number: str, words: str):
    page = trainee.window.intake()
    page.scan(CARD.format(number=number, name=name))
    page.pick(words)
    page.press("Ctrl+U")
    page.press("F9")
    hand_out()


@then(parsers.parse('giấy tiếp nhận của hồ sơ đó có chữ "{words}" trên mọi trang'))
def paper_is_marked(trainee: Trainee, words: str):
    desk = trainee.desk
    number = lookup.page(desk, DossierFilter(now=desk.now())).rows[0].dossier_no
    prints = lookup.known(desk, number).prints
    name = next(row.file for row in prints if row.kind == SlipKind.RECEIPT)
    pages = read(kept_papers.get(desk, name).content).pages
    assert pages
    assert all(words in page for page in pages)


@when(parsers.parse('rời tập huấn, chọn "{way}"'))
def leaves(trainee: Trainee, way: str):
    trainee.window.break_off()

    def look(window: Area) -> None:
        trainee.seen.append(window.widget.windowTitle())
        window.widget.close()

    when_shown(PracticeDialog, way, lambda window: window.choose(way))
    when_shown(SignInDialog, PRACTICE, look)
    assert trainee.signing_in.desk() is None


@then("màn hình đăng nhập của cơ quan thật hiện ra, màu như cũ")
def is_back(trainee: Trainee):
    assert trainee.seen == ["Đăng nhập · Một cửa"]
    assert theme.ink("rail").name() == trainee.colour


@then("dữ liệu thật không đổi một chữ nào")
def real_is_untouched(trainee: Trainee):
    assert contents(trainee.folder) == trainee.before
