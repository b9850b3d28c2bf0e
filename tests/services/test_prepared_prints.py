"""A declaration that was printed before there was a dossier belongs to the dossier it became."""

from dataclasses import replace

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.papers import printed_papers
from commune_desk.domain.papers.printed_papers import Worth
from commune_desk.domain.people.applicant import FilledFrom
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.linked import LinkedPart
from commune_desk.services.desk import lookup
from commune_desk.services.handling import cancelling
from commune_desk.services.papers import declarations, print_runs, printing
from commune_desk.services.people import citizens, kept_of_person
from commune_desk.services.reception import linked, prepared, visits
from commune_desk.services.reception.reception import checked_reception
from commune_desk.services.upkeep import history
from commune_desk.ui.pages.dossiers.facts import event_words
from commune_desk.words.papers.printed_papers import print_words
from tests.factories import BIRTH, MARITAL_STATUS, a_person, a_reception
from tests.services.test_prepared import CHILD, UNDERTAKING, a_letter, a_wish

RESIDENCE = "1.004222"
MOVE = LinkedPart(RESIDENCE, answers={"request.content": "Đăng ký thường trú cho con"})
SINGLE = {
    "subject": "applicant",
    "subject.marital_status": "Chưa đăng ký kết hôn với ai",
    "request.purpose": "Kết hôn",
}
NAME = "Tờ khai đăng ký khai sinh"
MOVED = "Tờ khai thay đổi thông tin cư trú (CT01)"


def written(desk, texts=CHILD, **changes):
    """What was written for somebody and printed: it, and the papers that came out."""
    one = prepared.prepare(desk, a_wish(desk, texts, **changes))
    return one, declarations.print_prepared(desk, one.id)


def received(desk, one, **changes):
    """The number of the dossier that it became, taken up and mended first."""
    reception = replace(prepared.as_reception(desk, one.id), **changes)
    return linked.receive(desk, reception).lead.dossier.dossier_no


def mended(desk, one, **texts):
    answers = prepared.as_reception(desk, one.id).answers
    return answers.with_more(Answers(texts))


def told(desk, number):
    """What is printed, which reprint of it, what it is worth."""
    papers = printed_papers.of_sheet(lookup.known(desk, number))
    return [(one.kind, one.reprint, one.worth) for one in papers]


def files(desk, number):
    return [one.file for one in lookup.known(desk, number).prints]


def test_it_is_among_the_printed_papers_as_it_was(any_desk, clock):
    one, (paper,) = written(any_desk)
    printed_at = clock.at
    clock.move(days=1)
    number = received(any_desk, one)
    (row,) = printed_papers.of_sheet(lookup.known(any_desk, number))
    assert (row.name, row.nth, row.reprint, row.worth) == (NAME, 1, 0, Worth.HOLDS)
    assert (row.at, row.officer_name) == (printed_at, any_desk.officer.full_name)
    assert print_words(row).startswith("viết hộ")
    assert printing.as_printed(any_desk, number, "form:birth") == paper.paper


def test_the_reception_says_which_papers_it_took_over(any_desk):
    one, (paper,) = written(any_desk)
    number = received(any_desk, one)
    (event,) = history.of_dossier(any_desk, number)
    assert event.facts["prepared"] == one.id
    assert event.facts["printed_before"] == [{"slip": "form:birth", "file": paper.paper.file}]


def test_a_reception_of_nothing_printed_says_nothing_of_it(any_desk):
    one = prepared.prepare(any_desk, a_wish(any_desk, CHILD))
    number = received(any_desk, one)
    (event,) = history.of_dossier(any_desk, number)
    assert "printed_before" not in event.facts
    assert files(any_desk, number) == []


def test_each_declaration_goes_to_its_own_dossier(any_desk):
    first, (of_first,) = written(any_desk)
    second, (of_second,) = written(any_desk, SINGLE, procedure_code=MARITAL_STATUS)
    third, (of_third,) = written(any_desk, CHILD | {"child.full_name": "Bùi Gia Bảo"})
    numbers = [received(any_desk, one) for one in (third, first, second)]
    assert [files(any_desk, number) for number in numbers] == [
        [one.paper.file] for one in (of_third, of_first, of_second)
    ]


