"""Every service asks the table of rights: each verb is driven by each role, row by row.

The samples are those of test_events.py, so that a service that writes and has none is found there.
"""

import ast
import inspect
import re
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from commune_desk.domain.account_errors import AdministratorNeeded
from commune_desk.domain.certification.entries import Lot, PaperToCertify
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.dossier_errors import StepNotForRole
from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.desk.rights import ADMINISTRATORS, NONE, RIGHTS, QuietVerb, Verb
from commune_desk.domain.desk.rights_errors import MachineMayNot, NoLongerActive
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.errors import UserError
from commune_desk.domain.identifiers.id_card import read_card
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.upkeep.update import Update
from commune_desk.files.upkeep import update_packs
from commune_desk.services.catalogue import fee_resolutions
from commune_desk.services.certification import certification
from commune_desk.services.desk import clock_watch, lookup
from commune_desk.services.figures import reports, today
from commune_desk.services.handling import correcting, handling, payments, redeclaring, returning
from commune_desk.services.office import accounts, kept_settings
from commune_desk.services.papers import printing
from commune_desk.services.people import citizens, kept_of_person, letting_go, organisations
from commune_desk.services.reception import draft_bodies, drafts, intake, prepared, visits
from commune_desk.services.upkeep import checking, history, inspection, practice, updates
from commune_desk.settings import (
    DATABASE_URL,
    DESK_NAME,
    MACHINE_RIGHTS,
    PRACTICE_OFFICE,
    SYNC_FOLDER,
)
from commune_desk.store.office import officers
from tests.factories import BIRTH, a_person, a_reception, acting_as
from tests.house.source import ROOT
from tests.services.test_events import (
    CHANGES,
    COPIES,
    NOT_ONE_EVENT,
    PASSWORD,
    SIGNER,
    a_workbook,
    changing_functions,
    modules,
    neighbours,
    scene,  # noqa: F401  # the fixture below
)
from tests.services.test_fee_resolutions import RESOLUTION

