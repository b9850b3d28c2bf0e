import json

import pytest

from commune_desk.domain.desk.steps import Action
from commune_desk.domain.errors import UserError
from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.domain.identifiers.errors import CardUnreadable, WrongLength
from commune_desk.domain.input_errors import NotJson, UnknownField, WrongField
from commune_desk.files.desk import events
from tests.factories import moment

CARD = "087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
AT = "2026-10-02T09:35:24+07:00"


def reception(**changes):
    """A reception read from its JSON document."""
    document = {"procedure": "1.001612", "applicant": {"card": CARD}} | changes
    return events.read_reception(json.dumps(document), "hồ sơ.json")


def event(**fields):
    """An event read from one line of a file."""
    document = {"at": AT, "ref": "d1", **fields}
    return events.read_line(json.dumps(document), "tháng.jsonl", 7).what


def test_a_reception_is_laid_flat_into_the_texts_of_its_form():
    applicant = {
        "organisation": "Hợp tác xã Sen", "address": "Ấp 1", "representative": {"card": CARD},
    }  # fmt: skip
    said = reception(
        applicant=applicant, phone="0277 3111 222", delegate={"full_name": "Lê Văn Thay"},
        papers=[{"paper": "Tờ khai", "originals": 1}], at=AT,
        form={"child": {"full_name": "Võ Gia Hân"}, "copies.count": 2, "members": [{"sex": "Nữ"}]},
        overruled={"child.born_on": "Đi làm xa"},
    )  # fmt: skip
    assert said.texts == {
        "procedure": "1.001612",
        "applicant_kind": "organisation",
        "organisation.name": "Hợp tác xã Sen",
        "organisation.address": "Ấp 1",
        "organisation.phone": "0277 3111 222",
        "applicant.card": CARD,
        "has_delegate": "true",
        "delegate.full_name": "Lê Văn Thay",
        "papers": "1",
        "papers.1.paper": "Tờ khai",
        "papers.1.originals": "1",
        "declared": "true",
        "form.child.full_name": "Võ Gia Hân",
        "form.copies.count": "2",
        "form.members": "1",
        "form.members.1.sex": "Nữ",
        "form_why.child.born_on": "Đi làm xa",
    }
    assert said.at == moment("2026-10-02 09:35:24")


def test_null_is_the_same_as_left_out():
    assert reception(model=None, delegate=None, external_no=None, papers=None) == reception()


def test_a_list_of_no_papers_is_something_else_than_none():
    assert reception(papers=[]).texts["papers"] == "0"
    assert "papers" not in reception().texts


def test_every_key_of_a_reception_is_named_in_the_refusal_of_another():
    with pytest.raises(UnknownField) as refusal:
        reception(procedur="1.001612")
    assert {"applicant", "procedure", "channel", "papers"} <= set(refusal.value.expected)
    with pytest.raises(UnknownField) as refusal:
        reception(applicant={"organisation": "Sen", "representative": {}, "name": "Sen"})
    assert refusal.value.field == "applicant.name"
    assert "organisation" in refusal.value.expected


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
        (
            {
                "applicant": {
                    "organisation": "Sen",
                    "representative": {"full_name": "Lê", "sex": "?"},
                }
            },
            "applicant.representative.sex",
        ),
        ({"applicant": {"card": 5}}, "applicant.card"),
        ({"delegate": {"full_name": "Lê", "sex": "?"}}, "delegate.sex"),
        ({"papers": ["Tờ khai"]}, "papers.1"),
        ({"papers": [{"originals": 1}]}, "papers.1.paper"),
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
