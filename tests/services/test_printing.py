from dataclasses import replace

import pytest

from commune_desk.documents.slips.apology_notice import ApologyNotice
from commune_desk.documents.slips.stop_notice import StopNotice
from commune_desk.documents.slips.supplement_request import SupplementRequest
from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.dossier_errors import SlipNotAvailable
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.office.office import Leader
from commune_desk.domain.outside_errors import FolderMissing
from commune_desk.domain.reception.reception_errors import MissingApplicantName
from commune_desk.services.desk import lookup
from commune_desk.services.handling import handling
from commune_desk.services.office import office
from commune_desk.services.papers import kept_papers, printing
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.settings import RECEIPT_COPIES, RECEIPT_FOR_SAME_DAY, SLIP_SIZE
from commune_desk.store.office import offices
from commune_desk.words.papers.papers import signing_lines
from tests.factories import BIRTH, a_person, a_reception, acting_as, moment

ALWAYS = {SlipKind.RECEIPT, SlipKind.CONTROL_SLIP, SlipKind.RATING_SLIP}


@pytest.fixture
def number(any_desk):
    """The number of a received dossier."""
    return intake.receive(any_desk, a_reception()).dossier.dossier_no


def after(desk, number, action, **given):
    """The dossier after a step."""
    return handling.step(desk, number, StepRequest(action, desk.now(), **given))


def test_a_print_is_kept_and_counted_and_on_record(any_desk, number):
    printed = printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    assert printed.paper.content[:5] == b"%PDF-"
    [kept] = any_desk.folder.archive.rglob(f"{printed.paper.file}*")
    assert b"%PDF-" not in kept.read_bytes()
    assert kept_papers.get(any_desk, printed.paper.file) == printed.paper
    event = history.of_dossier(any_desk, number)[-1]
    assert (event.kind, event.facts["slip"]) == (EventKind.PRINT, "receipt")


def test_a_reprint_says_that_it_is_one(any_desk, number):
    counts = [printing.print_slip(any_desk, number, SlipKind.RECEIPT).reprint for _ in range(3)]
    assert counts == [0, 1, 2]
    assert printing.slip(any_desk, number, SlipKind.RECEIPT).head.reprint == 3
    assert printing.slip(any_desk, number, SlipKind.CONTROL_SLIP).head.reprint == 0


def test_the_name_of_a_paper_says_nothing_about_a_person(any_desk, number):
    name = printing.print_slip(any_desk, number, SlipKind.RECEIPT).paper.file
    assert len(name) == len("sha256".ljust(64)) + len(".pdf")
    assert "087185004321" not in name


def test_a_preview_is_the_receipt_that_will_be_printed(any_desk):
    preview = printing.preview(any_desk, a_reception())
    number = intake.receive(any_desk, a_reception()).dossier.dossier_no
    receipt = printing.slip(any_desk, number, SlipKind.RECEIPT)
    head = replace(preview.head, dossier_no=number, number="1")
    assert replace(preview, head=head) == receipt


def test_a_preview_draws_no_number(any_desk):
    printing.preview(any_desk, a_reception())
    assert intake.receive(any_desk, a_reception()).dossier.dossier_no.endswith("-0001")
    with pytest.raises(MissingApplicantName):
        printing.preview(any_desk, a_reception(applicant=a_person(full_name="")))


def test_papers_are_offered_when_there_is_cause(any_desk, number):
    dossier = lookup.known(any_desk, number).dossier
    assert set(printing.slips_for(dossier)) == ALWAYS
    until = moment("2026-10-09 17:00")
    promised = after(any_desk, number, Action.APOLOGISE, note="Chờ", until=until)
    assert set(printing.slips_for(promised)) == ALWAYS | {SlipKind.APOLOGY_NOTICE}
    refused = after(any_desk, number, Action.REFUSE, note="Không thuộc thẩm quyền")
    assert SlipKind.REFUSAL_NOTICE in printing.slips_for(refused)


def test_a_paper_without_cause_is_not_made(any_desk, number):
    with pytest.raises(SlipNotAvailable) as refusal:
        printing.print_slip(any_desk, number, SlipKind.REFUSAL_NOTICE)
    assert set(refusal.value.available) == ALWAYS
    assert lookup.known(any_desk, number).prints == ()