E = EventKind
VERBS: dict[str, Verb] = {
    "accounts.add_officer": E.OFFICER_ADDED,
    "accounts.change_password": E.PASSWORD_CHANGED,
    "accounts.lift_delay": E.SIGN_IN_ALLOWED,
    "accounts.reset_password": QuietVerb.PASSWORD_RESET,
    "accounts.give_first_code": QuietVerb.PASSWORD_RESET,
    "accounts.set_active": E.OFFICER_DEACTIVATED,
    "accounts.set_role": E.ROLE_CHANGED,
    "accounts.set_names": E.OFFICER_RENAMED,
    "cancelling.cancel": E.CANCELLED,
    "correcting.correct": E.DOSSIER_CHANGED,
    "backup.create": E.BACKUP_CREATED,
    "backup.ensure": E.BACKUP_CREATED,
    "backup.go_round": E.BACKUP_CREATED,
    "rehearsing.rehearse": E.BACKUP_REHEARSED,
    "draft_bodies.take_over": E.BACKUP_CREATED,
    "recovery_sheets.keep": E.RECOVERY_SHEET_MADE,
    "sealing.take_over": E.HISTORY_SEALED,
    "clock_watch.confirm": E.CLOCK_CONFIRMED,
    "catalogue.load_shipped": E.CATALOGUE_LOADED,
    "certification.certify": E.CERTIFIED,
    "certification.close_book": E.BOOK_CLOSED,
    "certification.continue_book": E.BOOK_CONTINUED,
    "certification.enter": E.CERTIFIED,
    "certification.open_volume": E.BOOK_CONTINUED,
    "certification.strike": E.CERTIFICATE_STRUCK,
    "certification_papers.write_book": E.REPORT_MADE,
    "citizens.change_record": E.RECORD_CHANGED,
    "citizens.open_record": E.RECORD_OPENED,
    "citizens.note_read": E.RECORD_OPENED,
    "citizens.note_left": E.RECORD_OPENED,
    "kept_of_person.export": E.RECORD_EXPORTED,
    "letting_go.let_go": E.RECORD_LET_GO,
    "inspection.write": E.INSPECTION_MADE,
    "closing.close": E.PERIOD_CLOSED,
    "organisations.change_record": E.RECORD_CHANGED,
    "organisations.open_record": E.RECORD_OPENED,
    "organisations.search": QuietVerb.FOUND,
    "corrections.confirm": E.CATALOGUE_CONFIRMED,
    "corrections.correct": E.CATALOGUE_CORRECTED,
    "corrections.keep_own": E.CATALOGUE_KEPT,
    "corrections.take_back": E.CATALOGUE_CORRECTED,
    "corrections.take_shipped": E.CATALOGUE_CORRECTED,
    "declarations.count_prepared": E.PRINT,
    "declarations.print_prepared": E.PRINT,
    "drafts.discard": E.DRAFT_DISCARDED,
    "drafts.clear": E.DRAFT_DISCARDED,
    "drafts.save": QuietVerb.DRAFT_KEPT,
    "drafts.take_over": E.DRAFT_TAKEN_OVER,
    "fee_lists.write_list": E.REPORT_MADE,
    "fee_lists.write_workbook": E.REPORT_MADE,
    "fee_resolutions.enter": E.CATALOGUE_CORRECTED,
    "forms.confirm_form": E.FORM_CONFIRMED,
    "handling.step": Action.HAND_OVER,
    "handling.take": Action.HAND_OVER,
    "handling.undo_last": E.UNDO,
    "imports.bring_in": E.RECORDS_IMPORTED,
    "intake.receive": E.RECEIVE,
    "intake.solve_at_once": E.SOLVE_AT_ONCE,
    "kept_settings.save": E.SETTING_CHANGED,
    "linked.receive": E.RECEIVE,
    "lookup.sheet": E.RECORD_OPENED,
    "office.remove_calendar_day": E.CALENDAR_CHANGED,
    "office.save_calendar_day": E.CALENDAR_CHANGED,
    "office.save_leaders": E.OFFICE_CHANGED,
    "office.save_office": E.OFFICE_CHANGED,
    "own_forms.give_up": E.FORM_CHANGED,
    "own_forms.keep": E.FORM_CHANGED,
    "own_forms.take_back": E.FORM_CHANGED,
    "packs.accept": E.PACK_ACCEPTED,
    "packs.make": E.PACK_MADE,
    "packs.take_back": E.PACK_TAKEN_BACK,
    "payments.cancel": E.FEE_CANCELLED,
    "payments.take": E.FEE_TAKEN,
    "practice.replay": E.RECEIVE,
    "prepared.close": E.PREPARED_CLOSED,
    "prepared.prepare": E.PREPARED,
    "printing.count_print": E.PRINT,
    "printing.make_slip": E.PRINT,
    "printing.print_slip": E.PRINT,
    "rating.ask": E.RATING_ASKED,
    "rating.keep": E.RATE,
    "rating.keep_slips": E.RATE,
    "rating.rate": E.RATE,
    "list_export.write": E.LIST_EXPORTED,
    "registers.write_register": E.REPORT_MADE,
    "report_texts.keep": E.REPORT_TEXT_KEPT,
    "reports.write": E.REPORT_MADE,
    "returning.return_result": Action.RETURN,
    "returning.return_results": Action.RETURN,
    "returning.take_back_results": Action.RETURN,
    "reuse.give_consent": E.CONSENT_GIVEN,
    "reuse.withdraw_consent": E.CONSENT_WITHDRAWN,
    "sync.sync": E.WORKBOOKS_SYNCED,
    "updates.prepare": E.UPDATE_PREPARED,
    "visit_slips.count_print": E.PRINT,
    "visit_slips.print_slip": E.PRINT,
    "visits.decline": E.DECLINE,
    "visits.guide": E.GUIDE,
    # what opens no transaction and yet is somebody's right
    "certification.entries": QuietVerb.BOOK_READ,
    "citizens.from_card": QuietVerb.RECORD_READ,
    "kept_of_person.gather": E.RECORD_EXPORTED,
    "letting_go.may_go": E.RECORD_LET_GO,
    "inspection.by_officer": QuietVerb.INSPECTION_READ,
    "inspection.by_person": QuietVerb.INSPECTION_READ,
    "inspection.gather": QuietVerb.INSPECTION_READ,
    "inspection.kinds": QuietVerb.INSPECTION_READ,
    "inspection.looks_page": QuietVerb.INSPECTION_READ,
    "inspection.measures": QuietVerb.INSPECTION_READ,
    "citizens.get": QuietVerb.RECORD_READ,
    "citizens.known": QuietVerb.RECORD_READ,
    "citizens.proposed_change": E.RECORD_CHANGED,
    "citizens.search": QuietVerb.FOUND,
    "correcting.proposed": E.DOSSIER_CHANGED,
    "redeclaring.begun": E.DOSSIER_CHANGED,
    "drafts.lines": QuietVerb.FOUND,
    "drafts.open_drafts": QuietVerb.DOSSIER_READ,
    "joining.invite": E.PC_INVITED,
    "history.of_dossier": QuietVerb.HISTORY_READ,
    "history.recent": QuietVerb.HISTORY_READ,
    "history.verify": QuietVerb.HISTORY_VERIFIED,
    "checking.check": QuietVerb.HISTORY_VERIFIED,
    "lookup.filed_before": QuietVerb.FOUND,
    "lookup.find": QuietVerb.FOUND,
    "lookup.known": QuietVerb.DOSSIER_READ,
    "lookup.page": QuietVerb.FOUND,
    "lookup.recent": QuietVerb.FOUND,
    "organisations.get": QuietVerb.RECORD_READ,
    "organisations.proposed_change": E.RECORD_CHANGED,
    "payments.settled": QuietVerb.FEES_READ,
    "prepared.get": QuietVerb.DOSSIER_READ,
    "prepared.page": QuietVerb.FOUND,
    "reports.figures": QuietVerb.FIGURES_READ,
    "reports.reported": QuietVerb.FIGURES_READ,
    "today.on_days_off": QuietVerb.FOUND,
    "today.today": QuietVerb.FOUND,
    "visits.get": QuietVerb.DOSSIER_READ,
    "visits.page": QuietVerb.FOUND,
    "visits.waited_for": QuietVerb.DOSSIER_READ,
    "save the address of the database": QuietVerb.SAFEGUARD_CHANGED,
    "save the folder of the workbooks": QuietVerb.SAFEGUARD_CHANGED,
    "save the name of the desk": QuietVerb.MACHINE_CHANGED,
}
"""What each service is by the table."""

