"""The next version of a bundle says another number, has a further step, and proves itself."""

import hashlib
import json
import marshal
import struct
import zlib

import pytest

from commune_desk import __version__
from installer import next_version


def an_archive(**sources):
    """An archive as PyInstaller lays one out, of modules by their names."""
    body, listed = b"", []
    for name, source in sources.items():
        packed = zlib.compress(marshal.dumps(compile(source, name, "exec")))
        listed.append((name, (1, 17 + len(body), len(packed))))
        body += packed
    head = b"PYZ\0" + b"\xa7\r\r\n" + struct.pack("!i", 17 + len(body)) + bytes(5)
    return head + body + marshal.dumps(listed)


def said_by(archive, name):
    """What a module of an archive sets."""
    [begins] = struct.unpack("!i", archive[8:12])
    _kind, at, length = dict(marshal.loads(archive[begins:]))[name]
    told: dict[str, object] = {}
    exec(marshal.loads(zlib.decompress(archive[at : at + length])), told)
    return told


@pytest.fixture
def bundles(tmp_path):
    """A bundle and a copy of it whose files are links to the first."""
    archive = an_archive(commune_desk=f"__version__ = '{__version__}'", other="a = 1")
    listed = {"name": next_version.ARCHIVE, "hashes": [{"content": "old"}]}
    kinds = {
        next_version.ARCHIVE: archive,
        next_version.BILL: json.dumps({"components": [{"components": [listed]}]}).encode(),
        f"{next_version.STEPS}/0026_x.py": b"",
    }
    first, second = tmp_path / "first", tmp_path / "second"
    for name, content in kinds.items():
        for folder in (first, second):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (first / name).write_bytes(content)
        (second / name).hardlink_to(first / name)
    return first, second


def test_the_next_version_is_another_program_and_leaves_this_one_alone(bundles):
    first, second = bundles
    next_version.raise_version(second, "7.8.9")
    archive = (second / next_version.ARCHIVE).read_bytes()
    assert said_by(archive, "commune_desk")["__version__"] == "7.8.9"
    assert said_by(archive, "other")["a"] == 1
    [component] = json.loads((second / next_version.BILL).read_text())["components"]
    digest = component["components"][0]["hashes"][0]["content"]
    assert digest == hashlib.sha256(archive).hexdigest()
    steps = sorted(path.name for path in (second / next_version.STEPS).iterdir())
    assert steps == ["0026_x.py", "0027_of_next_version.py"]
    before = (first / next_version.ARCHIVE).read_bytes()
    assert said_by(before, "commune_desk")["__version__"] == __version__
    assert len(list((first / next_version.STEPS).iterdir())) == 1


def test_what_is_no_archive_is_said():
    with pytest.raises(ValueError, match="no archive"):
        next_version.with_version(b"PK", "1")
