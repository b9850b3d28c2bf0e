"""What was entered for declarations: one place, several, a table; with where it came from."""

from commune_desk.domain.reception.answers import Answers, answer_texts, answers_in
from commune_desk.domain.reception.prefill import TextSource

CARD, EARLIER = TextSource.CARD, TextSource.EARLIER

SCANNED = Answers({"mother.full_name": "Lê Thị Na", "note": "x"}, {"mother.full_name": CARD})


def test_what_is_typed_over_a_scanned_text_is_no_longer_of_the_card():
    typed = SCANNED.with_more(Answers({"mother.full_name": "Lê Thị Nga"}))

    assert typed == Answers({"mother.full_name": "Lê Thị Nga", "note": "x"})


def test_further_answers_count_first_and_reasons_stay():
    doubted = SCANNED.with_reason("note", "đã xem giấy")
    more = doubted.with_more(Answers({"note": "y"}, {"note": EARLIER}))

    assert more.texts == {"mother.full_name": "Lê Thị Na", "note": "y"}
    assert more.sources == {"mother.full_name": CARD, "note": EARLIER}
    assert more.reasons == {"note": "đã xem giấy"}


def test_one_place_is_as_it_was_before_the_others_stay():
    typed = SCANNED.with_more(Answers({"mother.full_name": "079", "note": "mới"}))

    assert typed.as_before("mother.full_name", SCANNED) == Answers(
        {"mother.full_name": "Lê Thị Na", "note": "mới"}, {"mother.full_name": CARD}
    )
    assert "note" not in typed.as_before("note", Answers()).texts


def test_rows_take_the_place_of_those_that_were_and_keep_the_source_of_what_did_not_change():
    was = Answers(
        {"members": "2", "members.1.full_name": "An", "members.2.full_name": "Bảo", "note": "x"},
        {"members.1.full_name": CARD, "members.2.full_name": CARD, "note": EARLIER},
    )
    rows = Answers({"members": "1", "members.1.full_name": "Bảo"})

    assert was.with_rows("members", rows) == Answers(
        {"members": "1", "members.1.full_name": "Bảo", "note": "x"}, {"note": EARLIER}
    )
    same = Answers({"members": "1", "members.1.full_name": "An"})
    assert was.with_rows("members", same).sources == {"members.1.full_name": CARD, "note": EARLIER}


def test_they_travel_in_the_texts_of_a_reception():
    whole = SCANNED.with_reason("note", "đã xem giấy")

    assert answers_in(answer_texts(whole)) == whole
    assert answers_in({"form_from.note": "hearsay", "form_why.note": " "}) == Answers()
