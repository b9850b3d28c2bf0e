"""What is kept of a joining reads back as it was written, with a key that is not to be read."""

from commune_desk.files.office import joining_note
from commune_desk.files.office.joining_note import JoiningNote
from commune_desk.paths import DataFolder

KEY = "00ff" * 16


def test_a_note_reads_back(tmp_path):
    folder = DataFolder(tmp_path)
    note = JoiningNote(812, {"database_url": "postgresql://máy-chủ/một-cửa"})
    joining_note.write(folder, note)
    assert joining_note.read(folder) == note


def test_its_key_stands_there_sealed(tmp_path):
    folder = DataFolder(tmp_path)
    sealed = joining_note.sealed_key(folder, KEY)
    note = JoiningNote(812, {}, sealed, {"wrapped": "abc"})
    joining_note.write(folder, note)
    assert KEY not in folder.joining.read_text("utf-8")
    assert joining_note.read(folder) == note
    assert joining_note.opened_key(folder, note) == bytes.fromhex(KEY)
