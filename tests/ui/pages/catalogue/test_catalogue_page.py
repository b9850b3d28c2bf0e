"""The catalogue page: find a procedure, read all of it, doubts and repeals included."""

from dataclasses import replace
from datetime import date

import pytest

from commune_desk.domain.catalogue.procedure import Fee, FeeKind, ProcedureResult, RequiredDocument
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.vietnamese import sort_key
from commune_desk.services.catalogue import catalogue
from commune_desk.services.papers import declarations
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.catalogue.page import CataloguePage
from commune_desk.ui.pages.catalogue.procedure_sections import NOT_GIVEN, repeal_words, sections_of
from commune_desk.ui.pages.catalogue.procedure_sheet import ProcedureSheet
from tests.factories import BIRTH, a_procedure, acting_as
from tests.ui.drivers.catalogue import (
    LIST,
    LOAD,
    ONLY_REVIEW,
    REPEALED,
    REVIEW,
    SECTOR,
    Catalogue,
)
from tests.ui.drivers.pages import page_alone

TODAY = date(2026, 10, 1)


@pytest.fixture
def page(qtbot, frame: PageFrame) -> Catalogue:
    return Catalogue(page_alone(qtbot, frame, "catalogue"))


def test_what_is_in_force_is_listed_by_name(page: Catalogue, frame: PageFrame):
    assert len(page.names()) == len(catalogue.in_force(frame.desk))


def test_what_its_order_needs_is_made_before_the_page_is_opened(qtbot, frame: PageFrame):
    sort_key.cache_clear()
    CataloguePage.get_ready(frame.desk)
    names = [one.name for one in catalogue.all_versions(frame.desk)]
    before = sort_key.cache_info().misses
    assert before >= len(set(names))
    for name in names:
        sort_key(name)
    assert sort_key.cache_info().misses == before


@pytest.mark.parametrize("typed", ["khai sinh", "DKKS", BIRTH, "dang ky khai sinh"])
def test_a_procedure_is_found_by_words_initials_or_code(page: Catalogue, typed: str):
    page.filter(typed)
    assert "Đăng ký khai sinh" in page.names()
    assert len(page.names()) < 20


def test_a_sector_narrows_the_list(page: Catalogue):
    everything = len(page.names())
    page.enter(SECTOR, "Chứng thực")
    assert 0 < len(page.names()) < everything


def test_the_repealed_are_shown_when_asked_for(page: Catalogue, frame: PageFrame):
    page.tick(REPEALED)
    assert len(page.names()) == len(catalogue.all_versions(frame.desk))


def test_the_chosen_one_is_read_in_full(qtbot, frame: PageFrame):
    said = Catalogue(page_alone(qtbot, frame, "catalogue", BIRTH)).sheet()
    assert "Đăng ký khai sinh" in said
    assert "Trong ngày, nhận trước 15:00" in said
    assert "Thành phần hồ sơ" in said


def test_a_blank_stays_blank():
    sections = {section.title: section.lines for section in sections_of(a_procedure())}
    assert sections["Phí, lệ phí"][0].text == NOT_GIVEN
    assert sections["Căn cứ pháp lý"][0].text == NOT_GIVEN


def test_every_doubt_of_the_source_is_marked(qtbot):
    doubtful = a_procedure(
        fees=(Fee(FeeKind.AMOUNT, 8000, "bản", is_verified=False),),
        papers=(RequiredDocument("Tờ khai", originals=1),),
        results=(ProcedureResult("Trích lục", "KQ.01"),),
        unverified=("papers", "effective_from"),
    )
    sheet = ProcedureSheet()
    qtbot.addWidget(sheet)
    sheet.show_procedure(doubtful, TODAY)
    assert sheet.texts().count("chưa kiểm chứng") == 3
    assert "Tờ khai · 1 bản chính" in sheet.texts()
    assert "8.000 đồng/bản" in sheet.texts()


def test_a_repealed_procedure_says_so():
    gone = replace(a_procedure(), effective_to=date(2026, 6, 30))
    assert "30/06/2026" in repeal_words(gone, TODAY)
    coming = replace(a_procedure(), effective_from=date(2027, 1, 1))
    assert "01/01/2027" in repeal_words(coming, TODAY)
    assert repeal_words(a_procedure(), TODAY) == ""


def test_an_administrator_takes_over_what_an_update_brought(qtbot, frame: PageFrame):
    desk = frame.desk
    frame.renew_desk(acting_as(desk, Role.ADMINISTRATOR))
    Catalogue(page_alone(qtbot, frame, "catalogue")).choose(LOAD)
    assert frame.notices.history[-1].text == "Đã nạp danh mục: 0 phiên bản mới."


def test_a_clerk_is_not_offered_to_change_the_catalogue(page: Catalogue):
    assert not page.can(LOAD)
    assert page.widget.actions() == []


def test_a_procedure_whose_declaration_has_no_form_is_among_what_is_to_be_looked_at(
    page: Catalogue, frame: PageFrame
):
    missing = {one.name for one in declarations.missing_forms(frame.desk)}
    assert missing
    page.tick(ONLY_REVIEW)
    assert missing <= set(page.names())
    assert "chưa có mẫu tờ khai" in page.column(LIST, REVIEW)


def test_the_declarations_of_a_procedure_are_named_with_their_doubt(qtbot, frame: PageFrame):
    said = Catalogue(page_alone(qtbot, frame, "catalogue", BIRTH)).sheet()
    assert "Tờ khai đăng ký khai sinh · chưa đối chiếu" in said
