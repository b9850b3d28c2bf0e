"""Three outcomes at reception: guided and declined have a number, a paper and a line of history.

They are neither received nor solved, and become a reception when the papers come.
"""

from dataclasses import replace
from datetime import date

import pytest

from commune_desk.domain.catalogue.catalogue_errors import ProcedureNotFound, ProcedureNotInForce
from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.dossier_errors import MissingReason, StepNotForRole
from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import PaperLine, SlipKind
from commune_desk.domain.people.applicant import Organisation, number_of
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.reception.reception import reception_from
from commune_desk.domain.reception.reception_errors import (
    AlreadyGuided,
    MissingApplicantName,
    VisitNotFound,
    VisitTakenUp,
)
from commune_desk.services.desk import lookup
from commune_desk.services.figures import registers, reports
from commune_desk.services.papers import visit_slips
from commune_desk.services.people import citizens
from commune_desk.services.reception import intake, visits
from commune_desk.services.reception.reception import checked_reception
from commune_desk.services.upkeep import history
from tests.documents.reading import read
from tests.factories import BIRTH, a_person, a_reception, acting_as, moment

REPEALED = "2.001009"
MISSING = ("Giấy chứng sinh (bản chính)", "Tờ khai: ghi đủ mục 7\n\nChữ ký của chủ hộ")
OCTOBER = ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))


def printed(desk, visit) -> str:
    paper = visit_slips.print_slip(desk, visit.id).paper
    return " ".join(read(paper.content).text.split())


def test_a_guide_has_a_number_a_paper_and_a_line_of_history(any_desk):
    visit = visits.guide(any_desk, a_reception(), MISSING, reason="Chưa đủ thành phần hồ sơ")
    text = printed(any_desk, visit)
    assert "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ" in text
    assert "Số: 01/PBS-TTPVHCC" in text
    assert "1. Giấy chứng sinh (bản chính)" in text
    assert "3. Chữ ký của chủ hộ" in text
    assert "Lý do: Chưa đủ thành phần hồ sơ" in text
    assert "Mã hồ sơ" not in text
    assert "được đóng" not in text
    event = history.recent(any_desk, 2)[1]
    assert (event.kind, event.dossier_no) == (EventKind.GUIDE, "")
    assert event.facts["slip_no"] == "1"


def test_a_guide_without_a_reason_gives_what_is_missing_as_the_reason(any_desk):
    text = printed(any_desk, visits.guide(any_desk, a_reception(), ("Tờ khai", "Giấy chứng sinh")))
    assert "Lý do: Tờ khai; Giấy chứng sinh" in text


def test_the_machine_signs_nothing_and_is_nobody_to_ask(any_desk):
    machine = acting_as(any_desk, Role.MACHINE)
    guided = printed(any_desk, visits.guide(machine, a_reception(), MISSING))
    declined = printed(any_desk, visits.decline(machine, a_reception(), ["Sai cơ quan"]))
    assert "Máy" not in f"{guided} {declined}"


@pytest.mark.parametrize(
    ("guided", "comes", "is_waited_for"),
    [
        ("2026-10-01 09:00", "2026-10-16 16:00", True),
        ("2026-10-01 09:00", "2026-10-17 08:00", False),
        ("2026-10-02 09:00", "2026-10-19 16:00", True),  # the fifteenth day is a Saturday
        ("2026-10-02 09:00", "2026-10-20 08:00", False),
        ("2027-01-25 09:00", "2027-02-11 16:00", True),  # the fifteenth day is in Tết
    ],
)
def test_who_was_guided_is_waited_for_to_the_end_of_the_last_day(
    any_desk, guided, comes, *, is_waited_for
):
    comes_first = replace(a_reception(), at=moment(guided))
    number = number_of(visits.guide(any_desk, comes_first, MISSING).party.applicant)
    assert bool(visits.waited_for(any_desk, number, at=moment(comes))) is is_waited_for


def test_a_decline_says_why_on_form_03(any_desk):
    visit = visits.decline(any_desk, a_reception(), ("Không thuộc thẩm quyền của xã",))
    text = printed(any_desk, visit)
    assert "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ" in text
    assert "Số: 01/PTC-TTPVHCC" in text
    assert "1. Không thuộc thẩm quyền của xã" in text
    assert history.recent(any_desk, 2)[1].kind is EventKind.DECLINE


def test_each_kind_is_numbered_through_the_year(any_desk, clock):
    def number(name: str) -> str:
        comes = a_reception(applicant=a_person(personal_id=name))
        return visits.guide(any_desk, comes, MISSING).slip_no

    assert [number("087185000001"), number("087185000002")] == ["1", "2"]
    assert visits.decline(any_desk, a_reception(), ("Không thuộc thẩm quyền",)).slip_no == "1"
    clock.move(days=95)
    assert number("087185000003") == "1"


def test_a_reprint_says_what_the_first_said_and_that_it_is_one(any_desk, any_office):
    visit = visits.guide(any_desk, a_reception(), MISSING)
    first = printed(any_desk, visit)
    leader = replace(any_desk, officer=replace(any_desk.officer, full_name="Nguyễn Thanh Tùng"))
    again = printed(leader, visit)
    assert "(Bản in lại lần 1)" in again
    assert sorted(again.replace("(Bản in lại lần 1)", "").split()) == sorted(first.split())
    assert visits.get(any_desk, visit.id).prints == 2


