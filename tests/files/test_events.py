import json
from datetime import date

import pytest

from commune_desk.domain.applicant import FilledFrom, Organisation
from commune_desk.domain.dossier import Action, ReturnBy
from commune_desk.domain.errors import CardUnreadable, NotJson, UserError, WrongField, WrongLength
from commune_desk.domain.identifiers.card_reading import WarningCode
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.domain.procedure import Channel
from commune_desk.domain.rating import RatingLevel
from commune_desk.files import events
from tests.factories import moment

CARD = "087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
MANGLED = CARD.replace("BÙI THANH TOÀN", "Buafi Thanh Toafn")
AT = "2026-10-02T09:35:24+07:00"


def reception(**changes):
    """A reception read from its JSON document."""
    document = {"procedure": "1.001612", "applicant": {"card": CARD}} | changes
    return events.read_reception(json.dumps(document), "hồ sơ.json")


def event(**fields):
    """An event read from one line of a file."""
    document = {"at": AT, "ref": "d1", **fields}
    return events.read_line(json.dumps(document), "tháng.jsonl", 7).what


def test_a_document_has_the_defaults_of_the_counter():
    read = reception()
    assert (read.channel, read.return_by, read.papers, read.at) == (
        Channel.COUNTER, ReturnBy.COUNTER, None, None,
    )  # fmt: skip
    assert (read.applicant.full_name, read.filled_from) == ("Bùi Thanh Toàn", FilledFrom.CARD)


def test_null_is_the_same_as_left_out():
    assert reception(model=None, delegate=None, external_no=None, papers=None) == reception()


def test_everything_of_the_contract_is_read():
    read = reception(
        do="receive", ref="d0050", at=AT, channel="online", model="ngày không viết",
        phone="0923993287", delegate={"full_name": "Lê Văn Thay"}, return_by="post",
        papers=[{"paper": "Tờ khai", "originals": 1}], form={"x": 1}, external_no="H20-1",
    )  # fmt: skip
    assert read.at == moment("2026-10-02 09:35:24")
    assert (read.channel, read.return_by, read.applicant.phone) == (
        Channel.ONLINE, ReturnBy.POST, "0923993287",
    )  # fmt: skip
    assert read.papers is not None
    assert (read.papers[0].originals, read.papers[0].copies) == (1, 0)
    assert read.delegate is not None
    assert (read.delegate.full_name, read.external_no, read.form) == (
        "Lê Văn Thay",
        "H20-1",
        {"x": 1},
    )


def test_a_person_may_be_typed():
    typed = {"full_name": "Lê Thị Hoa", "personal_id": "087190000011", "born_on": "1990-02-28"}
    read = reception(applicant={**typed, "sex": "Nữ"})
    assert read.filled_from is FilledFrom.TYPED
    assert (read.applicant.born_on, read.applicant.sex) == (date(1990, 2, 28), Sex.FEMALE)


def test_an_organisation_names_who_acts_for_it():
    organisation = {"organisation": "Hợp tác xã Sen", "tax_code": "1400123455"}
    read = reception(applicant={**organisation, "representative": {"card": CARD}})
    assert isinstance(read.applicant, Organisation)
    assert read.applicant.representative is not None
    assert read.applicant.representative.personal_id == "087096610926"


def test_decomposed_marks_are_composed():
    read = reception(applicant={"full_name": "Bu\u0300i Thanh Toa\u0300n"})
    assert read.applicant.full_name == "Bùi Thanh Toàn"


def test_what_is_no_sign_of_any_writing_is_left_out():
    assert reception(applicant={"full_name": "Lê\0 Hoa"}).applicant.full_name == "Lê Hoa"


def test_what_the_card_left_in_doubt_stays_a_warning():
    codes = [warning.code for warning in reception(applicant={"card": MANGLED}).warnings]
    assert codes == [WarningCode.NAME_DOUBTFUL]
    assert reception().warnings == ()


def test_a_name_typed_beside_a_damaged_card_is_a_name_that_was_compared():
    read = reception(applicant={"card": MANGLED, "full_name": "Bùi Thanh Toàn"})
    assert (read.applicant.full_name, read.warnings) == ("Bùi Thanh Toàn", ())
    assert (read.applicant.personal_id, read.filled_from) == ("087096610926", FilledFrom.CARD)


def test_the_other_verbs_are_read():
    step = event(do="step", action="apologise", note="Chờ", until="2026-10-09T17:00")
    assert (step.action, step.until) == (Action.APOLOGISE, moment("2026-10-09 17:00"))
    assert event(do="return").action is Action.RETURN
    assert event(do="rate", level="satisfied").level is RatingLevel.SATISFIED


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"procedure": None}, "procedure"),
        ({"procedure": 7}, "procedure"),
        ({"procedur": "1.001612"}, "procedur"),
        ({"applicant": None}, "applicant"),
        ({"applicant": "Bùi Thanh Toàn"}, "applicant"),
        ({"applicant": {}}, "applicant.full_name"),
        ({"applicant": {"full_name": "Lê Hoa", "born_on": "28/02/1990"}}, "applicant.born_on"),
        ({"applicant": {"full_name": "Lê Hoa", "born_on": "1990-02-30"}}, "applicant.born_on"),
        ({"applicant": {"full_name": "Lê Hoa", "sex": "?"}}, "applicant.sex"),
        ({"applicant": {"full_name": "Lê Hoa", "age": 5}}, "applicant.age"),
        ({"applicant": {"organisation": "Sen"}}, "applicant.representative"),
        ({"channel": "fax"}, "channel"),
        ({"return_by": "drone"}, "return_by"),
        ({"at": "hôm qua"}, "at"),
        ({"do": "step"}, "do"),
        ({"papers": {}}, "papers"),
        ({"papers": [{"paper": "Tờ khai", "originals": -1}]}, "papers.1.originals"),
        ({"papers": [{"paper": "Tờ khai", "originals": "1"}]}, "papers.1.originals"),
        ({"form": []}, "form"),
    ],
)
def test_what_is_not_understood_is_refused_by_its_name(changes, field):
    with pytest.raises(WrongField) as refusal:
        reception(**changes)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("applicant", "refusal"),
    [
        ({"full_name": "Lê Hoa", "personal_id": "08709661092"}, WrongLength),
        ({"full_name": "Lê Hoa", "personal_id": "08709661092x"}, UserError),
        ({"full_name": "Lê Hoa", "personal_id": "0870966109261"}, WrongLength),
        ({"card": "Nguyễn Văn An"}, CardUnreadable),
        ({"card": "08709661092|x"}, CardUnreadable),
    ],
)
def test_a_person_nobody_can_be_told_by_is_refused(applicant, refusal):
    with pytest.raises(refusal):
        reception(applicant=applicant)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        '"x"',
        "{",
        "{'a': 1}",
        '{"a": 1}}',
        "[" * 100_000,
        "1" * 5000,
        '{"a": "\\ud800"}',
    ],
)
def test_what_is_not_one_json_object_is_refused(text):
    with pytest.raises(NotJson):
        events.read_reception(text, "hồ sơ.json")


@pytest.mark.parametrize(
    "fields",
    [{"do": "fly"}, {"do": "step"}, {"do": "step", "action": "fly"}, {"do": "rate", "level": "5"},
     {"do": "return", "ref": ""}, {"do": "return", "at": 5}, {"do": "return", "note": "thêm"}],
)  # fmt: skip
def test_a_line_says_which_field_of_it_is_wrong(fields):
    with pytest.raises(WrongField) as refusal:
        event(**fields)
    assert (refusal.value.source, refusal.value.line) == ("tháng.jsonl", 7)
