"""The project makes its key once and its packs with it; the program takes these and no others."""

import stat

import pytest

from commune_desk.domain.upkeep.update_errors import UpdateForeign
from commune_desk.files.upkeep import update_packs
from commune_desk.services.upkeep import updates
from installer import update_pack


@pytest.fixture
def key(tmp_path, monkeypatch):
    """A key of the project's own, whose public half the program knows."""
    public, secret = tmp_path / "update-key.txt", tmp_path / "bí mật.txt"
    monkeypatch.setattr(update_pack, "PUBLIC", public)
    monkeypatch.setattr(update_packs, "project_key", lambda: public.read_text().strip())
    update_pack.new_key(secret)
    return secret


@pytest.fixture
def installer(tmp_path):
    made = tmp_path / "commune-desk-0.2.0-setup.exe"
    made.write_bytes(b"MZ")
    return made


def test_a_pack_of_the_project_is_taken(key, installer, monkeypatch):
    monkeypatch.setattr(update_pack, "notes_of", lambda version: f"Mới trong {version}.")
    made = update_pack.make(key, installer=installer, version="0.2.0")
    found = updates.look(made.path)
    assert (found.version, found.notes) == ("0.2.0", "Mới trong 0.2.0.")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_a_key_is_never_written_over_and_another_makes_no_pack(key, installer, tmp_path):
    with pytest.raises(FileExistsError):
        update_pack.new_key(key)
    other = tmp_path / "khác.txt"
    other.write_text("11" * 32)
    with pytest.raises(ValueError, match="not the key"):
        update_pack.make(other, installer=installer, version="0.1.0")


def test_before_there_is_a_key_no_pack_is_taken(key, installer):
    made = update_pack.make(key, installer=installer, version="0.1.0")
    with pytest.raises(UpdateForeign):
        updates.look(made.path, key="", installed="0.0.1")


def test_what_is_new_is_told_of_one_version_only():
    history = "# Thay đổi\n\n## 0.2.0 – 2026\n\n### Mới\n\n- **Nhanh:** hơn.\n\n## 0.1.0\n\n- Cũ.\n"
    assert update_pack.notes_of("0.2.0", history) == "Mới\n\n- Nhanh: hơn."
    with pytest.raises(ValueError, match=r"0\.3\.0"):
        update_pack.notes_of("0.3.0", history)


def test_the_file_of_the_key_holds_a_key_or_says_that_there_is_none():
    said = update_pack.PUBLIC.read_text("ascii").strip()
    assert update_packs.project_key() == (said if len(said) == 64 else "")
