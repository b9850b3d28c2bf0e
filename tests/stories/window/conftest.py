"""What the stories of the window share: whose window it is, which keys were pressed, what it shows.

Every scenario opens its own window and leaves nothing behind. The window is driven as a person
would: by keys, by the words on buttons and beside fields (`tests/ui/drivers`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from pytest_bdd import given, parsers, then, when

from commune_desk.domain.desk.dossier import DESK_ROLES
from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk, OpenOffice, desk_of
from commune_desk.services.handling import handling
from commune_desk.services.office import accounts
from commune_desk.services.office import office as office_details
from commune_desk.services.papers import kept_papers
from commune_desk.services.reception import intake
from commune_desk.ui.pages.intake.declarations.declaring import BROUGHT_KEY
from commune_desk.words.desk.steps import ACTIONS, STATES
from tests.documents.reading import read
from tests.factories import a_person, a_reception
from tests.stories.conftest import Story
from tests.ui.drivers.dossiers import Dossier
from tests.ui.drivers.intake import Intake
from tests.ui.drivers.papers import hand_out
from tests.ui.drivers.screen import Area
from tests.ui.drivers.window import Window

ACTION_OF = {words: Action(action) for action, words in ACTIONS.items()}
SLIP_OF = {
    "giấy tiếp nhận": SlipKind.RECEIPT,
    "phiếu yêu cầu bổ sung": SlipKind.SUPPLEMENT_REQUEST,
    "phiếu từ chối": SlipKind.REFUSAL_NOTICE,
    "văn bản xin lỗi": SlipKind.APOLOGY_NOTICE,
    "phiếu kiểm soát": SlipKind.CONTROL_SLIP,
}


@dataclass
class Hands:
    """Whose hands are at the window; what they press counts, what a scanner types does not."""

    office: OpenOffice
    story: Story
    opened: Window | None = None
    keys: int = 0

    @property
    def window(self) -> Window:
        assert self.opened is not None, "no window is open yet"
        return self.opened

    def sit_down(self, login: str = "mai") -> None:
        """Open the window of an officer at the page of their work; what was open is left."""
        self.begin_the_day(login)
        if self.story.desk.officer.role in DESK_ROLES:
            self.window.intake()

    def begin_the_day(self, login: str = "mai") -> None:
        """Sign in: the window opens at its first page."""
        self.leave()
        self.story.desk = desk_at(self.office, self.story, login)
        self.opened = Window.of(self.story.desk)

    def leave(self) -> None:
        """The window is gone at once."""
        if self.opened is not None:
            self.opened.break_off()
            self.opened = None

    def type_in(self, text: str) -> None:
        self.window.type_in(text)
        self.keys += len(text)

    def press(self, key: str) -> None:
        self.window.press(key)
        self.keys += 1

    @property
    def intake(self) -> Intake:
        return Intake(self.window.widget)

    @property
    def page(self) -> Area:
        """The page in sight; on that of receiving, what is folded is unfolded when it is needed."""
        return self.intake if self.window.page == "Tiếp nhận" else self.window

    @property
    def dossier(self) -> Dossier:
        """The page of the story's dossier."""
        if f"Hồ sơ {self.story.dossier_no}" not in self.window.texts():
            self.window.find_anything(self.story.dossier_no).open()
        return Dossier(self.window.widget)

    def remember_the_newest(self) -> None:
        """The story goes on with the dossier that was received last."""
        desk = self.story.desk
        self.story.dossier_no = lookup.page(desk, DossierFilter(now=desk.now())).rows[0].dossier_no


def desk_at(opened: OpenOffice, story: Story, login: str) -> Desk:
    """The desk of an officer, in the office as it is now."""
    officers = {officer.login: officer for officer in accounts.all_officers(story.desk)}
    return office_details.renewed(desk_of(opened, officers[login]))


@pytest.fixture
def hands(qapp: QApplication, office: OpenOffice, story: Story) -> Iterator[Hands]:
    made = Hands(office, story)
    yield made
    made.leave()


# --- how it begins -------------------------------------------------------------------------------


@given(parsers.parse('hồ sơ "{words}" đã tiếp nhận'))
def received(story: Story, words: str):
    reception = a_reception(procedure_code=story.procedure(words))
    story.dossier_no = intake.receive(story.desk, reception).dossier.dossier_no


@given(parsers.parse('"{name}", số {number}, đã nộp "{words}"'))
def filed(story: Story, name: str, number: str, words: str):
    person = a_person(full_name=name, personal_id=number)
    reception = a_reception(procedure_code=story.procedure(words), applicant=person)
    story.dossier_no = intake.receive(story.desk, reception).dossier.dossier_no


