"""Danh mục: corrected by the office, kept for who was received before, asked about by a new law."""

from dataclasses import replace

from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.catalogue.fees import FeeAsked, FeeReason, FeeSum, freeing_law, sum_of
from commune_desk.domain.catalogue.procedure import PersonGroup
from commune_desk.domain.vietnamese import format_date
from commune_desk.services.catalogue import corrections
from commune_desk.services.reception import intake
from commune_desk.words.catalogue.catalogue_lines import time_from
from tests.factories import BIRTH, MARITAL_STATUS, a_reception
from tests.stories.conftest import Story, at

scenarios("features/danh_muc.feature")


@given(parsers.parse('hồ sơ "{words}" đã tiếp nhận'))
def received(story: Story, words: str):
    reception = a_reception(procedure_code=story.procedure(words))
    story.dossier_no = intake.receive(story.desk, reception).dossier.dossier_no


@given(parsers.re('đã sửa thời hạn thành "(?P<line>.*)" từ ngày (?P<day>.*) vì "(?P<why>.*)"'))
@when(parsers.re('sửa thời hạn thành "(?P<line>.*)" từ ngày (?P<day>.*) vì "(?P<why>.*)"'))
def corrected(story: Story, line: str, day: str, why: str):
    base = corrections.to_correct(story.desk, MARITAL_STATUS)
    since = at(f"00:00 ngày {day}").date()
    wanted = replace(base, times=(time_from(line),), effective_from=since)
    story.tries(lambda: corrections.correct(story.desk, wanted, why))


@when(parsers.parse('lấy lại phiên bản {version:d} vì "{why}"'))
def taken_back(story: Story, version: int, why: str):
    corrections.take_back(story.desk, MARITAL_STATUS, version, reason=why)


@when(parsers.parse('xác nhận thủ tục vẫn đúng vì "{why}"'))
def confirmed(story: Story, why: str):
    corrections.confirm(story.desk, MARITAL_STATUS, why)


@then(parsers.parse("thủ tục có {count:d} phiên bản"))
def has_versions(story: Story, count: int):
    assert len(corrections.versions_of(story.desk, MARITAL_STATUS)) == count


@then(parsers.parse("hồ sơ đã nhận vẫn hẹn trả ngày {day}"))
def still_due(story: Story, day: str):
    assert format_date(story.dossier.due_at.date()) == day


@then(parsers.parse("hồ sơ nhận bây giờ hẹn trả ngày {day}"))
def due_now(story: Story, day: str):
    newly = intake.receive(story.desk, a_reception()).dossier
    assert format_date(newly.due_at.date()) == day


@then("vẫn tiếp nhận được hồ sơ")
def receives(story: Story):
    assert intake.receive(story.desk, a_reception()).dossier.dossier_no


@then(parsers.parse('thủ tục cần xem lại vì "{law}"'))
def law_changed(story: Story, law: str):
    found = corrections.changed_law(story.desk, corrections.to_correct(story.desk, MARITAL_STATUS))
    assert found is not None
    assert found.name == law


@then("thủ tục không còn phải xem lại")
def nothing_to_look_at(story: Story):
    current = corrections.to_correct(story.desk, MARITAL_STATUS)
    assert corrections.changed_law(story.desk, current) is None


def birth_fee(story: Story, case: str, group: PersonGroup | None = None) -> FeeSum:
    freeing = freeing_law(story.desk.law, on=story.clock.at.date())
    birth = corrections.to_correct(story.desk, BIRTH)
    return sum_of(birth, FeeAsked(case=case, group=group), freeing)


@then(parsers.parse('đăng ký khai sinh "{case}" hết {amount:d} đồng'))
def costs(story: Story, case: str, amount: int):
    assert birth_fee(story, case).amount_vnd == amount


@then(parsers.parse('đăng ký khai sinh "{case}" của người thuộc hộ nghèo hết {amount:d} đồng'))
def costs_the_poor(story: Story, case: str, amount: int):
    assert birth_fee(story, case, PersonGroup.POOR).amount_vnd == amount


@then(parsers.parse('đăng ký khai sinh "{case}" chưa biết mức, phải nhập theo nghị quyết của tỉnh'))
def not_known(story: Story, case: str):
    charged = birth_fee(story, case)
    assert charged.amount_vnd is None
    assert [line.why for line in charged.lines] == [FeeReason.PROVINCIAL]