def test_of_linked_procedures_each_has_its_own(any_desk):
    one, (of_birth, of_move) = written(any_desk, linked=(MOVE,))
    done = prepared.receive(any_desk, one.id)
    (other,) = done.others
    assert files(any_desk, done.lead.dossier.dossier_no) == [of_birth.paper.file]
    assert files(any_desk, other.dossier.dossier_no) == [of_move.paper.file]
    assert told(any_desk, other.dossier.dossier_no) == [("form:ct01_2026", 0, Worth.HOLDS)]


def test_what_is_declined_takes_nothing_over(any_desk):
    one, (of_birth, _of_move) = written(any_desk, linked=(MOVE,))
    reception = prepared.as_reception(any_desk, one.id)
    declined = replace(MOVE, decline="Không thuộc thẩm quyền")
    done = linked.receive(any_desk, replace(reception, linked=(declined,)))
    assert files(any_desk, done.lead.dossier.dossier_no) == [of_birth.paper.file]
    (visit,) = done.declined
    assert not visits.get(any_desk, visit.id).texts.get("prepared")


def test_what_became_no_part_of_it_stays_behind(any_desk):
    one, (of_birth, _of_move) = written(any_desk, linked=(MOVE,))
    assert files(any_desk, received(any_desk, one, linked=())) == [of_birth.paper.file]


# --- printed again --------------------------------------------------------------------------------


def test_printed_again_unchanged_it_is_a_reprint(any_desk, clock):
    one, _ = written(any_desk)
    clock.move(days=3)  # another day on the paper is no mend
    number = received(any_desk, one)
    made = declarations.print_declaration(any_desk, number, "birth")
    assert made.reprint == 1
    assert told(any_desk, number) == [
        ("form:birth", 0, Worth.HOLDS),
        ("form:birth", 1, Worth.HOLDS),
    ]


def test_after_a_mend_the_first_is_replaced(any_desk):
    one, _ = written(any_desk)
    number = received(any_desk, one, answers=mended(any_desk, one, **{"child.sex": "Nam"}))
    assert told(any_desk, number) == [("form:birth", 0, Worth.REPLACED)]
    (wanted, *_) = print_runs.of_dossier(any_desk, number)
    assert (wanted.kind, wanted.times) == ("form:birth", 0)
    made = declarations.print_declaration(any_desk, number, "birth")
    assert made.reprint == 0
    declarations.print_declaration(any_desk, number, "birth")
    assert told(any_desk, number) == [
        ("form:birth", 0, Worth.REPLACED),
        ("form:birth", 0, Worth.HOLDS),
        ("form:birth", 1, Worth.HOLDS),
    ]


def test_written_anew_both_prints_go_along(any_desk):
    first, (wrong,) = written(any_desk, CHILD | {"child.full_name": "Bùi Gia Hâm"})
    second, (right,) = written(any_desk, prepared=first.id)
    number = received(any_desk, second)
    assert files(any_desk, number) == [wrong.paper.file, right.paper.file]
    assert told(any_desk, number) == [
        ("form:birth", 0, Worth.REPLACED),
        ("form:birth", 0, Worth.HOLDS),
    ]


def test_printed_twice_beforehand_the_second_is_a_reprint(any_desk):
    one, _ = written(any_desk)
    declarations.print_prepared(any_desk, one.id)
    assert [reprint for _, reprint, _ in told(any_desk, received(any_desk, one))] == [0, 1]


def test_printed_from_the_list_after_the_reception_it_is_the_dossiers_too(any_desk):
    one, _ = written(any_desk, linked=(MOVE,))
    done = prepared.receive(any_desk, one.id)
    number, other = done.lead.dossier.dossier_no, done.others[0].dossier.dossier_no
    declarations.print_declaration(any_desk, number, "birth")
    before = len(history.recent(any_desk, 99))
    declarations.print_prepared(any_desk, one.id)
    assert len(history.recent(any_desk, 99)) == before + 1
    assert [reprint for _, reprint, _ in told(any_desk, number)] == [0, 1, 2]
    assert [reprint for _, reprint, _ in told(any_desk, other)] == [0, 1]
    copies = [one.copy for one in lookup.known(any_desk, number).prints]
    assert copies == [0, 1, 2]
    newest = history.of_dossier(any_desk, number)[-1]
    assert (newest.kind, newest.facts["prepared"]) == (EventKind.PRINT, one.id)
    assert event_words(newest)[0] == f"In giấy tờ: {NAME}, {MOVED} (viết hộ)"