@given("đã có kết quả")
def finished(story: Story):
    handling.step(story.desk, story.dossier_no, StepRequest(Action.FINISH, story.clock.at))


@given(parsers.parse('cửa sổ của "{login}" mở'))
@when(parsers.parse('cửa sổ của "{login}" mở'))
def window_of(hands: Hands, login: str):
    hands.sit_down(login)


# --- keys and fields -----------------------------------------------------------------------------


@when(parsers.parse('quét thẻ "{card}"'))
def card_scanned(hands: Hands, card: str):
    hands.intake.scan(card)


@when(parsers.parse('gõ "{text}" rồi Enter'))
def typed(hands: Hands, text: str):
    hands.type_in(text)
    hands.press("Return")


@when(parsers.parse('chọn thủ tục "{keys}"'))
def procedure_picked(hands: Hands, keys: str):
    hands.intake.pick(keys)


@when("công dân mang theo tờ khai đã viết")
def declaration_brought(hands: Hands):
    hands.press(BROUGHT_KEY)


@when(parsers.parse('điền "{name}" là "{text}"'))
def filled_in(hands: Hands, name: str, text: str):
    hands.page.enter(name, text)


@when(parsers.re(r"bấm (?P<key>F\d+|Esc|Ctrl\+\S+)$"))
def pressed(hands: Hands, key: str):
    hands.press(key)


@when(parsers.parse('bấm nút "{words}"'))
def button_pressed(hands: Hands, words: str):
    hands.window.choose(words)


@when(parsers.re("bấm (?P<key>F9) và đóng giấy vừa in"))
def received_and_printed(hands: Hands, key: str):
    hands.press(key)
    hand_out()
    hands.remember_the_newest()


# --- the dossier ---------------------------------------------------------------------------------


@when(parsers.parse('mở hồ sơ và làm bước "{words}"'))
def step_taken(hands: Hands, words: str):
    hands.dossier.step(ACTION_OF[words])


@when(parsers.parse('mở hồ sơ và bấm phím của bước "{words}"'))
def step_key_pressed(hands: Hands, words: str):
    hands.dossier.press_key_of(ACTION_OF[words])


@when(parsers.parse('mở hồ sơ, làm bước "{words}" và xác nhận'))
def step_confirmed(hands: Hands, words: str):
    hands.dossier.fill_step(ACTION_OF[words], {})


@when(parsers.parse('mở hồ sơ và làm bước "{words}", ghi:'))
def step_taken_with(hands: Hands, words: str, datatable: list[list[str]]):
    hands.dossier.fill_step(ACTION_OF[words], dict(datatable))


# --- what is seen --------------------------------------------------------------------------------


@then(parsers.parse('cửa sổ báo "{words}"'))
def window_says(hands: Hands, words: str):
    assert hands.window.says(words)


@then(parsers.parse('cửa sổ hỏi lại: "{words}"'))
def dialog_says(hands: Hands, words: str):
    dialog = hands.window.dialog()
    assert dialog.says(words)
    dialog.close()
    if dialog.is_there:  # what was typed is given up on purpose
        dialog.close()


@then(parsers.parse('bên ô "{name}" có lời nhắc "{words}"'))
def said_beside(hands: Hands, name: str, words: str):
    assert words in hands.page.beside(name)


@then(parsers.parse('ô "{name}" có "{text}"'))
def field_holds(hands: Hands, name: str, text: str):
    assert hands.page.text(name) == text


@then(parsers.parse('hồ sơ ở trạng thái "{words}"'))
def state_is(hands: Hands, story: Story, words: str):
    assert STATES[story.dossier.state] == words
    assert hands.dossier.state == words


@then(parsers.parse('không còn bước "{words}"'))
def step_is_not_offered(hands: Hands, words: str):
    assert words not in hands.dossier.steps()


@then(parsers.re('(?P<paper>giấy tiếp nhận|phiếu [^"]+|văn bản xin lỗi) đã in ghi "(?P<words>.*)"'))
def paper_says(story: Story, paper: str, words: str):
    assert words in printed(story, SLIP_OF[paper])


@then(parsers.re('(?P<paper>giấy tiếp nhận|phiếu [^"]+|văn bản xin lỗi) hiện ra'))
def paper_is_shown(story: Story, paper: str):
    hand_out()
    assert SLIP_OF[paper] in [row.kind for row in lookup.known(story.desk, story.dossier_no).prints]


def printed(story: Story, kind: SlipKind) -> str:
    """What stands on the last print of a paper, as it was kept."""
    hand_out()
    prints = lookup.known(story.desk, story.dossier_no).prints
    name = next(row.file for row in reversed(prints) if row.kind == kind)
    return read(kept_papers.get(story.desk, name).content).text
