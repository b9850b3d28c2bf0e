"""Every change of the office writes exactly one line of history, and reading writes none.

Which functions change something is read from the code: those that open a transaction, themselves or
through a neighbour in their module. Whoever adds one adds a sample of it here.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from openpyxl import Workbook

from commune_desk import services
from commune_desk.domain.account_errors import SignInRefused
from commune_desk.domain.catalogue.procedure import Procedure
from commune_desk.domain.certification.entries import EntryNo, Lot, PaperToCertify
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.figures.report_text import ReportText, TextSection
from commune_desk.domain.figures.shown_list import ListHead, ListKind
from commune_desk.domain.handling.payments import NewPayment
from commune_desk.domain.handling.rating import PaperSlip, Rating, RatingLevel, RatingWay
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.office.office import Leader
from commune_desk.domain.office.officer import NewOfficer
from commune_desk.domain.papers.pack import Pack
from commune_desk.domain.people.applicant import Organisation
from commune_desk.domain.periods import calendar_month
from commune_desk.domain.working_time import CalendarDay, DayKind
from commune_desk.services.catalogue import catalogue, corrections
from commune_desk.services.certification import certification, certification_papers
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.figures import (
    closing,
    list_export,
    registers,
    report_texts,
    reports,
    sync,
)
from commune_desk.services.handling import (
    cancelling,
    correcting,
    handling,
    payments,
    rating,
    returning,
)
from commune_desk.services.office import (
    accounts,
    joining,
    kept_settings,
    office,
    sealing,
    signing_in,
)
from commune_desk.services.papers import (
    declarations,
    fee_lists,
    own_forms,
    packs,
    printing,
    visit_slips,
)
from commune_desk.services.people import citizens, kept_of_person, letting_go, organisations
from commune_desk.services.reception import drafts, forms, intake, linked, prepared, reuse, visits
from commune_desk.services.upkeep import (
    backup,
    history,
    imports,
    inspection,
    recovery_sheets,
    rehearsing,
)
from commune_desk.settings import RECEIPT_COPIES
from commune_desk.store.catalogue import procedures
from commune_desk.store.database import DatabaseLocation
from tests.factories import BIRTH, MARITAL_STATUS, a_person, a_reception

PASSWORD = "một mật khẩu dài"
NOT_ONE_EVENT = {
    "citizens.note_left": "an officer's day has one for a person; see test_kept_of_person.py",
    "drafts.save": "typing is not an event of the office",
    "draft_bodies.take_over": "what was typed stays as it is; only its seal is another",
    "printing.make_slip": "a number that is drawn to look at a paper waits for its print",
    "practice.replay": "it enters the events of its file, each by its own verb",
    "certification.certify": "it receives, certifies and takes the fee, with an event for each",
    "certification.enter": "it certifies and takes the fee, with an event for each",
    "fee_resolutions.enter": "it corrects every procedure that a resolution names",
    "new_office.create_office": "the office has no history before it",
    "joining.shut_out": "it changes a server; its event is looked at in test_pc_accounts.py",
    "joining.join": "the PC has no desk yet; its event is looked at in test_joining.py",
    "updates.prepare": "it makes a backup, which has an event of its own",
    "moving.move": "no desk may be open; its event is looked at in test_moving.py",
    "leaving.come_back": "no desk may be open; its event is looked at in test_leaving.py",
    "common_key.tell": "no desk may be open; its event is looked at in test_common_key.py",
    "clock_watch.look": "nobody stands at a desk when an office is opened; see test_clock_watch.py",
    "clock_watch.confirm": "in an office for practice there is nothing to confirm; likewise",
    "sealing.begin": "nobody stands at a desk when an office is opened; see test_tampering.py",
    "returning.return_results": "it hands over each, with an event of its own",
    "returning.take_back_results": "it takes back each, with an event of its own",
}


@dataclass(frozen=True)
class Scene:
    """An administrator's desk with a dossier in each state, a draft, a visit and a workbook.

    A fee was taken for the second. The office has corrected the row of births, and the program has
    brought one since.
    """

    desk: Desk
    received: str
    finished: str
    returned: str
    citizen_id: Any
    draft_id: Any
    visit_id: Any
    prepared_id: Any
    place: Path
    to_certify: str = ""
    organisation_id: Any = None

    @property
    def period(self):
        return calendar_month(self.desk.now().date())

    def corrected(self, code: str) -> Procedure:
        return replace(corrections.to_correct(self.desk, code), handling_unit="Phòng Văn hóa")

    @property
    def under_new_law(self) -> Desk:
        """The desk after a law has changed for the procedures that it has."""
        old, new = self.desk.law.civil_status
        changed = replace(new, since=self.desk.now().date())
        return replace(self.desk, law=replace(self.desk.law, civil_status=(old, changed)))

    def form_text(self, code: str) -> str:
        """A form that ships, with a word more in its name."""
        text = own_forms.versions_of(self.desk, code)[-1].text
        return text.replace('name = "', 'name = "Mẫu sửa: ', 1)

    def pack(self, code: str) -> Pack:
        """A pack with another version of a form."""
        return Pack(f"Gói {code}", "UBND tỉnh", self.desk.now(), {code: self.form_text(code)})

    def step(self, action: Action) -> StepRequest:
        return StepRequest(action, self.desk.now())

    def sign_in(self, change: Callable[..., Any], login: str) -> object:
        office, at = self.desk.office.id, self.desk.now()
        return change(self.desk.database, office, login, password=PASSWORD, at=at)


@pytest.fixture
def scene(desk, tmp_path):
    return a_scene(desk, tmp_path)


def a_scene(desk: Desk, place: Path) -> Scene:
    everyone = {officer.login: officer for officer in accounts.all_officers(desk)}
    desk = replace(desk, officer=everyone["quantri"])
    signing_in.choose_password(
        desk.database, desk.office.id, "quantri", password=PASSWORD, at=desk.now()
    )
    received, finished = (intake.receive(desk, a_reception()).dossier.dossier_no for _ in range(2))
    handling.step(desk, finished, StepRequest(Action.FINISH, desk.now()))
    at_once = intake.solve_at_once(desk, a_reception(procedure_code=BIRTH))
    (person,) = citizens.search(desk, "087185004321")
    draft_id = drafts.save(desk, {"full_name": "Bùi"})
    returned = at_once.dossier.dossier_no
    visit = visits.guide(desk, a_reception(), ["Tờ khai"])
    prepared_id = prepared.prepare(desk, a_reception()).id
    scene = Scene(
        desk, received, finished, returned, person.id, draft_id, visit.id, prepared_id, place
    )
    with suppress(SignInRefused):  # somebody mistyped the password of mai
        scene.sign_in(signing_in.sign_in, "mai")
    corrections.correct(desk, scene.corrected(BIRTH), WHY)
    own_forms.keep(desk, scene.form_text("birth"), WHY)
    packs.accept(desk, scene.pack("marriage"))
    payments.take(desk, finished, replace(PAID, receipt_no="7"))
    lot = Lot(papers=(PaperToCertify("Học bạ", 1, 1),), signer=SIGNER, receipt_no="6")
    certification.certify(desk, a_reception(procedure_code=COPIES), lot)
    copies = intake.receive(desk, a_reception(procedure_code=COPIES))
    intake.receive(desk, a_reception(applicant=COOPERATIVE))
    scene = replace(
        scene,
        to_certify=copies.dossier.dossier_no,
        organisation_id=organisations.key_of(desk, COOPERATIVE.tax_code),
    )
    brought = procedures.shipped(desk.office.id)[BIRTH]
    procedures.save_shipped(desk.office.id, [replace(brought, is_decided=False)])
    return scene


def a_workbook(place: Path) -> Path:
    """A workbook with one new citizen."""
    book = Workbook()
    book.worksheets[0].append(["Số định danh cá nhân", "Họ và tên"])
    book.worksheets[0].append(["087096610926", "Bùi Thanh Toàn"])
    book.save(place / "công dân.xlsx")
    return place / "công dân.xlsx"


COOPERATIVE = Organisation("Hợp tác xã Sen Hồng", "1400123455", a_person())
NEW = NewOfficer("lan", "Đỗ Thị Lan", Role.CLERK, password=PASSWORD)
COPIES = "2.000815"
SIGNER = Leader("Nguyễn Thanh Tùng", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH")
WHY = "theo quyết định của tỉnh"
PAID = NewPayment(amount_vnd=5000, receipt_no="8", note=WHY)
FLOOD = CalendarDay(date(2026, 10, 6), DayKind.SWAPPED_OFF, "Nghỉ tránh lũ")


def invite(made: Scene) -> object:
    """Make a join file, as an office on a server does."""
    database = copy(made.desk.database)
    key = made.desk.database.location.key_path
    database.location = DatabaseLocation("postgresql://motcua@may-chu/motcua", key_path=key)
    return joining.invite(replace(made.desk, database=database), "QUAY-2", shares_account=True)


CHANGES: dict[str, Callable[[Scene], object]] = {
    "signing_in.sign_in": lambda s: s.sign_in(signing_in.sign_in, "quantri"),
    "signing_in.sign_in_without_password": lambda s: signing_in.sign_in_without_password(
        s.desk.database, s.desk.office.id, "mai", at=s.desk.now()
    ),
    "signing_in.choose_password": lambda s: s.sign_in(signing_in.choose_password, "mai"),
    "joining.invite": invite,
    "accounts.add_officer": lambda s: accounts.add_officer(s.desk, NEW),
    "accounts.change_password": lambda s: accounts.change_password(
        s.desk, PASSWORD, PASSWORD[::-1]
    ),
    "accounts.reset_password": lambda s: accounts.reset_password(s.desk, "mai", PASSWORD),
    "accounts.give_first_code": lambda s: accounts.give_first_code(s.desk, "mai"),
    "accounts.lift_delay": lambda s: accounts.lift_delay(s.desk, "mai"),
    "accounts.set_role": lambda s: accounts.set_role(s.desk, "mai", Role.LEADER),
    "accounts.set_names": lambda s: accounts.set_names(
        s.desk, "mai", full_name="Lê Thị Mai", title="Công chức"
    ),
    "accounts.set_active": lambda s: accounts.set_active(s.desk, "mai", is_active=False),
    "backup.create": lambda s: backup.create(s.desk, s.place),
    "backup.ensure": lambda s: backup.ensure(s.desk),
    "backup.go_round": lambda s: backup.go_round(s.desk),
    "rehearsing.rehearse": lambda s: rehearsing.rehearse(s.desk),
    "certification.close_book": lambda s: certification.close_book(
        s.desk, BookKind.COPIES, s.desk.now().year - 1
    ),
    "certification.continue_book": lambda s: certification.continue_book(
        s.desk, BookKind.TRANSACTIONS, last_number=7
    ),
    "certification.open_volume": lambda s: certification.open_volume(s.desk, BookKind.COPIES),
    "certification.strike": lambda s: certification.strike(
        s.desk, EntryNo(BookKind.COPIES, s.desk.now().year, 1), reason=WHY
    ),
    "certification_papers.write_book": lambda s: certification_papers.write_book(
        s.desk, BookKind.COPIES, s.period, folder=s.place
    ),
    "fee_lists.write_list": lambda s: fee_lists.write_list(s.desk, s.period, s.place),
    "fee_lists.write_workbook": lambda s: fee_lists.write_workbook(s.desk, s.period, s.place),
    "cancelling.cancel": lambda s: cancelling.cancel(s.desk, s.received, note=WHY),
    "correcting.correct": lambda s: correcting.correct(
        s.desk, s.received, {"return_by": "post"}, reason=WHY
    ),
    "catalogue.load_shipped": lambda s: catalogue.load_shipped(s.desk),
    "citizens.change_record": lambda s: citizens.change_record(
        s.desk, s.citizen_id, {"applicant.phone": "0987654321"}, reason=WHY
    ),
    "kept_of_person.export": lambda s: kept_of_person.export(s.desk, s.citizen_id, s.place),
    "inspection.write": lambda s: inspection.write(s.desk, s.period, s.place),
    "letting_go.let_go": lambda s: letting_go.let_go(s.desk, s.citizen_id, reason=WHY),
    "organisations.change_record": lambda s: organisations.change_record(
        s.desk, s.organisation_id, {"organisation.phone": "02773888999"}, reason=WHY
    ),
    "organisations.open_record": lambda s: organisations.open_record(s.desk, s.organisation_id),
    "citizens.note_read": lambda s: citizens.note_read(s.desk, "087185004321"),
    "citizens.open_record": lambda s: citizens.open_record(s.desk, s.citizen_id),
    "closing.close": lambda s: closing.close(s.desk, calendar_month(s.period.day_before)),
    "corrections.confirm": lambda s: corrections.confirm(s.under_new_law, MARITAL_STATUS, WHY),
    "corrections.correct": lambda s: corrections.correct(s.desk, s.corrected(MARITAL_STATUS), WHY),
    "corrections.keep_own": lambda s: corrections.keep_own(s.desk, BIRTH, WHY),
    "corrections.take_back": lambda s: corrections.take_back(s.desk, BIRTH, 1, reason=WHY),
    "corrections.take_shipped": lambda s: corrections.take_shipped(s.desk, BIRTH, WHY),
    "drafts.take_over": lambda s: drafts.take_over(s.desk, s.draft_id),
    "drafts.discard": lambda s: drafts.discard(s.desk, s.draft_id),
    "drafts.clear": lambda s: drafts.clear(s.desk, [s.draft_id]),
    "forms.confirm_form": lambda s: forms.confirm_form(s.desk, "death"),
    "handling.step": lambda s: handling.step(s.desk, s.received, s.step(Action.HAND_OVER)),
    "handling.take": lambda s: handling.take(s.desk, s.received, s.step(Action.HAND_OVER)),
    "handling.undo_last": lambda s: handling.undo_last(s.desk, s.finished, "Bấm nhầm"),
    "imports.bring_in": lambda s: imports.bring_in(
        s.desk, "citizens", a_workbook(s.place), dry_run=False
    ),
    "intake.receive": lambda s: intake.receive(s.desk, a_reception()),
    "intake.solve_at_once": lambda s: intake.solve_at_once(
        s.desk, a_reception(procedure_code=BIRTH)
    ),
    "linked.receive": lambda s: linked.receive(s.desk, a_reception()),
    "prepared.prepare": lambda s: prepared.prepare(s.desk, a_reception()),
    "prepared.close": lambda s: prepared.close(s.desk, s.prepared_id, WHY),
    "declarations.count_prepared": lambda s: declarations.count_prepared(
        s.desk, s.prepared_id, declarations.make_prepared(s.desk, s.prepared_id)
    ),
    "declarations.print_prepared": lambda s: declarations.print_prepared(s.desk, s.prepared_id),
    "reuse.give_consent": lambda s: reuse.give_consent(s.desk, s.citizen_id),
    "reuse.withdraw_consent": lambda s: reuse.withdraw_consent(s.desk, s.citizen_id),
    "lookup.sheet": lambda s: lookup.sheet(s.desk, s.received),
    "office.save_office": lambda s: office.save_office(
        s.desk, replace(s.desk.office, hotline="0277 3111 222")
    ),
    "office.save_leaders": lambda s: office.save_leaders(s.desk, office.leaders(s.desk)[::-1]),
    "office.save_calendar_day": lambda s: office.save_calendar_day(s.desk, FLOOD),
    "office.remove_calendar_day": lambda s: office.remove_calendar_day(
        s.desk, office.calendar_days(s.desk)[0].on
    ),
    "printing.count_print": lambda s: printing.count_print(
        s.desk, printing.make_slip(s.desk, s.received, SlipKind.RECEIPT)
    ),
    "printing.print_slip": lambda s: printing.print_slip(s.desk, s.received, SlipKind.RECEIPT),
    "rating.keep": lambda s: rating.keep(
        s.desk, Rating(s.returned, RatingLevel.SATISFIED, s.desk.now())
    ),
    "own_forms.give_up": lambda s: own_forms.give_up(s.desk, "death", WHY),
    "own_forms.keep": lambda s: own_forms.keep(s.desk, s.form_text("death"), WHY),
    "own_forms.take_back": lambda s: own_forms.take_back(s.desk, "birth", 1, reason=WHY),
    "packs.accept": lambda s: packs.accept(s.desk, s.pack("death")),
    "packs.make": lambda s: packs.make(s.desk, "Mẫu của xã", ("birth",)),
    "packs.take_back": lambda s: packs.take_back(s.desk, "Gói marriage"),
    "payments.take": lambda s: payments.take(s.desk, s.received, PAID),
    "payments.cancel": lambda s: payments.cancel(s.desk, s.finished, "7", reason=WHY),
    "sealing.take_over": lambda s: sealing.take_over(s.desk),
    "recovery_sheets.keep": lambda s: recovery_sheets.keep(s.desk, recovery_sheets.draft(s.desk)),
    "rating.ask": lambda s: rating.ask(s.desk, s.returned, RatingWay.SECOND_SCREEN),
    "rating.keep_slips": lambda s: rating.keep_slips(
        s.desk, s.desk.now().date(), [PaperSlip(RatingLevel.SATISFIED)]
    ),
    "rating.rate": lambda s: rating.rate(s.desk, s.returned, RatingLevel.SATISFIED),
    "list_export.write": lambda s: list_export.write(
        s.desk,
        ListHead(kind=ListKind.DOSSIERS, title="Hồ sơ", narrowed="", headings=("Mã",)),
        [("1",)],
        folder=s.place,
    ),
    "registers.write_register": lambda s: registers.write_register(s.desk, s.period, s.place),
    "report_texts.keep": lambda s: report_texts.keep(
        s.desk, s.period, ReportText({TextSection.PROPOSALS: "Không có."})
    ),
    "reports.write": lambda s: reports.write(s.desk, s.period, s.place),
    "returning.return_result": lambda s: returning.return_result(s.desk, s.finished),
    "sync.sync": lambda s: sync.sync(s.desk, s.place),
    "visit_slips.count_print": lambda s: visit_slips.count_print(
        s.desk, s.visit_id, visit_slips.make_slip(s.desk, s.visit_id)
    ),
    "visit_slips.print_slip": lambda s: visit_slips.print_slip(s.desk, s.visit_id),
    "visits.decline": lambda s: visits.decline(s.desk, a_reception(), ["Không thuộc thẩm quyền"]),
    "visits.guide": lambda s: visits.guide(
        s.desk, a_reception(procedure_code=BIRTH), ["Giấy chứng sinh"]
    ),
    "kept_settings.save": lambda s: kept_settings.save(s.desk, RECEIPT_COPIES, 1),
}
READS: dict[str, Callable[[Scene], object]] = {
    "correcting.proposed": lambda s: correcting.proposed(s.desk, s.received, {"return_by": "post"}),

    "lookup.known": lambda s: lookup.known(s.desk, s.received),
    "lookup.find": lambda s: lookup.find(s.desk, "Nguyệt"),
    "lookup.counts": lambda s: lookup.counts(s.desk),
    "office.leaders": lambda s: office.leaders(s.desk),
    "office.renewed": lambda s: office.renewed(s.desk),
    "printing.slip": lambda s: printing.slip(s.desk, s.received, SlipKind.RECEIPT),
    "printing.preview": lambda s: printing.preview(s.desk, a_reception()),
    "reports.figures": lambda s: reports.figures(s.desk, s.period),
    "imports.bring_in": lambda s: imports.bring_in(
        s.desk, "citizens", a_workbook(s.place), dry_run=True
    ),
    "catalogue.pick": lambda s: catalogue.pick(s.desk, "khai sinh"),
    "drafts.open_drafts": lambda s: drafts.open_drafts(s.desk),
}  # fmt: skip


def modules() -> list[ModuleType]:
    """Every module of the services."""
    found = pkgutil.walk_packages(services.__path__, f"{services.__name__}.")
    return [importlib.import_module(each.name) for each in found]


def neighbours(module: ModuleType, name: str, seen: set[str]) -> set[str]:
    """A function and what it calls in its own module."""
    seen.add(name)
    for called in vars(module)[name].__code__.co_names:
        other = vars(module).get(called)
        is_near = inspect.isfunction(other) and other.__module__ == module.__name__
        if is_near and called not in seen:
            neighbours(module, called, seen)
    return seen


def changing_functions() -> set[str]:
    """The public functions that open a transaction."""
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in modules()
        for name, made in vars(module).items()
        if inspect.isfunction(made) and made.__module__ == module.__name__
        if not name.startswith("_")
        if any(
            ".transaction(" in inspect.getsource(vars(module)[near])
            for near in neighbours(module, name, set())
        )
    }


def test_every_function_that_changes_something_has_a_sample():
    assert changing_functions() == (set(CHANGES) | set(NOT_ONE_EVENT)) - {"returning.return_result"}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_one_event(scene, name):
    events = history.verify(scene.desk).events
    CHANGES[name](scene)
    assert history.verify(scene.desk).events == events + 1
    assert history.recent(scene.desk, 1)[0].officer_name


@pytest.mark.parametrize("name", READS)
def test_reading_leaves_no_event(scene, name):
    events = history.verify(scene.desk).events
    READS[name](scene)
    assert history.verify(scene.desk).events == events


def test_typing_is_not_an_event(scene):
    events = history.verify(scene.desk).events
    drafts.save(scene.desk, {"full_name": "Bùi Thanh"}, scene.draft_id)
    assert history.verify(scene.desk).events == events