ASKED_BY_OTHERS = {
    "backup.is_due": "it says a time",
    "cancelling.cancellable": "it judges a dossier that was read already",
    "clock_watch.doubt": "it says a time, of nobody",
    "certification.book_now": "it says how far a book is, of nobody",
    "certification.unclosed": "it says years",
    "certification.unnumbered": "it says numbers",
    "certification.unprinted": "it says months",
    "citizens.key_of": "a key says nothing",
    "correcting.texts_of": "it lays out a dossier that was read already",
    "declaring.sources": "whoever fills a form with them is asked by `citizens.note_read`",
    "handling.papers_asked": "it finds a line in the history of a dossier that was read already",
    "lookup.counts": "it says numbers",
    "organisations.key_of": "a key says nothing",
    "pack_plans.plan": "it says which packs came before, of nobody",
    "parties.known_otherwise": "a part of what `reception` prepares",
    "parties.told_otherwise": "a part of what `reception` prepares",
    "payments.cases": "it says prices",
    "payments.charged": "it says prices",
    "prepared.receive": "it is a reception, which asks",
    "print_runs.receipts_of_today": "each receipt is read by `lookup.known`",
    "rating.check_slip": "it judges what was typed",
    "rating.may_be_asked": "it judges a dossier that was read already",
    "reception.checked_reception": "what it prepares is asked about when it is received",
    "reception.entered_for_form": "what it prepares is asked about when it is received",
    "reception.written_for": "what it prepares is asked about when it is kept",
    "reuse.consent_of": "it says a day",
}
"""What reads of people or dossiers and asks nothing itself, and why that is right."""


def prepare_update(made):
    """Prepare an update of which the office was backed up elsewhere."""
    installer = made.place / "setup.exe"
    installer.write_bytes(b"MZ")
    said = Update("9.0", "", made.desk.now(), made.place / "gói.capnhat", "", "")
    return updates.prepare(made.desk, update_packs.write(said, installer, bytes(32)))


CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
LOT = Lot(papers=(PaperToCertify("Học bạ", 1, 1),), signer=SIGNER, receipt_no="9")


def change_own_password(desk):
    """Change the password of whoever is at the desk, as if it were the administrator's."""
    known = officers.find_by_login(desk.office.id, "quantri")
    assert known is not None
    officers.set_password_hash(desk.office.id, desk.officer.id, known[1])
    accounts.change_password(desk, PASSWORD, PASSWORD[::-1])


