"""An installed copy is compared with the list that was packed with it."""

import hashlib
import json

import pytest

from commune_desk.files.upkeep.installed import damaged


@pytest.fixture
def resources(tmp_path):
    """A bundle with one file, and the list of it."""
    inside = tmp_path / "Một cửa" / "_internal"
    (inside / "resources").mkdir(parents=True)
    (inside / "resources" / "law.toml").write_bytes(b"law")
    digest = hashlib.sha256(b"law").hexdigest()
    file = {
        "type": "file",
        "name": "_internal/resources/law.toml",
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }
    components = [{"type": "library", "name": "ours", "components": [file]}, {"name": "Python"}]
    (inside / "bom.cdx.json").write_text(json.dumps({"components": components}))
    return inside / "resources"


def test_a_whole_copy_is_whole(resources):
    assert damaged(resources) == ((), 1)


def test_a_changed_file_is_named(resources):
    (resources / "law.toml").write_bytes(b"another law")
    assert damaged(resources) == (("_internal/resources/law.toml",), 1)


def test_a_missing_file_is_named(resources):
    (resources / "law.toml").unlink()
    assert damaged(resources) == (("_internal/resources/law.toml",), 1)


def test_source_has_no_list(tmp_path):
    assert damaged(tmp_path / "resources") == ((), 0)
