"""What the upkeep remembers: written and read back, in the words of earlier versions too."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.files.upkeep import upkeep_notes
from commune_desk.files.upkeep.upkeep_notes import Notes, PlaceNote

NOW = datetime(2026, 10, 1, 9, 35, tzinfo=OFFICE_ZONE)


def test_what_is_written_is_read_again(tmp_path: Path):
    notes = Notes(
        places={"USB": PlaceNote(NOW, "StickMissing")}, shrunk={"dossier": (9, 8)}, checked_at=NOW
    )
    upkeep_notes.write(tmp_path / "notes", notes)
    assert upkeep_notes.read(tmp_path / "notes") == notes


def test_an_earlier_version_wrote_an_empty_text_for_no_moment(tmp_path: Path):
    place = {"at": "", "refused": "StickMissing"}
    said = {"places": {"USB": place}, "shrunk": {}, "checked_at": "", "verified_at": ""}
    (tmp_path / "notes").write_text(json.dumps({**said, "rehearsed_at": NOW.isoformat()}))
    read = upkeep_notes.read(tmp_path / "notes")
    assert read == Notes(places={"USB": PlaceNote(None, "StickMissing")}, rehearsed_at=NOW)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"places": {}, "shrunk": {}, "other": 1}'])
def test_damaged_notes_are_empty_ones(tmp_path: Path, content: str):
    (tmp_path / "notes").write_text(content)
    assert upkeep_notes.read(tmp_path / "notes") == Notes()
