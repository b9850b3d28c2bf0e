"""The bill of materials (CycloneDX) of a bundle, made from the finished folder itself.

Every file of the bundle, and every module in its archive, belongs to a component with a licence of
`licences.toml`. What belongs to none stops the making of the bundle, and so does a component that
only the GPL allows. The self-test of an installed copy compares its files with the digests here.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from importlib.metadata import Distribution, PackagePath, distributions
from pathlib import Path
from typing import Any

from packaging.licenses import canonicalize_license_expression
from packaging.utils import canonicalize_name

from installer.identity import PRODUCT, VERSION

TABLE = Path(__file__).with_name("licences.toml")
FILE_NAME = "bom.cdx.json"
INSIDE = "_internal/"
TEXTS = ("LICEN", "COPYING", "NOTICE", "AUTHORS")
OURS = "Commune Desk"
PYTHON = "Python"


class UnknownMaterial(Exception):
    """Files of the bundle of which nobody has said whose they are and what they come under."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(
            "\n".join(["no component in installer/licences.toml for:", *sorted(names)])
        )


class ForbiddenLicence(Exception):
    """A component that may not be in the bundle, because it would bind the whole."""


@dataclass(slots=True)
class Component:
    """One part of the bundle by one author, with what there is of it."""

    name: str
    licence: str
    version: str = ""
    text: str = ""
    purl: str = ""
    files: dict[str, str] = field(default_factory=dict)
    """Paths in the bundle with their SHA-256."""
    modules: list[str] = field(default_factory=list)
    """Modules of Python inside the archive of the executables."""


def read_table(path: Path = TABLE) -> dict[str, Any]:
    """The table of licences."""
    return tomllib.loads(path.read_text("utf-8"))


def check_licence(name: str, expression: str) -> str:
    """A licence as SPDX writes it.

    Raises:
        ForbiddenLicence: nothing but the GPL (or the AGPL) allows the part, without an exception.
        packaging.licenses.InvalidLicenseExpression: it is no SPDX expression.
    """
    canonical = str(canonicalize_license_expression(expression))
    if not is_free(canonical):
        raise ForbiddenLicence(f"{name}: {canonical}")
    return canonical


def is_free(expression: str) -> bool:
    """Whether an expression lets us pass the part on without binding the whole to the GPL.

    Of a choice (OR) one free side is enough; of what holds together (AND) every part must be free.
    """
    tokens = expression.replace("(", " ( ").replace(")", " ) ").split()
    value, rest = _either(tokens)
    assert not rest, expression
    return value


def _either(tokens: list[str]) -> tuple[bool, list[str]]:
    value, rest = _together(tokens)
    while rest[:1] == ["OR"]:
        other, rest = _together(rest[1:])
        value = value or other
    return value, rest


def _together(tokens: list[str]) -> tuple[bool, list[str]]:
    value, rest = _one(tokens)
    while rest[:1] == ["AND"]:
        other, rest = _one(rest[1:])
        value = value and other
    return value, rest


def _one(tokens: list[str]) -> tuple[bool, list[str]]:
    if tokens[0] == "(":
        value, rest = _either(tokens[1:])
        return value, rest[1:]
    has_exception = tokens[1:2] == ["WITH"]
    rest = tokens[3:] if has_exception else tokens[1:]
    return has_exception or not tokens[0].startswith(("GPL-", "AGPL-")), rest


@dataclass(frozen=True, slots=True)
class Origins:
    """Where what is in the bundle came from.

    Attributes:
        files: the source of a file, by its place in the bundle.
        modules: the source of a module in the archive, by its name.
        distributions: the packages that were installed where the bundle was made.
        own: the folder of this project.
        library: the folder of Python's own library.
    """

    files: Mapping[str, str]
    modules: Mapping[str, str]
    distributions: Iterable[Distribution]
    own: Path
    library: Path


def shipped_distributions() -> list[Distribution]:
    """The packages that are installed here and have something in the bundle."""
    wanted = read_table()["distributions"]
    return [each for each in distributions() if canonicalize_name(each.name) in wanted]


def licence_files(distribution: Distribution) -> list[PackagePath]:
    """The texts of licences that a package brings along."""
    return [
        file
        for file in distribution.files or ()
        if ".dist-info" in str(file) and file.name.upper().startswith(TEXTS)
    ]


def write_papers(folder: Path, origins: Origins) -> None:
    """Put the notice and the bill of materials into a finished bundle.

    The bill names every file but itself: it cannot know its own digest.

    Raises:
        UnknownMaterial, ForbiddenLicence: the bundle may not be passed on as it is.
    """
    components = bill(folder, origins, read_table())
    told = notice(components).encode()
    place = f"{INSIDE}licences/NOTICE.txt"
    (folder / place).write_bytes(told)
    for part in components:
        if part.name == OURS:
            part.files[place] = hashlib.sha256(told).hexdigest()
    (folder / INSIDE / FILE_NAME).write_text(cyclonedx(components), encoding="utf-8")


