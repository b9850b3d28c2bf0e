from datetime import date
from pathlib import Path

import pytest

from commune_desk.domain.input_errors import UnknownField, WrongField
from commune_desk.domain.law.topics import SupplementLaw, in_force
from commune_desk.domain.outside_errors import FileMissing
from commune_desk.files.catalogue.law import read_law
from commune_desk.paths import resources

VERSION = """
[[version]]
since = "{since}"
legal_basis = "khoản 5 Điều 19"
answer_days = {days}
ask_within_working_days = 3
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The law as it ships, to be changed."""
    for path in (resources() / "law").glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def supplements(folder: Path, *versions: str) -> tuple[SupplementLaw, ...]:
    text = 'source = "Luật mẫu"\nstated_on = "2026-11-27"\n' + "".join(versions)
    (folder / "supplements.toml").write_text(text, encoding="utf-8")
    return read_law(folder).supplements


def test_the_law_that_ships_gives_fifteen_days_for_missing_papers():
    law = read_law(resources() / "law")
    assert in_force(law.supplements, date(2026, 10, 2)).answer_days == 15
    assert in_force(law.supplements, date(2026, 10, 2)).ask_within_working_days == 3


def test_the_day_chooses_the_version(folder: Path):
    versions = supplements(
        folder,
        VERSION.format(since="2025-07-01", days=15),
        VERSION.format(since="2027-03-01", days=10),
    )
    days = [date(2024, 1, 1), date(2027, 2, 28), date(2027, 3, 1), date(2030, 1, 1)]
    assert [in_force(versions, day).answer_days for day in days] == [15, 15, 10, 10]


def test_a_version_begins_after_the_one_above_it(folder: Path):
    with pytest.raises(WrongField) as refused:
        supplements(
            folder,
            VERSION.format(since="2027-03-01", days=15),
            VERSION.format(since="2027-03-01", days=10),
        )
    assert (refused.value.line, refused.value.field) == (2, "since")


def test_a_topic_has_a_version(folder: Path):
    with pytest.raises(WrongField):
        supplements(folder)


def test_a_misspelt_figure_is_refused(folder: Path):
    with pytest.raises(UnknownField):
        supplements(folder, VERSION.format(since="2025-07-01", days=15).replace("answer_d", "d"))


def test_every_topic_has_its_file(folder: Path):
    (folder / "supplements.toml").unlink()
    with pytest.raises(FileMissing):
        read_law(folder)
