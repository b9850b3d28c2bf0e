"""The shipped catalogue says what the law and the portal say, and guesses nothing."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date, time
from functools import cache
from itertools import pairwise

import pytest

from commune_desk.domain.catalogue.fees import cases_of, fees_of
from commune_desk.domain.catalogue.procedure import (
    Channel,
    FeeKind,
    PaperUse,
    Procedure,
    TimeUnit,
    is_in_force,
    processing_time,
)
from commune_desk.files.catalogue.catalogues import read_catalogue
from commune_desk.paths import resources

EARLIEST = date(2026, 5, 1)  # practice months begin here
TODAY = date(2026, 11, 22)
CUT_OFF = time(15)
HOUSEHOLD_BUSINESS = "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)"
# Luật Hộ tịch Art 5(3), NĐ 23/2015 Art 7: solved on the day, in the usual case.
SAME_DAY = (
    "1.001193 2.000528 1.000110 1.000656 1.001766 1.004827 1.000894 2.000635 2.002516 2.000547"
    " 2.002363 2.000815 2.000884 2.000908 2.000942 2.000992 2.001008"
).split()
REPEALED = "2.001009 2.000986 2.001023 2.002621 2.002622".split()
INTERLINKED = "3.000722 2.002621".split()
# What the practice months rest on: working days of the usual case.
WORKING_DAYS = {
    "1.001731": 3,
    "1.004746": 5,
    "2.001035": 2,
    "1.001612": 3,
    "1.004194": 3,
    "1.001776": 10,
    "1.004837": 3,
    "1.004222": 7,
    "1.001022": 3,
    "1.004884": 5,
    "1.004873": 3,
}


@cache
def catalogue() -> tuple[Procedure, ...]:
    return read_catalogue(resources() / "catalogue")


def of(code: str) -> Procedure:
    (procedure,) = (p for p in catalogue() if p.code == code)
    return procedure


def offered(on: date) -> tuple[Procedure, ...]:
    return tuple(p for p in catalogue() if is_in_force(p, on))


def texts(procedure: Procedure) -> Iterator[str]:
    """Everything that is printed of a procedure."""
    yield from (procedure.name, procedure.short_name, procedure.handling_unit, procedure.source)
    yield from procedure.legal_basis
    yield from (allowance.variant for allowance in procedure.times)
    for fee in procedure.fees:
        yield from (fee.unit, fee.note, fee.legal_basis)
    for paper in procedure.papers:
        yield from (paper.name, paper.condition)
    yield from (result.name for result in procedure.results)


# --- how much ----------------------------------------------------------------------------------


def test_every_sector_has_the_procedures_it_must_have():
    assert Counter(p.sector for p in offered(TODAY)) == {
        "Hộ tịch": 41,
        "Chứng thực": 12,
        "Đăng ký, quản lý cư trú": 13,
        "Đất đai": 9,
        HOUSEHOLD_BUSINESS: 7,
        "Bảo trợ xã hội": 7,
        "Nuôi con nuôi": 5,
        "Người có công": 4,
        "Định danh và xác thực điện tử": 1,
        "Hoạt động xây dựng": 5,
        "Giảm nghèo": 5,
        "Thực hiện chính sách BHXH": 2,
        "Trồng trọt": 1,
        "Đường bộ": 1,
        "Giáo dục trung học": 1,
        "Cấp, quản lý căn cước": 1,
    }


def test_what_is_offered_was_offered_when_the_practice_months_began():
    newer = {p.code for p in offered(TODAY)} - {p.code for p in offered(EARLIEST)}
    assert newer == {"3.000722", "2.002913"}


@pytest.mark.parametrize("code", REPEALED)
def test_a_repealed_procedure_is_known_but_not_offered(code):
    procedure = of(code)
    assert procedure.effective_to is not None
    assert not is_in_force(procedure, TODAY)


def test_the_old_interlinked_births_end_the_day_before_the_new_ones_begin():
    assert of("2.002621").effective_to == date(2026, 8, 31)
    assert of("3.000722").effective_from == date(2026, 9, 1)


def test_the_interlinked_deaths_go_on_under_their_new_code():
    assert of("2.002622").effective_to == date(2026, 8, 31)
    following = of("2.002913")
    assert following.effective_from == date(2026, 9, 1)
    assert "khai tử" in following.name
    assert is_in_force(following, TODAY)


@pytest.mark.parametrize(
    "code",
    """1.013225 1.013226 1.013227 1.013228 1.013229 1.011606 1.011607 1.011608 1.011609 3.000412
    1.116410 2.000821 1.001613 1.008004 1.013274 2.002481""".split(),
)
def test_what_a_desk_meets_weekly_is_there(code):
    assert is_in_force(of(code), TODAY)


# --- times -------------------------------------------------------------------------------------


def test_the_procedures_solved_on_the_day_are_those_of_the_law():
    assert sorted(p.code for p in catalogue() if p.is_same_day) == sorted(SAME_DAY)


def test_same_day_has_the_cut_off_and_days_have_none():
    for procedure in catalogue():
        for allowance in procedure.times:
            has_cut_off = allowance.unit is TimeUnit.SAME_DAY or procedure.code in INTERLINKED
            assert allowance.cut_off == (CUT_OFF if has_cut_off else None), procedure.code


@pytest.mark.parametrize(("code", "count"), WORKING_DAYS.items())
def test_the_usual_case_takes_its_working_days(code, count):
    usual = processing_time(of(code), Channel.COUNTER)
    assert (usual.unit, usual.count) == (TimeUnit.WORKING_DAYS, count)


@pytest.mark.parametrize(
    ("code", "variants"),
    [
        ("1.000894", [(TimeUnit.SAME_DAY, 0), (TimeUnit.WORKING_DAYS, 5)]),
        ("1.004873", [(TimeUnit.WORKING_DAYS, 3), (TimeUnit.WORKING_DAYS, 6)]),
        ("1.010041", [(TimeUnit.WORKING_DAYS, 1), (TimeUnit.WORKING_DAYS, 3)]),
        ("1.012812", [(TimeUnit.CALENDAR_DAYS, 30), (TimeUnit.CALENDAR_DAYS, 40)]),
        ("1.013978", [(TimeUnit.WORKING_DAYS, count) for count in (20, 17, 27, 30)]),
        ("1.013225", [(TimeUnit.CALENDAR_DAYS, 15), (TimeUnit.CALENDAR_DAYS, 20)]),
        ("1.013274", [(TimeUnit.WORKING_DAYS, 5), (TimeUnit.CALENDAR_DAYS, 1)]),
        ("1.001695", [(TimeUnit.CALENDAR_DAYS, 10)]),
        ("2.001159", [(TimeUnit.HOURS, 1)]),
    ],
)
def test_every_variant_of_a_time_is_there(code, variants):
    assert [(t.unit, t.count) for t in of(code).times] == variants


def test_further_times_say_when_they_apply():
    for procedure in catalogue():
        variants = [allowance.variant for allowance in procedure.times]
        assert all(variants[1:]), procedure.code
        assert len(set(variants)) == len(variants), procedure.code


def test_a_time_that_no_source_gives_is_blank():
    blank = {p.code for p in offered(TODAY) if not p.times}
    assert blank == {"2.001396", "2.002913", "1.011606", "1.116410", "2.002481"}


# --- fees --------------------------------------------------------------------------------------


def test_every_offered_procedure_says_what_is_known_of_its_fee():
    assert [p.code for p in offered(TODAY) if not p.fees] == []


@pytest.mark.parametrize(
    ("code", "channel", "amount"),
    [
        ("1.004222", Channel.COUNTER, 20_000),
        ("1.004222", Channel.ONLINE, 10_000),
        ("1.004194", Channel.ONLINE, 7_000),
        ("1.010038", Channel.COUNTER, 10_000),
        ("1.010038", Channel.ONLINE, 5_000),
        ("2.000635", Channel.COUNTER, 8_000),
        ("2.000815", Channel.COUNTER, 2_000),
        ("2.000884", Channel.COUNTER, 10_000),
        ("2.001035", Channel.COUNTER, 50_000),
        ("2.000913", Channel.COUNTER, 30_000),
        ("2.000927", Channel.COUNTER, 25_000),
    ],
)
def test_a_fee_is_the_one_of_its_circular(code, channel, amount):
    assert fees_of(of(code), channel)[0].amount_vnd == amount


def test_a_fee_that_is_not_published_is_not_called_free():
    kinds = {code: of(code).fees[0].kind for code in ("1.001776", "1.001731", "1.003197")}
    assert set(kinds.values()) == {FeeKind.NOT_PUBLISHED}


def test_a_fee_of_the_province_has_no_sum():
    provincial = [p for p in offered(TODAY) if p.fees[0].kind is FeeKind.PROVINCIAL]
    assert {"1.004884", "1.001612", "1.012796"} <= {p.code for p in provincial}


def test_birth_and_death_are_free_in_time_and_the_province_decides_when_late():
    for code in ("1.001193", "1.000656"):
        assert [fee.kind for fee in of(code).fees] == [FeeKind.FREE, FeeKind.PROVINCIAL]
        cases = cases_of(of(code), Channel.COUNTER)
        assert cases == ("đăng ký đúng hạn", "đăng ký quá hạn")


# --- what the source marks as unverified ---------------------------------------------------------


def test_what_the_source_marks_as_unverified_is_marked_here():
    marked = {p.code: set(p.unverified) - {"effective_from"} for p in offered(TODAY)}
    only_named = {"sector", "handling_unit", "papers", "results", "legal_basis"}
    assert {code: names for code, names in marked.items() if names} == {
        "2.002516": {"times"},
        "1.004194": {"fees"},
        "1.002755": {"fees"},
        "1.014034": {"times"},
        "1.014035": {"times"},
        "2.001263": {"times"},
        "1.013978": {"times"},
        "2.001396": {"times", "handling_unit"},
        "1.010824": {"handling_unit"},
        "1.001653": {"papers"},
        "3.000722": {"papers", "results"},
        "2.002913": {"papers", "results"},
        "1.013225": {"papers"},
        "1.013226": {"papers"},
        "1.013229": {"papers"},
        "1.001613": {"papers", "legal_basis"},
        "2.000821": {"papers", "legal_basis"},
        "2.002481": only_named,
        "1.116410": only_named,
    }


def test_a_first_day_that_no_source_gives_is_marked():
    # DOMAIN 5.2: decided at commune level since 01/7/2025; the rest is derived.
    given = {p.sector for p in offered(TODAY) if "effective_from" not in p.unverified}
    assert given == {"Bảo trợ xã hội", "Người có công"}


@pytest.mark.parametrize(
    ("decree", "since"),
    [("18/2026/NĐ-CP", date(2026, 1, 15)), ("280/2025/NĐ-CP", date(2025, 11, 1))],
)
def test_no_version_begins_before_the_decree_it_rests_on(decree, since):
    resting = [p for p in offered(TODAY) if any(decree in basis for basis in p.legal_basis)]
    assert resting
    assert min(p.effective_from for p in resting) >= since


def test_first_days_are_not_all_one_day():
    assert len({p.effective_from for p in offered(TODAY)}) >= 5


def test_every_procedure_says_who_solves_it():
    assert [p.code for p in catalogue() if not p.handling_unit] == []


def test_an_unverified_time_or_fee_marks_its_procedure():
    for procedure in catalogue():
        doubtful = {
            "times": any(not allowance.is_verified for allowance in procedure.times),
            "fees": any(not fee.is_verified for fee in procedure.fees),
        }
        named = {name for name, is_doubtful in doubtful.items() if is_doubtful}
        assert named <= set(procedure.unverified), procedure.code


# --- papers ------------------------------------------------------------------------------------


def test_papers_to_hand_in_stand_before_those_only_to_show():
    for procedure in catalogue():
        uses = [paper.use is PaperUse.SHOW for paper in procedure.papers]
        assert uses == sorted(uses), procedure.code


def test_papers_that_are_always_handed_in_stand_first():
    for procedure in catalogue():
        handed_in = [p for p in procedure.papers if p.use is PaperUse.SUBMIT]
        sometimes = [bool(paper.condition) for paper in handed_in]
        assert sometimes == sorted(sometimes), procedure.code


def test_the_declaration_comes_first():
    declaration = ("Tờ khai", "Đơn", "Giấy đề nghị", "Phiếu đề nghị")
    for procedure in catalogue():
        for place, paper in enumerate(procedure.papers):
            if paper.name.startswith(declaration) and not paper.condition:
                assert place == 0 or procedure.papers[0].name.startswith(declaration)


def test_of_papers_to_show_no_copy_is_asked():
    shown = [p for q in catalogue() for p in q.papers if p.use is PaperUse.SHOW]
    assert [paper.name for paper in shown if paper.copies] == []


def test_marriage_asks_for_no_certificate_of_marital_status():
    papers = [paper.name for paper in of("1.000894").papers]
    assert not any("tình trạng hôn nhân" in name for name in papers)


# --- the words ---------------------------------------------------------------------------------


def test_every_row_says_where_it_comes_from():
    for procedure in catalogue():
        assert re.search(r"\d{2}/2026|Điều|QĐ", procedure.source), procedure.code
    without_decision = {p.sector for p in catalogue() if not p.decision}
    assert without_decision == {
        "Bảo trợ xã hội",
        "Người có công",
        "Giáo dục trung học",
        "Cấp, quản lý căn cước",
    }


def test_results_carry_national_codes_or_none():
    codes = [result.code for p in catalogue() for result in p.results]
    assert [code for code in codes if not re.fullmatch(r"(KQ\.G\d{2}\.\d{6})?", code)] == []


def test_texts_are_clean():
    for procedure in catalogue():
        for text in texts(procedure):
            assert unicodedata.is_normalized("NFC", text), text
            assert text == " ".join(text.split()), text
            assert not text.endswith((".", ";", ",")), text
            assert not re.search(r"\.docx?|\s[,;:]|\(\s", text), text
            assert not is_run_together(text.replace("VNeID", "")), text


def is_run_together(text: str) -> bool:
    """Whether a small letter is followed by a capital, as in the portal's "HồTờ khai"."""
    return any(left.islower() and right.isupper() for left, right in pairwise(text))


def test_names_begin_with_a_capital_and_fit_a_line_of_the_receipt():
    for procedure in catalogue():
        assert procedure.name[0].isupper(), procedure.name
        for paper in procedure.papers:
            assert paper.name[0].isupper(), paper.name
            assert len(paper.name) <= 105, paper.name


def test_short_names_are_few_words_and_tell_procedures_apart():
    short = [p.short_name for p in offered(TODAY)]
    assert [name for name, count in Counter(short).items() if count > 1] == []
    assert [name for name in short if not name or len(name) > 60] == []