def test_neither_is_received_nor_solved(any_desk):
    visits.guide(any_desk, a_reception(), MISSING)
    visits.decline(any_desk, a_reception(procedure_code=BIRTH), ("Không thuộc thẩm quyền",))
    assert lookup.page(any_desk, DossierFilter(now=any_desk.now())).rows == ()
    assert registers.register(any_desk, OCTOBER).lines == ()
    total = reports.figures(any_desk, OCTOBER).total
    assert (total.received_total, total.solved_total) == (0, 0)
    assert citizens.known(any_desk, a_person().personal_id) is None


def test_they_stand_in_their_own_list_newest_first(any_desk, clock):
    visits.guide(any_desk, a_reception(), MISSING)
    clock.move(hours=1)
    other = a_person(full_name="Lê Văn Út", personal_id="087090000011")
    visits.decline(any_desk, a_reception(applicant=other), ("Không thuộc thẩm quyền",))
    shown = visits.page(any_desk).rows
    assert [row.party.applicant.full_name for row in shown] == ["Lê Văn Út", "Võ Thị Ánh Nguyệt"]  # type: ignore[union-attr]
    assert [len(visits.page(any_desk, text).rows) for text in ("ut", "087090000011", "ai")] == [
        1, 1, 0,
    ]  # fmt: skip
    assert len(visits.page(any_desk, after=shown[0].id).rows) == 1


def test_a_visit_becomes_the_reception_that_was_entered(any_desk, clock):
    entered = a_reception(
        applicant=Organisation("Hợp tác xã Sen Hồng", "1400123455", a_person(), "Ấp 1"),
        delegate=a_person(full_name="Lê Văn Thay", personal_id="087090000011"),
        authorisation="Giấy ủy quyền số 115",
        channel=Channel.POSTAL,
        papers=(PaperLine("Tờ khai", 1, 0),),
        external_no="H20-77",
    )
    visit = visits.guide(any_desk, entered, MISSING)
    assert reception_from(visit.texts) == entered
    clock.move(days=2)
    comes = checked_reception(any_desk, {**visit.texts, "visit": str(visit.id)})
    number = intake.receive(any_desk, comes).dossier.dossier_no
    assert visits.get(any_desk, visit.id).dossier_no == number
    assert history.of_dossier(any_desk, number)[0].facts["visit"] == visit.id
    with pytest.raises(VisitTakenUp) as refusal:
        intake.receive(any_desk, replace(comes, external_no=""))  # no other is filed under H20-77
    assert refusal.value.dossier_no == number


def test_a_visit_that_is_not_there_becomes_nothing(any_desk):
    with pytest.raises(VisitNotFound):
        intake.receive(any_desk, a_reception(visit=404))
    assert lookup.page(any_desk, DossierFilter(now=any_desk.now())).rows == ()


def test_what_is_missing_is_asked_for_once(any_desk, clock):
    first = visits.guide(any_desk, a_reception(), MISSING)
    clock.move(days=3)
    with pytest.raises(AlreadyGuided) as refusal:
        visits.guide(any_desk, a_reception(), ("Thêm giấy khác",))
    assert refusal.value.facts == {"slip_no": "1", "guided_at": first.happened_at}
    visits.guide(any_desk, a_reception(procedure_code=BIRTH), MISSING)
    clock.move(days=13)
    assert visits.guide(any_desk, a_reception(), MISSING).slip_no == "3"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"procedure_code": "9.999999"}, ProcedureNotFound),
        ({"procedure_code": REPEALED}, ProcedureNotInForce),
        ({"applicant": a_person(full_name=" ")}, MissingApplicantName),
    ],
)
def test_a_guide_that_cannot_be_leaves_nothing(any_desk, changes, refusal):
    events = history.verify(any_desk).events
    with pytest.raises(refusal):
        visits.guide(any_desk, a_reception(**changes), MISSING)
    assert history.verify(any_desk).events == events
    assert visits.page(any_desk).rows == ()


def test_what_is_repealed_can_be_declined(any_desk):
    visit = visits.decline(any_desk, a_reception(procedure_code=REPEALED), ("Đã bị bãi bỏ",))
    assert visit.procedure_code == REPEALED


@pytest.mark.parametrize("said", [(), ("  ",)])
def test_without_a_word_nobody_is_turned_away(any_desk, said):
    for verb in (visits.guide, visits.decline):
        with pytest.raises(MissingReason):
            verb(any_desk, a_reception(), said)


def test_a_specialist_turns_nobody_away(any_desk):
    specialist = acting_as(any_desk, Role.SPECIALIST)
    for verb in (visits.guide, visits.decline):
        with pytest.raises(StepNotForRole):
            verb(specialist, a_reception(), ("Không thuộc thẩm quyền",))


def test_the_prints_are_on_record(any_desk):
    visit = visits.decline(any_desk, a_reception(), ("Không thuộc thẩm quyền",))
    visit_slips.print_slip(any_desk, visit.id)
    facts = history.recent(any_desk, 1)[0].facts
    assert (facts["slip"], facts["visit"]) == (SlipKind.REFUSAL_NOTICE, visit.id)
