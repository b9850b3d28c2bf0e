import json
from datetime import date, time

import pytest

from commune_desk.domain.catalogue.procedure import (
    Channel,
    Fee,
    FeeKind,
    PaperUse,
    ProcedureResult,
    ProcessingTime,
    RequiredDocument,
    TimeUnit,
)
from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.outside_errors import FolderMissing
from commune_desk.files.catalogue.catalogues import read_catalogue

HEAD = {
    "sector": "Hộ tịch",
    "source": "Cổng Dịch vụ công quốc gia",
    "legal_basis": "Luật Hộ tịch",
    "effective_rule": "theo quyết định công bố",
    "stated_on": "2026-07-31",
}


def a_row(**changes):
    row = {
        "code": "2.000635",
        "version": 1,
        "name": "Cấp bản sao Trích lục hộ tịch",
        "times": [{"unit": "same_day", "cut_off": "15:00"}],
        "fees": [{"kind": "amount", "amount_vnd": 8000, "unit": "bản"}],
        "papers": [{"name": "Tờ khai", "originals": 1}],
        "results": [{"name": "Bản sao trích lục", "code": "KQ.G15.000342"}],
        "legal_basis": ["Luật Hộ tịch"],
        "decision": "163/QĐ-BTP",
        "effective_from": "2025-07-01",
        "source": "Cổng Dịch vụ công quốc gia, 07/2026",
    }
    return {**row, **changes}


@pytest.fixture
def folder(tmp_path):
    def written(*rows, name="civil_status.json", **head):
        text = json.dumps({**HEAD, **head, "procedures": rows})
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return written


def test_a_row_becomes_a_procedure(folder):
    (procedure,) = read_catalogue(folder(a_row(effective_to="2027-02-28", unverified=["fees"])))
    assert procedure.sector == "Hộ tịch"
    assert procedure.times == (ProcessingTime(TimeUnit.SAME_DAY, cut_off=time(15)),)
    assert procedure.fees == (Fee(FeeKind.AMOUNT, 8000, "bản"),)
    assert procedure.papers == (RequiredDocument("Tờ khai", originals=1),)
    assert procedure.results == (ProcedureResult("Bản sao trích lục", "KQ.G15.000342"),)
    assert procedure.effective_from == date(2025, 7, 1)
    assert procedure.effective_to == date(2027, 2, 28)
    assert procedure.unverified == ("fees",)


def test_what_a_row_leaves_out_stays_blank(folder):
    (procedure,) = read_catalogue(folder(a_row(times=[], fees=[], papers=[], results=[])))
    assert (procedure.times, procedure.fees, procedure.papers) == ((), (), ())
    assert (procedure.short_name, procedure.handling_unit) == ("", "")
    assert procedure.effective_to is None


def test_variants_of_times_fees_and_papers_are_kept(folder):
    row = a_row(
        times=[{"unit": "working_days", "count": 3, "variant": "phải xác minh", "verified": False}],
        fees=[{"kind": "provincial", "note": "quá hạn", "channels": ["online"]}],
        papers=[{"name": "Thẻ căn cước", "copies": 1, "use": "show", "condition": "nếu có"}],
    )
    (procedure,) = read_catalogue(folder(row))
    (allowance,), (fee,), (paper,) = procedure.times, procedure.fees, procedure.papers
    assert (allowance.count, allowance.variant, allowance.is_verified) == (
        3,
        "phải xác minh",
        False,
    )
    assert (fee.kind, fee.amount_vnd, fee.channels) == (
        FeeKind.PROVINCIAL,
        None,
        (Channel.ONLINE,),
    )
    assert (paper.use, paper.copies, paper.condition) == (PaperUse.SHOW, 1, "nếu có")


def test_repealed_versions_are_read_too_and_files_in_order_of_their_names(folder):
    folder(a_row(version=2, effective_from="2026-01-01"), name="b.json")
    catalogue = read_catalogue(folder(a_row(effective_to="2025-12-31"), name="a.json"))
    assert [(p.version, p.effective_to) for p in catalogue] == [(1, date(2025, 12, 31)), (2, None)]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"cod": "2.000635"}, "cod"),
        ({"code": "2000635"}, "code"),
        ({"name": ""}, "name"),
        ({"effective_from": "01/7/2025"}, "effective_from"),
        ({"effective_to": "2025-06-30"}, "effective_to"),
        ({"unverified": ["prices"]}, "unverified"),
        ({"times": [{"unit": "days", "count": 3}]}, "times.1.unit"),
        ({"times": [{"unit": "working_days"}]}, "times.1.count"),
        ({"times": [{"unit": "same_day", "count": 1}]}, "times.1.count"),
        ({"fees": [{"kind": "amount", "unit": "bản"}]}, "fees.1.amount_vnd"),
        ({"fees": [{"kind": "amount", "amount_vnd": 8000}]}, "fees.1.unit"),
        ({"fees": [{"kind": "free", "amount_vnd": 0}]}, "fees.1.amount_vnd"),
        ({"fees": [{"kind": "free", "channels": ["web"]}]}, "fees.1.channels"),
        ({"papers": [{"name": "Tờ khai", "use": "keep"}]}, "papers.1.use"),
    ],
)
def test_what_is_not_understood_is_refused_with_file_row_and_field(folder, changes, field):
    with pytest.raises(WrongField) as refusal:
        read_catalogue(folder(a_row(code="1.000001"), a_row(**changes)))
    facts = refusal.value
    assert (facts.source, facts.line, facts.field) == ("civil_status.json", 2, field)


def test_a_version_stands_in_the_catalogue_once(folder):
    folder(a_row(), name="a.json")
    with pytest.raises(WrongField) as refusal:
        read_catalogue(folder(a_row(), name="b.json"))
    assert (refusal.value.source, refusal.value.value) == ("b.json", "2.000635")


@pytest.mark.parametrize("missing", sorted(HEAD))
def test_a_file_says_where_its_facts_come_from(folder, missing):
    with pytest.raises(WrongField) as refusal:
        read_catalogue(folder(a_row(), **{missing: None}))
    assert refusal.value.field == missing


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FolderMissing):
        read_catalogue(tmp_path / "nothing")