SAMPLES = CHANGES | {
    "citizens.note_left": lambda s: citizens.note_left(s.desk, "087185004321"),
    "certification.certify": lambda s: certification.certify(
        s.desk, a_reception(procedure_code=COPIES), LOT
    ),
    "certification.enter": lambda s: certification.enter(s.desk, s.to_certify, LOT),
    "clock_watch.confirm": lambda s: clock_watch.confirm(
        replace(s.desk, clock=lambda: s.desk.now() + timedelta(days=10)), "Cơ quan nghỉ"
    ),
    "accounts.change_password": lambda s: change_own_password(s.desk),
    "updates.prepare": prepare_update,
    "draft_bodies.take_over": lambda s: draft_bodies.take_over(s.desk),
    "organisations.search": lambda s: organisations.search(s.desk, "Sen Hồng"),
    "citizens.search": lambda s: citizens.search(s.desk, "Bùi"),
    "drafts.save": lambda s: drafts.save(s.desk, {"full_name": "Bùi"}),
    "fee_resolutions.enter": lambda s: fee_resolutions.enter(s.desk, RESOLUTION),
    "certification.entries": lambda s: certification.entries(s.desk, BookKind.COPIES, s.period),
    "kept_of_person.gather": lambda s: kept_of_person.gather(s.desk, s.citizen_id),
    "inspection.by_officer": lambda s: inspection.by_officer(s.desk, s.period),
    "inspection.by_person": lambda s: inspection.by_person(s.desk, s.period),
    "inspection.gather": lambda s: inspection.gather(s.desk, s.period),
    "inspection.kinds": lambda s: inspection.kinds(s.desk),
    "inspection.looks_page": lambda s: inspection.looks_page(s.desk, s.period),
    "inspection.measures": lambda s: inspection.measures(s.desk),
    "letting_go.may_go": lambda s: letting_go.may_go(s.desk, s.citizen_id),
    "citizens.from_card": lambda s: citizens.from_card(s.desk, read_card(CARD)),
    "citizens.get": lambda s: citizens.get(s.desk, s.citizen_id),
    "citizens.known": lambda s: citizens.known(s.desk, "087185004321"),
    "citizens.proposed_change": lambda s: citizens.proposed_change(
        s.desk, s.citizen_id, {"applicant.phone": "0987654321"}
    ),
    "correcting.proposed": lambda s: correcting.proposed(s.desk, s.received, {"return_by": "post"}),
    "redeclaring.begun": lambda s: redeclaring.begun(s.desk, s.received, {}),
    "drafts.lines": lambda s: drafts.lines(s.desk),
    "drafts.open_drafts": lambda s: drafts.open_drafts(s.desk),
    "history.of_dossier": lambda s: history.of_dossier(s.desk, s.received),
    "history.recent": lambda s: history.recent(s.desk, 1),
    "history.verify": lambda s: history.verify(s.desk),
    "checking.check": lambda s: checking.check(s.desk),
    "lookup.filed_before": lambda s: lookup.filed_before(s.desk, a_person(), BIRTH),
    "lookup.find": lambda s: lookup.find(s.desk, "Bùi"),
    "practice.replay": lambda s: practice.replay(s.desk, ()),
    "printing.make_slip": lambda s: printing.make_slip(s.desk, s.received, SlipKind.RECEIPT),
    "lookup.known": lambda s: lookup.known(s.desk, s.received),
    "lookup.page": lambda s: lookup.page(s.desk, DossierFilter(now=s.desk.now())),
    "lookup.recent": lambda s: lookup.recent(s.desk),
    "organisations.get": lambda s: organisations.get(s.desk, s.organisation_id),
    "organisations.proposed_change": lambda s: organisations.proposed_change(
        s.desk, s.organisation_id, {"organisation.phone": "02773888999"}
    ),
    "payments.settled": lambda s: payments.settled(s.desk, s.period),
    "prepared.get": lambda s: prepared.get(s.desk, s.prepared_id),
    "prepared.page": lambda s: prepared.page(s.desk),
    "reports.figures": lambda s: reports.figures(s.desk, s.period),
    "reports.reported": lambda s: reports.reported(s.desk, s.period),
    "today.on_days_off": lambda s: today.on_days_off(s.desk),
    "today.today": lambda s: today.today(s.desk),
    "visits.get": lambda s: visits.get(s.desk, s.visit_id),
    "visits.page": lambda s: visits.page(s.desk),
    "visits.waited_for": lambda s: visits.waited_for(s.desk, "087185004321"),
    "returning.return_results": lambda s: returning.return_results(s.desk, [s.finished]),
    "returning.take_back_results": lambda s: returning.take_back_results(
        s.desk, [s.returned], "Bấm nhầm"
    ),
    "save the address of the database": lambda s: kept_settings.save(s.desk, DATABASE_URL, ""),
    "save the folder of the workbooks": lambda s: kept_settings.save(s.desk, SYNC_FOLDER, ""),
    "save the name of the desk": lambda s: kept_settings.save(s.desk, DESK_NAME, "Quầy 2"),
}
WITHOUT_DESK = {
    "signing_in.choose_password",
    "signing_in.sign_in",
    "signing_in.sign_in_without_password",
    "joining.join",
    "moving.move",
    "leaving.come_back",
    "new_office.create_office",
    "sealing.begin",
    "clock_watch.look",
    "common_key.tell",
}
"""What comes before there is a desk."""

