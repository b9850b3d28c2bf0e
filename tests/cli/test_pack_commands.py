"""A pack on the command line: looked at, accepted, made, taken back."""

from dataclasses import replace
from pathlib import Path

import pytest

from commune_desk.ciphers.signatures import public_key
from commune_desk.files.papers.packs import packed
from commune_desk.services.papers import pack_plans, packs

PROJECT, STRANGER = bytes(range(32)), bytes(range(1, 33))
YEAR = 2027
LATER = """
source = "Nghị định 9/2027/NĐ-CP"
stated_on = "2027-01-15"

[[version]]
since = "2025-07-01"
legal_basis = "khoản 5 Điều 19 Nghị định 118/2025/NĐ-CP"
answer_days = 15
ask_within_working_days = 3

[[version]]
since = "2027-03-01"
legal_basis = "khoản 5 Điều 21 Nghị định 9/2027/NĐ-CP"
answer_days = 10
ask_within_working_days = 2
"""


@pytest.fixture
def made(run, sqlite_folder, tmp_path):
    """A pack of this office with a form and the days of a year."""
    parts = ("--forms", "birth", "--years", YEAR)
    said = run("pack", "make", "Mẫu của tỉnh 2027", *parts, "--to", tmp_path)
    return Path(said.document["file"])


@pytest.fixture
def foreign(made, tmp_path):
    """The same of another office, with a form that was changed."""
    pack = packs.read(made)
    text = pack.forms["birth"].replace("Quê quán", "Quê quán (mới)", 1)
    file = tmp_path / "gói lạ.goimau"
    file.write_bytes(packed(replace(pack, forms={"birth": text}), STRANGER))
    return file


def test_a_pack_is_made_under_a_name_that_every_system_takes(made):
    assert made.name == "mau-cua-tinh-2027.goimau"


def test_looking_says_what_would_change_and_writes_nothing(run, tell, foreign):
    looked = run("pack", "look", foreign).document
    assert looked["forms"] == {"birth": "changed"}
    assert set(looked["days"].values()) == {"same"}
    assert (looked["is_known"], looked["is_of_project"]) == (False, False)
    assert "Quê quán (mới)" in tell("pack", "look", foreign).out
    assert run("pack", "look", foreign).document == looked


def test_a_stranger_is_accepted_by_the_fingerprint_alone(run, tell, foreign):
    refused = run("pack", "accept", foreign).error
    assert refused["type"] == "PackMakerUnknown"
    wrong = run("pack", "accept", foreign, "--maker", "AAAA BBBB")
    assert wrong.error["type"] == "PackMakerUnknown"
    said = tell("pack", "accept", foreign, "--maker", refused["fingerprint"].lower())
    assert (said.code, "1 phần mới hoặc thay đổi" in said.out) == (0, True)
    assert run("pack", "accept", foreign).error["type"] == "PackBringsNothing"
    assert run("pack", "back", "Mẫu của tỉnh 2027").document == {"forms": ["birth"]}


def test_law_of_the_project_is_accepted(run, made, tmp_path, monkeypatch):
    monkeypatch.setattr(pack_plans, "project_key", lambda: public_key(PROJECT))
    law = replace(packs.read(made), forms={}, days=(), law={"supplements": LATER})
    file = tmp_path / "quy định.goimau"
    file.write_bytes(packed(law, PROJECT))
    said = run("pack", "accept", file).document
    assert (said["law"], said["is_of_project"]) == ({"supplements": "changed"}, True)
    assert said["lines"]["supplements"][0].startswith("+ 01/03/2027: ")


@pytest.mark.parametrize(("content", "refused"), [(b"", "FileMissing"), (b"PK", "PackDamaged")])
def test_what_is_no_pack_is_refused(run, sqlite_folder, tmp_path, content, refused):
    file = tmp_path / "x.goimau"
    if content:
        file.write_bytes(content)
    for verb in ("look", "accept"):
        assert run("pack", verb, file).error["type"] == refused


def test_a_pack_goes_somewhere(run, sqlite_folder):
    assert run("pack", "make", "Mẫu", "--forms", "birth").error["type"] == "WrongField"
