"""The first question on a new PC, and the way into an office that is there."""

import pytest

from commune_desk import bootstrap
from commune_desk.domain.desk.dossier import Role
from commune_desk.services.office import joining
from commune_desk.ui.frame.way_in.first_question import FirstQuestionDialog, JoinDialog
from commune_desk.ui.frame.work.tasks import Tasks
from commune_desk.words.office.joining import FIRST_PC, JOIN_CODE, JOIN_FILE, JOIN_NOW, JOIN_OFFICE
from tests.factories import acting_as
from tests.ui.drivers.screen import Area, until

PC = "QUAY-2"
PATIENT_MS = 60_000  # a key is drawn from the code


def asked(qtbot):
    dialog = FirstQuestionDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog, Area(dialog)


@pytest.mark.parametrize(("words", "wants_join"), [(FIRST_PC, False), (JOIN_OFFICE, True)])
def test_two_answers(qtbot, words, wants_join):
    dialog, area = asked(qtbot)
    area.choose(words)
    assert (dialog.result(), dialog.wants_join) == (1, wants_join)


def test_enter_says_the_first_pc(qtbot):
    dialog, area = asked(qtbot)
    area.press("Return")
    assert (dialog.result(), dialog.wants_join) == (1, False)


@pytest.fixture
def given(postgres_folder, tmp_path, clock):
    """A join file and its code."""
    opened = bootstrap.open_office(postgres_folder, clock)
    desk = acting_as(bootstrap.desk_without_screen(opened), Role.ADMINISTRATOR)
    made = joining.invite(desk, PC)
    opened.database.close()
    return joining.save(made, tmp_path), made.code


def test_a_wrong_code_is_said_and_the_right_one_leads_in(qtbot, given, folder, clock, tmp_path):
    file, code = given
    new = type(folder)(tmp_path / "máy hai")
    tasks = Tasks(None)
    dialog = JoinDialog(
        lambda path, typed: joining.join(new, path, typed, at=clock(), pc=PC), PC, tasks
    )
    qtbot.addWidget(dialog)
    dialog.show()
    area = Area(dialog)
    assert area.says(PC)
    area.fill_in({JOIN_FILE: str(file), JOIN_CODE: "AAAA-BBBB-CCCC"})
    area.choose(JOIN_NOW)
    until(lambda: area.says("Mã không mở được"), patience_ms=PATIENT_MS)
    assert dialog.isVisible()
    assert area.focus == JOIN_CODE
    assert new.is_new
    area.fill_in({JOIN_CODE: code})
    area.choose(JOIN_NOW)
    until(lambda: dialog.result() == 1, patience_ms=PATIENT_MS)
    bootstrap.open_office(new, clock).database.close()