def test_what_was_solved_at_once_prints_a_receipt_only_where_the_office_wants_it(desk):
    dossier = intake.solve_at_once(desk, a_reception(procedure_code=BIRTH)).dossier
    assert printing.papers_at_reception(desk, dossier) == ()
    wanted = replace(desk, settings=desk.settings.with_value(RECEIPT_FOR_SAME_DAY, True))
    assert printing.papers_at_reception(wanted, dossier) == (SlipKind.RECEIPT,)


@pytest.mark.parametrize(("setting", "value"), [(SLIP_SIZE, "A4"), (RECEIPT_COPIES, 1)])
def test_the_office_chooses_size_and_copies(desk, setting, value):
    receipt = printing.preview(desk, a_reception())
    changed = replace(desk, settings=desk.settings.with_value(setting, value))
    assert printing.render(changed, receipt) != printing.render(desk, receipt)


def test_a_paper_that_cannot_be_kept_is_not_counted(desk, number_on_file):
    desk.folder.archive.write_text("không phải thư mục", encoding="utf-8")
    with pytest.raises(FolderMissing):
        printing.print_slip(desk, number_on_file, SlipKind.RECEIPT)
    assert lookup.known(desk, number_on_file).prints == ()


@pytest.fixture
def number_on_file(desk):
    """The number of a received dossier of the office on SQLite."""
    return intake.receive(desk, a_reception()).dossier.dossier_no


def test_the_apology_is_signed_by_the_head_and_not_by_the_clerk(any_desk, number):
    after(any_desk, number, Action.APOLOGISE, note="Chờ", until=moment("2026-10-09 17:00"))
    notice = printing.slip(any_desk, number, SlipKind.APOLOGY_NOTICE)
    assert isinstance(notice, ApologyNotice)
    assert notice.signatory.full_name == "Nguyễn Thanh Tùng"
    assert notice.due_at < notice.until


def apology(desk, number):
    after(desk, number, Action.APOLOGISE, note="Chờ", until=moment("2026-10-09 17:00"))
    notice = printing.slip(desk, number, SlipKind.APOLOGY_NOTICE)
    assert isinstance(notice, ApologyNotice)
    return notice


@pytest.mark.parametrize("channel", [Channel.POSTAL, Channel.ONLINE_PARTIAL])
def test_a_stop_notice_knows_whether_the_dossier_was_filed_online(any_desk, channel):
    number = intake.receive(any_desk, a_reception(channel=channel)).dossier.dossier_no
    after(any_desk, number, Action.STOP, note="Xin rút")
    notice = printing.slip(any_desk, number, SlipKind.STOP_NOTICE)
    assert isinstance(notice, StopNotice)
    assert notice.is_online is (channel is Channel.ONLINE_PARTIAL)


def test_a_deputy_chair_of_whom_no_more_is_said_signs_in_the_chairs_place(any_desk, number):
    deputy = Leader("Lê Hân", "Phó Chủ tịch, Giám đốc Trung tâm")
    offices.save_leaders(any_desk.office.id, [deputy])
    lines = signing_lines(apology(any_desk, number).signatory)
    assert lines[:2] == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")


def test_a_deputy_chair_apologises_for_the_committee(any_desk, number):
    notice = apology(any_desk, number)
    head, signs = notice.head.letterhead, notice.signatory
    assert (head.parent_name, head.centre_name) == ("", any_desk.office.name)
    assert signs.authority_line.splitlines() == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]
    assert signs.title == "PHÓ CHỦ TỊCH"


def test_a_director_apologises_for_the_centre(any_desk, number):
    desk = acting_as(any_desk, Role.ADMINISTRATOR)
    office.save_leaders(desk, (Leader("Lê Thị Hân", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC"),))
    notice = apology(any_desk, number)
    assert notice.head.letterhead.centre_name == any_desk.office.centre_name
    assert notice.head.letterhead.parent_name
    assert notice.signatory.authority_line == "KT. GIÁM ĐỐC"


def test_every_line_of_a_note_is_one_item_of_the_request(any_desk, number):
    after(any_desk, number, Action.REQUEST_SUPPLEMENT, note="Tờ khai\n\n  Bản sao trích lục  ")
    request = printing.slip(any_desk, number, SlipKind.SUPPLEMENT_REQUEST)
    assert isinstance(request, SupplementRequest)
    assert request.items == ("Tờ khai", "Bản sao trích lục")