def bill(folder: Path, origins: Origins, table: dict[str, Any]) -> list[Component]:
    """Every component of a finished bundle, with its files and modules.

    Raises:
        UnknownMaterial: a file or a module belongs to none.
        ForbiddenLicence: one may not be there.
    """
    sorting = _Sorting(origins, table)
    unknown = []
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        place = path.relative_to(folder).as_posix()
        if (found := sorting.of_file(place)) is None:
            unknown.append(place)
        else:
            found.files[place] = hashlib.sha256(path.read_bytes()).hexdigest()
    for module, source in sorted(origins.modules.items()):
        if (found := sorting.of_source(source)) is None:
            unknown.append(f"{module} ({source})")
        else:
            found.modules.append(module)
    if unknown:
        raise UnknownMaterial(unknown)
    return [each for each in sorting.components.values() if each.files or each.modules]


class _Sorting:
    """Says whose a file is."""

    def __init__(self, origins: Origins, table: dict[str, Any]) -> None:
        self._origins = origins
        self._table = table
        self.components: dict[str, Component] = {}
        self._parts = [(part["files"], self._part(part)) for part in table["part"]]
        self._owners: dict[str, Distribution] = {
            str(Path(str(distribution.locate_file(file))).resolve()): distribution
            for distribution in origins.distributions
            for file in distribution.files or ()
        }

    def of_file(self, place: str) -> Component | None:
        """The component of a file of the bundle; a file beside `_internal` is an executable."""
        name = place.removeprefix(INSIDE)
        if name == place:
            return self._by_name("pyinstaller")
        source = self._origins.files.get(name, "")
        patterns = (made for files, made in self._parts if _fits(name, files))
        # A library of Python's own name in a package is the package's.
        of_package = self.of_source(source) if source and not self._is_foreign(name) else None
        return of_package or next(patterns, None)

    def of_source(self, source: str) -> Component | None:
        """The component of a file of this machine."""
        path = Path(source).resolve()
        if (owner := self._owners.get(str(path))) is not None:
            return self._by_name(canonicalize_name(owner.metadata["Name"]), owner.version)
        if path.is_relative_to(self._origins.own / "build") or path.name.startswith("pyi_rth"):
            return self._by_name("pyinstaller")
        if path.is_relative_to(self._origins.own):
            return self.components[OURS]
        return self.components[PYTHON] if path.is_relative_to(self._origins.library) else None

    def _is_foreign(self, name: str) -> bool:
        """Whether a part other than Python and the program itself claims a file by its name."""
        first = next((made for files, made in self._parts if _fits(name, files)), None)
        return first is not None and first.name not in {OURS, PYTHON}

    def _by_name(self, name: str, version: str = "") -> Component | None:
        licence = self._table["distributions"].get(name)
        if licence is None:
            return None
        if name not in self.components:
            text = self._table["texts"].get(name, "")
            purl = f"pkg:pypi/{name}@{version}" if version else f"pkg:pypi/{name}"
            self.components[name] = Component(
                name, check_licence(name, licence), version, text, purl
            )
        return self.components[name]

    def _part(self, part: dict[str, Any]) -> Component:
        name = part["name"]
        version = part.get("version", VERSION if name == OURS else "")
        made = Component(name, check_licence(name, part["licence"]), version, part.get("text", ""))
        self.components[name] = made
        return made


def _fits(name: str, patterns: Iterable[str]) -> bool:
    lowered = name.lower()
    return any(fnmatchcase(lowered, pattern.lower()) for pattern in patterns)


def cyclonedx(components: Iterable[Component]) -> str:
    """The bill as CycloneDX 1.6 has it: components, and in each its files with their digests."""
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": PRODUCT, "version": VERSION}},
        "components": [_component(each) for each in components],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _component(part: Component) -> dict[str, Any]:
    said: dict[str, Any] = {
        "type": "library",
        "name": part.name,
        **({"version": part.version} if part.version else {}),
        **({"purl": part.purl} if part.purl else {}),
        "licenses": [{"expression": part.licence}],
    }
    if part.files:
        said["components"] = [
            {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}
            for name, digest in part.files.items()
        ]
    if part.modules:
        said["properties"] = [{"name": "modules", "value": " ".join(part.modules)}]
    return said


def notice(components: Iterable[Component]) -> str:
    """What is shipped and under which terms, and where the source of the LGPL parts is."""
    lines = [f"{each.name} {each.version}".strip() + f": {each.licence}" for each in components]
    return "\r\n".join([*NOTICE.splitlines(), "", *sorted(lines, key=str.lower), ""])


NOTICE = """\
Commune Desk – Một cửa cấp xã: các thành phần của chương trình và giấy phép của chúng

Chương trình dùng theo Apache License 2.0 (tệp LICENSE). Thành phần của người khác giữ giấy phép của
họ; toàn văn ở hai thư mục _internal/licences và _internal/resources/licences.

Parts under the LGPL (Qt, PySide6, psycopg, docxtpl, keyutils, libxcrypt) are separate files which
anybody may replace; those written in Python travel as their source. The source of the compiled ones
is offered, for three years from the day you got this program and at the cost of the copy, by
whoever gave it to you; it is also at

    https://download.qt.io/official_releases/
    https://github.com/psycopg/psycopg  https://github.com/elapouya/python-docx-template
    https://people.redhat.com/~dhowells/keyutils/  https://github.com/besser82/libxcrypt

Every file with its digest is listed in _internal/bom.cdx.json (CycloneDX)."""