# --- whose it is ----------------------------------------------------------------------------------


def test_it_does_not_become_the_paper_of_somebody_else(any_desk):
    one, _ = written(any_desk)
    other = a_person(full_name="Bùi Thanh Toàn", personal_id="087096610926")
    reception = prepared.as_reception(any_desk, one.id)
    taken = replace(reception, applicant=other, filled_from=FilledFrom.TYPED)
    number = linked.receive(any_desk, taken).lead.dossier.dossier_no
    assert files(any_desk, number) == []
    again, _ = written(any_desk)
    rewritten = prepared.prepare(
        any_desk, replace(a_wish(any_desk, CHILD, prepared=again.id), applicant=other)
    )
    assert files(any_desk, prepared.receive(any_desk, rewritten.id).lead.dossier.dossier_no) == []


def test_one_that_is_never_received_is_in_no_dossier(any_desk):
    one, _ = written(any_desk)
    other, _ = written(any_desk)
    prepared.close(any_desk, one.id, "Không nộp nữa")
    assert len(files(any_desk, received(any_desk, other))) == 1


def test_what_is_kept_of_its_print_names_nobody(any_desk):
    one, _ = written(any_desk)
    row = any_desk.database.engine.execute_sql("SELECT * FROM prepared_print").fetchone()
    said = " ".join(map(str, row))
    for text in (a_person().full_name, a_person().personal_id, *CHILD.values()):
        assert text not in said.replace(any_desk.officer.full_name, "")
    assert prepared.get(any_desk, one.id).prints == 1


def test_whoever_asks_is_told_what_was_printed_for_them(any_desk):
    written(any_desk)
    linked.receive(any_desk, a_reception())
    key = citizens.key_of(any_desk, a_person().personal_id)
    (one,) = kept_of_person.gather(any_desk, key).prepared
    assert [(each.kind, each.name) for each in one.prints] == [("form:birth", NAME)]


def test_what_was_received_by_mistake_and_again_is_in_both(any_desk):
    one, (paper,) = written(any_desk)
    wrong = received(any_desk, one)
    cancelling.cancel(any_desk, wrong, note="Nhận nhầm")
    right = received(any_desk, one)
    assert files(any_desk, wrong) == files(any_desk, right) == [paper.paper.file]
    assert told(any_desk, wrong) == [("form:birth", 0, Worth.CANCELLED)]
    assert told(any_desk, right) == [("form:birth", 0, Worth.HOLDS)]


# --- without a declaration in the dossier ---------------------------------------------------------


def test_whoever_brings_the_printed_one_along_has_it_in_the_dossier(any_desk):
    one, _ = written(any_desk)
    number = received(any_desk, one, is_declared=False)
    (row,) = printed_papers.of_sheet(lookup.known(any_desk, number))
    assert (row.name, row.worth) == (NAME, Worth.HOLDS)


def test_a_letter_goes_with_the_dossier_for_which_it_was_taken_up(any_desk):
    one = prepared.prepare(any_desk, a_letter(any_desk, UNDERTAKING))
    (paper,) = declarations.print_prepared(any_desk, one.id)
    number = received(any_desk, one, procedure_code=BIRTH, forms=(), is_declared=False)
    (row,) = printed_papers.of_sheet(lookup.known(any_desk, number))
    assert (row.name, row.file) == ("Giấy cam kết", paper.paper.file)


def test_what_was_written_for_another_procedure_stays_behind(any_desk):
    one, _ = written(any_desk)
    number = received(any_desk, one, procedure_code=MARITAL_STATUS, is_declared=False)
    assert files(any_desk, number) == []


def test_what_is_solved_at_once_has_it_too(any_desk):
    one, (paper,) = written(any_desk)
    reception = prepared.as_reception(any_desk, one.id)
    done = linked.receive(any_desk, reception, is_at_once=True)
    assert files(any_desk, done.lead.dossier.dossier_no) == [paper.paper.file]


def test_the_page_receives_it_like_the_command(any_desk):
    """The texts that the page shows and gives back make the same of it."""
    one, _ = written(any_desk)
    texts = {**one.texts, "prepared": str(one.id)}
    number = linked.receive(any_desk, checked_reception(any_desk, texts)).lead.dossier.dossier_no
    assert told(any_desk, number) == [("form:birth", 0, Worth.HOLDS)]
