"""What all stories share: the office, its clock, its officers, and what the program said last."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytest_bdd import given, parsers, then

from commune_desk.domain.desk.dossier import Dossier
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.errors import UserError
from commune_desk.services.catalogue import catalogue
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk, OpenOffice, desk_of
from commune_desk.services.office import accounts
from commune_desk.services.papers import printing
from commune_desk.ui.frame.way_in.app import build_application
from commune_desk.words.errors import sentence
from tests.factories import Clock, moment

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CUPS_SERVER"] = os.devnull  # no story prints on the printer of whoever runs it


@pytest.fixture(autouse=True)
def no_other_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is handed to another program goes nowhere."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)


@dataclass
class Story:
    """Who works at which desk, which dossier the story is about, and what was refused."""

    desk: Desk
    clock: Clock
    dossier_no: str = ""
    refused: str = ""

    @property
    def dossier(self) -> Dossier:
        """The dossier as it stands in the database now."""
        return lookup.known(self.desk, self.dossier_no).dossier

    def tries(self, work: Callable[[], object]) -> None:
        """Do what may be refused, and remember the sentence."""
        try:
            work()
        except UserError as error:
            self.refused = sentence(error)

    def paper(self, kind: SlipKind) -> Any:
        """What a paper of the dossier says, as it would print now."""
        return printing.slip(self.desk, self.dossier_no, kind)

    def procedure(self, words: str) -> str:
        """The code of the procedure that the clerk finds by these words."""
        return catalogue.pick(self.desk, words)[0].code


def at(text: str) -> datetime:
    """A moment as officials write it: "09:00 ngày 01/10/2026"."""
    time, _, day = text.partition(" ngày ")
    return moment(f"{'-'.join(reversed(day.split('/')))} {time}")


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application that pytest-qt uses, with our fonts and the light scheme."""
    return build_application("light")


@pytest.fixture
def story(desk: Desk, clock: Clock) -> Iterator[Story]:
    """The story of one scenario; a refusal that no step speaks of fails it."""
    told = Story(desk, clock)
    yield told
    assert not told.refused


@given(parsers.parse("bây giờ là {when}"))
def it_is(story: Story, when: str):
    story.clock.at = at(when)


@given(parsers.parse('người làm việc là "{login}"'))
def at_the_desk(story: Story, office: OpenOffice, login: str):
    officers = {officer.login: officer for officer in accounts.all_officers(story.desk)}
    story.desk = desk_of(office, officers[login])


@then(parsers.parse("chương trình từ chối: {words}"))
def it_is_refused(story: Story, words: str):
    assert words in story.refused
    story.refused = ""