ON_A_SERVER = {"joining.shut_out"}
"""What there is to do on a server alone; who may is tried in test_pc_accounts.py."""


def test_every_service_that_writes_has_its_verb():
    assert changing_functions() - WITHOUT_DESK - ON_A_SERVER <= set(VERBS)


READ_FROM = (
    "commune_desk.store.desk",
    "commune_desk.store.reception",
    "commune_desk.store.handling",
    "commune_desk.store.certification",
    "commune_desk.store.people",
    "commune_desk.store.upkeep.history",
)
"""Where people and dossiers are kept."""


def reading_functions() -> set[str]:
    """What the window or the command line calls and reads of people or dossiers."""
    callers = [*ROOT.glob("commune_desk/ui/**/*.py"), *ROOT.glob("commune_desk/cli/**/*.py")]
    called = {name for file in callers for name in called_in(ast.parse(file.read_text()))}
    return {name for module in modules() for name in readers_in(module)} & called


def called_in(source):
    """What a file names of a module, "module.name", or takes out of it."""
    for node in ast.walk(source):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module.rpartition('.')[2]}.{one.name}" for one in node.names)


def readers_in(module):
    """The public functions of a module of the services that read there, themselves or near by."""
    stores = [
        name
        for name, used in vars(module).items()
        if inspect.ismodule(used) and used.__name__.startswith(READ_FROM)
    ]
    reads = re.compile(rf"(?<![\w.])({'|'.join(stores)})\.\w+\(")
    for name, made in vars(module).items() if stores else ():
        if inspect.isfunction(made) and made.__module__ == module.__name__:
            near = (vars(module)[one] for one in neighbours(module, name, set()))
            if any(reads.search(inspect.getsource(one)) for one in near):
                yield f"{module.__name__.rpartition('.')[2]}.{name}"


def test_every_service_that_reads_of_people_has_its_verb():
    assert reading_functions() - WITHOUT_DESK <= set(VERBS) | set(ASKED_BY_OTHERS) | ON_A_SERVER


def test_what_asks_nothing_reads_indeed():
    assert set(ASKED_BY_OTHERS) <= reading_functions()


class Undone(Exception):  # it is no error
    """Ends a transaction without a trace."""


ONLY_PROPOSED = {name for name in VERBS if "propos" in name}
ONLY_PROPOSED |= {"kept_of_person.gather", "letting_go.may_go", "redeclaring.begun"}
"""What shows a change and does not make it."""
NOT_INSIDE = {"backup.create", "backup.ensure", "backup.go_round", "rehearsing.rehearse"}
NOT_INSIDE |= {"updates.prepare"}
"""What cannot be done inside a transaction."""


@contextmanager
def undone(database, name):
    """Take back what the block did."""
    if name in NOT_INSIDE:
        yield
        return
    with suppress(Undone), database.transaction():
        yield
        raise Undone


def at_desk(made, role, machine=""):
    """A scene with an officer of that role at the desk; it is not there for practice."""
    settings = made.desk.settings.with_value(MACHINE_RIGHTS, machine)
    settings = settings.with_value(PRACTICE_OFFICE, False)
    return replace(made, desk=replace(acting_as(made.desk, role), settings=settings))


