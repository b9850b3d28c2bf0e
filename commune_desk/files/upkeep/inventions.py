"""What practice is made of, as it ships: `resources/practice/invented.json`."""

from dataclasses import dataclass
from pathlib import Path

from commune_desk.files.parsing import read_json
from commune_desk.files.strict import Place, read

_FOR_PEOPLE = ("source", "legal_basis", "date")
"""Keys of the file that say where it comes from."""


@dataclass(frozen=True, slots=True)
class Inventions:
    """Names, places and reasons that nobody's own are meant to be."""

    family_names: tuple[str, ...]
    men: tuple[str, ...]
    women: tuple[str, ...]
    hamlets: tuple[str, ...]
    places: tuple[str, ...]
    late_reasons: tuple[str, ...]


def read_inventions(path: Path) -> Inventions:
    """The inventions of a file.

    Raises:
        FileMissing, NotJson, WrongField: as for every file that ships.
    """
    content = read_json(path)
    made_of = {key: texts for key, texts in content.items() if key not in _FOR_PEOPLE}
    return read(Inventions, made_of, Place(path.name))
