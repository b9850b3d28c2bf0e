"""Said once, done once: a file that is entered again, a number of the province that is taken."""

import threading
import time
from dataclasses import replace

import pytest

from commune_desk.domain.reception.reception_errors import ExternalNumberTaken
from commune_desk.files.desk.events import read_events
from commune_desk.files.parsing import print_of_file
from commune_desk.services.handling import cancelling, correcting
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history, practice
from commune_desk.words.errors import sentence
from tests.factories import a_person, a_reception, moment

LINES = """{"at": "2026-10-01T08:00", "do": "receive", "ref": "a", "procedure": "1.004873",
 "applicant": {"full_name": "Bùi Thanh Toàn"}}
{"at": "2026-10-01T08:10", "do": "receive", "ref": "b", "procedure": "1.004873",
 "applicant": {"full_name": "Lý Thị Hoa"}}
""".replace(",\n ", ", ")
TAKEN = replace(a_reception(), external_no="G22.99-261001-0007")


def test_a_file_entered_again_answers_the_same_dossiers(any_desk, tmp_path):
    file = tmp_path / "tháng.jsonl"
    file.write_text(LINES, encoding="utf-8")
    events, print_ = read_events(file), print_of_file(file)
    first = practice.replay(any_desk, events, file_print=print_)
    before = history.head(any_desk)
    again = practice.replay(any_desk, events, file_print=print_)
    assert (first.is_repeated, again.is_repeated) == (False, True)
    assert again.numbers == first.numbers
    assert history.head(any_desk) == before
    file.write_text(LINES.replace("08:10", "08:20"), encoding="utf-8")
    other = practice.replay(any_desk, read_events(file), file_print=print_of_file(file))
    assert not other.is_repeated
    assert not set(other.numbers.values()) & set(first.numbers.values())


def test_a_number_of_the_province_belongs_to_one_dossier(any_desk):
    first = intake.receive(any_desk, TAKEN).dossier.dossier_no
    before = history.head(any_desk)
    with pytest.raises(ExternalNumberTaken) as refused:
        intake.receive(any_desk, TAKEN)
    assert (refused.value.dossier_no, history.head(any_desk)) == (first, before)
    assert first in sentence(refused.value)
    other = intake.receive(any_desk, a_reception()).dossier.dossier_no
    with pytest.raises(ExternalNumberTaken):
        correcting.correct(any_desk, other, {"external_no": TAKEN.external_no}, reason="Gõ sót")
    # It may be corrected away from the wrong one, or the wrong one be cancelled.
    correcting.correct(any_desk, first, {"external_no": "G22.99-261001-0008"}, reason="Gõ nhầm")
    correcting.correct(any_desk, other, {"external_no": TAKEN.external_no}, reason="Gõ sót")
    cancelling.cancel(any_desk, other, note="Nhận nhầm", is_refunded=False)
    assert intake.receive(any_desk, TAKEN).dossier.dossier_no != other


def test_of_two_counters_that_enter_one_number_at_once_one_is_refused(any_desk):
    """They enter different days, so that no number of a day makes one wait for the other."""
    entered, said = threading.Event(), []
    person = a_person(full_name="Lý Thị Hoa", personal_id="087190004322")
    other = replace(TAKEN, applicant=person, at=moment("2026-09-30 09:00"))

    def enter_first():
        with any_desk.database.thread(), any_desk.database.transaction():
            intake.receive(any_desk, TAKEN)
            entered.set()
            time.sleep(0.5)  # the other asks meanwhile, and finds nothing yet

    def enter_second():
        entered.wait(5)
        with any_desk.database.thread():
            try:
                intake.receive(any_desk, other)
            except ExternalNumberTaken as refusal:
                said.append(refusal)

    counters = [threading.Thread(target=work) for work in (enter_first, enter_second)]
    for one in counters:
        one.start()
    for one in counters:
        one.join()
    assert len(said) == 1


def test_dossiers_without_a_number_of_the_province_are_many(any_desk):
    numbers = {intake.receive(any_desk, a_reception()).dossier.dossier_no for _ in range(2)}
    assert len(numbers) == 2