def drive(made, name, role):
    """What a service does for a role: the verb that the history tells, or the refusal."""
    try:
        SAMPLES[name](at_desk(made, role))
    except UserError as refused:
        return type(refused)
    verb = VERBS[name]
    quiet = name in NOT_ONE_EVENT or name in ONLY_PROPOSED or isinstance(verb, QuietVerb)
    return verb if quiet else history.recent(made.desk, 1)[0].kind


def wanted(name, role):
    """What the table wants of it."""
    verb = VERBS[name]
    if role in RIGHTS[verb]:
        return verb
    if role is Role.MACHINE:
        return MachineMayNot
    return AdministratorNeeded if RIGHTS[verb] == ADMINISTRATORS else StepNotForRole


def test_row_by_row_only_who_has_the_right_may(scene):  # noqa: F811  # the fixture above
    a_workbook(scene.place)
    wrong = []
    for name in VERBS:
        for role in Role:
            events, files = history.recent(scene.desk, 1), sorted(scene.place.rglob("*"))
            with undone(scene.desk.database, name):
                done = drive(scene, name, role)
                left = (events, files) == (
                    history.recent(scene.desk, 1),
                    sorted(scene.place.rglob("*")),
                )
            if done != wanted(name, role) or (isinstance(done, type) and not left):
                wrong.append((name, role.value, done))
    assert not wrong


def test_the_refusal_says_who_was_refused(scene):  # noqa: F811  # the fixture above
    with pytest.raises(StepNotForRole) as refused:
        SAMPLES["closing.close"](at_desk(scene, Role.CLERK))
    assert (refused.value.action, refused.value.role) == (E.PERIOD_CLOSED, Role.CLERK)


def test_a_service_that_would_write_without_asking_is_found(scene):  # noqa: F811  # the fixture above
    """Nobody has fewer rights than a machine that has none: every single service refuses it."""
    a_workbook(scene.place)
    nobody = at_desk(scene, Role.MACHINE, NONE)
    let_in = []
    for name in VERBS:
        with undone(scene.desk.database, name):
            try:
                SAMPLES[name](nobody)
            except MachineMayNot:
                continue
            let_in.append(name)
    assert not let_in


def test_the_office_file_can_give_the_machine_one_right_alone(scene):  # noqa: F811  # the fixture above
    reporting = at_desk(scene, Role.MACHINE, "report_made figures_read")
    SAMPLES["reports.write"](reporting)
    with pytest.raises(MachineMayNot):
        SAMPLES["intake.receive"](reporting)


def by_the_administrator(desk, change):
    """What the administrator does at another PC while the officer sits at the desk."""
    change(acting_as(desk, Role.ADMINISTRATOR))


def test_who_loses_a_role_has_lost_its_rights_at_once(any_desk):
    by_the_administrator(any_desk, lambda d: accounts.set_role(d, "mai", Role.SPECIALIST))
    with pytest.raises(StepNotForRole) as refused:
        intake.receive(any_desk, a_reception())
    assert refused.value.role == Role.SPECIALIST


def test_who_gets_a_role_has_its_rights_at_once(any_desk):
    leader = acting_as(any_desk, Role.LEADER)
    by_the_administrator(any_desk, lambda d: accounts.set_role(d, "tung", Role.ADMINISTRATOR))
    assert accounts.set_role(leader, "mai", Role.SPECIALIST).role is Role.SPECIALIST


def test_who_is_deactivated_does_nothing_more(any_desk):
    by_the_administrator(any_desk, lambda d: accounts.set_active(d, "mai", is_active=False))
    for work in (
        lambda: intake.receive(any_desk, a_reception()),
        lambda: lookup.find(any_desk, "Bùi"),
        lambda: kept_settings.save(any_desk, DESK_NAME, "Quầy 2"),
    ):
        with pytest.raises(NoLongerActive):
            work()


def test_a_step_is_taken_back_only_by_who_may_take_it_now(any_desk):
    number = intake.receive(any_desk, a_reception()).dossier.dossier_no
    handling.step(any_desk, number, StepRequest(Action.FINISH, any_desk.now()))
    handling.step(any_desk, number, StepRequest(Action.RETURN, any_desk.now()))
    by_the_administrator(any_desk, lambda d: accounts.set_role(d, "mai", Role.SPECIALIST))
    with pytest.raises(UserError):
        handling.undo_last(any_desk, number, "Nhầm người")
