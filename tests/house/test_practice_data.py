"""The practice months and the example office fit the catalogue, the communes and each other."""

import json
from datetime import datetime
from functools import cache

import pytest

from commune_desk.domain.catalogue.procedure import is_in_force
from commune_desk.domain.desk.dossier import OFFICER_ROLES
from commune_desk.domain.office.office import OfficeSetup
from commune_desk.files.catalogue.catalogues import read_catalogue
from commune_desk.files.office.offices import read_office_file
from commune_desk.files.office.places import read_communes
from commune_desk.paths import resources
from commune_desk.setting_values import values_from
from commune_desk.settings import TIMELINESS_RULE

FOLDER = resources() / "practice"
MONTHS = ("2026-06", "2026-10")


@cache
def setup() -> OfficeSetup:
    return read_office_file(FOLDER / "office.toml")


@cache
def events(month: str) -> list[dict[str, str]]:
    lines = (FOLDER / f"{month}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_the_example_office_lies_in_a_commune_of_the_list():
    office = setup().office
    (commune,) = (c for c in read_communes(resources() / "places") if c.code == office.commune_code)
    assert commune.province_code == office.province_code
    assert commune.name.removeprefix("Xã ") == office.place_name


def test_the_example_office_has_somebody_for_every_role_and_no_passwords():
    officers = setup().officers
    assert {officer.role for officer in officers} == set(OFFICER_ROLES)
    assert {officer.password for officer in officers} == {""}
    assert len({officer.login for officer in officers}) == len(officers)


def test_the_example_office_judges_by_day_as_the_expected_figures_do():
    rule = values_from(setup().settings)[TIMELINESS_RULE]
    for month in MONTHS:
        expected = json.loads((FOLDER / f"{month}.expected.json").read_text(encoding="utf-8"))
        assert expected["timeliness_rule"] == rule


@pytest.mark.parametrize("month", MONTHS)
def test_every_dossier_of_a_month_is_received_under_a_version_in_force(month):
    catalogue = read_catalogue(resources() / "catalogue")
    for event in events(month):
        if event["do"] == "receive":
            on = datetime.fromisoformat(event["at"]).date()
            versions = [p for p in catalogue if p.code == event["procedure"]]
            assert any(is_in_force(version, on) for version in versions), event["procedure"]


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_stands_in_order_of_time(month):
    moments = [event["at"] for event in events(month)]
    assert moments == sorted(moments)


def test_the_sectors_of_the_expected_figures_are_those_of_the_catalogue():
    sectors = {procedure.sector for procedure in read_catalogue(resources() / "catalogue")}
    for month in MONTHS:
        expected = json.loads((FOLDER / f"{month}.expected.json").read_text(encoding="utf-8"))
        assert {row["sector"] for row in expected["ii06a"]["rows"]} <= sectors
