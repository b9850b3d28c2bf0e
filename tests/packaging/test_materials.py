"""The bill of materials: every file has a licence, and none binds the whole to the GPL."""

import hashlib
import json
import re
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.licenses import InvalidLicenseExpression
from packaging.utils import canonicalize_name

from commune_desk.files.upkeep import installed
from installer import materials
from installer.materials import (
    ForbiddenLicence,
    Origins,
    UnknownMaterial,
    bill,
    check_licence,
    cyclonedx,
    notice,
    read_table,
    write_papers,
)
from tests.house.source import ROOT

TEXTS = ROOT / "resources" / "licences"
# In bundle.lock to make the bundle with, or read by nothing that is in it.
TOOLS = {"altgraph", "pefile", "pycparser", "pywin32-ctypes"}
STOOD_IN_FOR = {"pillow"}
"""What others want to be there, and of which nothing is in the bundle: see `stand_ins`."""


@pytest.fixture
def bundle(tmp_path):
    """A bundle in small: an executable, a file of ours, one of a package, one of Python."""
    files = {
        "commune-desk": b"a program",
        "_internal/resources/law/x.toml": b"ours",
        "_internal/peewee.py": b"a package's",
        "_internal/python3.11/lib-dynload/_json.so": b"Python's",
        "_internal/PySide6/Qt/lib/libQt6Core.so.6": b"Qt's",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.fixture
def origins():
    """Where the files of that bundle came from."""
    import json as library

    import peewee

    return Origins(
        files={
            "resources/law/x.toml": str(ROOT / "resources" / "law" / "x.toml"),
            "peewee.py": str(peewee.__file__),
        },
        modules={"json": str(library.__file__), "commune_desk": str(ROOT / "commune_desk/x.py")},
        distributions=tuple(distributions()),
        own=ROOT,
        library=Path(str(library.__file__)).parents[1],
    )


def test_every_file_and_module_has_a_component_and_a_licence(bundle, origins):
    made = {part.name: part for part in bill(bundle, origins, read_table())}
    assert set(made) == {"Commune Desk", "Python", "Qt", "peewee", "pyinstaller"}
    assert made["peewee"].version
    assert made["peewee"].purl == f"pkg:pypi/peewee@{made['peewee'].version}"
    assert made["Python"].modules == ["json"]
    assert all(part.licence for part in made.values())
    digest = hashlib.sha256(b"a package's").hexdigest()
    assert made["peewee"].files == {"_internal/peewee.py": digest}


def test_the_bill_is_cyclonedx_with_each_file_and_its_digest(bundle, origins):
    document = json.loads(cyclonedx(bill(bundle, origins, read_table())))
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.6")
    listed = {
        file["name"] for part in document["components"] for file in part.get("components", ())
    }
    there = {path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()}
    assert listed == there
    qt = next(part for part in document["components"] if part["name"] == "Qt")
    assert qt["licenses"] == [{"expression": "LGPL-3.0-only"}]
    assert re.fullmatch(r"[0-9a-f]{64}", qt["components"][0]["hashes"][0]["content"])


def test_the_bill_of_a_finished_bundle_names_every_file_but_itself(bundle, origins):
    (bundle / "_internal" / "licences").mkdir()
    write_papers(bundle, origins)
    there = {path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()}
    broken, compared = installed.damaged(bundle / "_internal" / "resources")
    assert (broken, compared) == ((), len(there) - 1)
    assert "_internal/licences/NOTICE.txt" in there


def test_a_file_that_nobody_knows_stops_the_bundle(bundle, origins):
    (bundle / "_internal" / "libmystery.so").write_bytes(b"?")
    with pytest.raises(UnknownMaterial, match=r"libmystery\.so"):
        bill(bundle, origins, read_table())


def test_a_module_that_nobody_knows_stops_the_bundle(bundle, origins):
    origins.modules["mystery"] = "/elsewhere/mystery.py"
    with pytest.raises(UnknownMaterial, match="mystery"):
        bill(bundle, origins, read_table())


def test_a_package_that_came_under_the_gpl_stops_the_bundle(bundle, origins):
    table = read_table()
    table["distributions"]["peewee"] = "GPL-3.0-or-later"
    with pytest.raises(ForbiddenLicence, match="peewee: GPL"):
        bill(bundle, origins, table)


@pytest.mark.parametrize(
    ("expression", "is_free"),
    [
        ("MIT", True),
        ("LGPL-3.0-only", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("GPL-2.0-or-later WITH Bootloader-exception", True),
        ("LGPL-3.0-only OR GPL-2.0-only", True),
        ("MIT AND GPL-2.0-only", False),
        ("(MIT OR GPL-2.0-only) AND BSD-3-Clause", True),
        ("MIT AND (GPL-2.0-only OR GPL-3.0-only)", False),
    ],
)
def test_what_only_the_gpl_allows_is_not_free(expression, is_free):
    assert materials.is_free(expression) is is_free


def test_a_licence_is_written_as_spdx_has_it():
    with pytest.raises(InvalidLicenseExpression):
        check_licence("peewee", "the usual terms")


def test_every_licence_of_the_table_is_free():
    table = read_table()
    named = [*table["distributions"].items()]
    named += [(part["name"], part["licence"]) for part in table["part"]]
    assert [check_licence(name, licence) for name, licence in named]


def test_every_package_of_the_lock_is_in_the_table():
    lock = (ROOT / "bundle.lock").read_text("utf-8")
    locked = {canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    assert locked - TOOLS - STOOD_IN_FOR == read_table()["distributions"].keys()


def test_every_package_brings_the_text_of_its_licence():
    table = read_table()
    without = {
        each.name
        for each in materials.shipped_distributions()
        if not (materials.licence_files(each) or table["texts"].get(canonicalize_name(each.name)))
    }
    assert without == set()


def test_every_text_that_the_table_names_is_there():
    table = read_table()
    named = [part["text"] for part in table["part"] if "text" in part]
    assert [
        text for text in [*named, *table["texts"].values()] if not (TEXTS / text).is_file()
    ] == []


def test_the_notice_offers_the_source_of_the_lgpl_parts(bundle, origins):
    said = notice(bill(bundle, origins, read_table()))
    assert "Qt: LGPL-3.0-only" in said
    assert "source" in said
