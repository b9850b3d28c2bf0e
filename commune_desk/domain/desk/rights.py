"""Rights (quyền): who may do what. One table, asked by every service before it does anything.

A verb is what the history would tell of it: an `EventKind` or a step of a dossier (`Action`), whose
row names its roles already (`domain/desk/steps.py`); and a few that leave no line (`QuietVerb`). A
new event without a row here is found by tests/domain/desk/test_rights.py, and a service that does
not ask by tests/services/test_rights.py.

Why roles are so few: in a commune one person stands in for another every week. The table keeps
apart what the law keeps apart (who signs and closes, who receives) and what could stop the whole
office (accounts, settings, a restore); the rest is open to all and stands in the history.

A command without an officer (`Role.MACHINE`) has the rights of the desk, of reports and of backups
by this table; the office file can give it others (`machine_verbs`).
"""

from collections.abc import Mapping
from enum import StrEnum

from commune_desk.domain.desk.dossier import DESK_ROLES, OFFICER_ROLES, Role
from commune_desk.domain.desk.history import EventKind, Happened
from commune_desk.domain.desk.steps import STEPS
from commune_desk.domain.form.spec import Kind


class QuietVerb(StrEnum):
    """What an officer does without a line of history of its own.

    * `DRAFT_KEPT`: what is being typed at reception is saved.
    * `FOUND`: people, dossiers and procedures are searched for and listed.
    * `DOSSIER_READ`: one dossier, draft, visit or prepared filing is read, for the work on it.
    * `RECORD_READ`: what the office keeps of one person or organisation is read for a form.
    * `DATED_BACK`: something is entered that happened on an earlier day, with the reason.
    * `BOOK_READ`: the entries of a certification book are read.
    * `FEES_READ`: what was taken is read, payment by payment.
    * `FIGURES_READ`: the figures of a period are counted or read.
    * `INSPECTION_READ`: what kinds of data the office keeps, and who saw whose record.
    * `HISTORY_READ`: what happened in the office or to a dossier is read.
    * `HISTORY_VERIFIED`: the chain of the history is followed.
    * `PASSWORD_RESET`: a forgotten password is replaced; the history says that it was changed.
    * `MACHINE_CHANGED`: a setting of one PC that harms nobody else: its name, printer, look.
    * `SAFEGUARD_CHANGED`: one that could stop the work of a PC: its database and folders.
    """

    DRAFT_KEPT = "draft_kept"
    FOUND = "found"
    DOSSIER_READ = "dossier_read"
    RECORD_READ = "record_read"
    DATED_BACK = "dated_back"
    BOOK_READ = "book_read"
    FEES_READ = "fees_read"
    FIGURES_READ = "figures_read"
    INSPECTION_READ = "inspection_read"
    HISTORY_READ = "history_read"
    HISTORY_VERIFIED = "history_verified"
    PASSWORD_RESET = "password_reset"
    MACHINE_CHANGED = "machine_changed"
    SAFEGUARD_CHANGED = "safeguard_changed"


Verb = Happened | QuietVerb

EVERYONE = frozenset(Role)
OFFICERS = frozenset(OFFICER_ROLES)
AT_THE_DESK = DESK_ROLES - {Role.MACHINE}
"""Who answers a citizen's request: a person stands behind it, never a command alone."""
KEEPERS = frozenset({Role.LEADER, Role.ADMINISTRATOR})
"""Who answers for the catalogue, for what is brought in and for a closed period."""
DECIDERS = KEEPERS | {Role.SPECIALIST}
"""Who decides cases: the specialist in the matter, and whoever leads."""
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})

RIGHTS: Mapping[Verb, frozenset[Role]] = {
    # the desk
    EventKind.RECEIVE: DESK_ROLES,
    EventKind.SOLVE_AT_ONCE: DESK_ROLES,
    EventKind.GUIDE: DESK_ROLES,
    EventKind.DECLINE: DESK_ROLES,
    EventKind.PREPARED: DESK_ROLES,
    EventKind.PREPARED_CLOSED: DESK_ROLES,
    QuietVerb.DRAFT_KEPT: DESK_ROLES,
    EventKind.DRAFT_TAKEN_OVER: DESK_ROLES,
    EventKind.DRAFT_DISCARDED: DESK_ROLES,
    EventKind.DOSSIER_CHANGED: DESK_ROLES,
    EventKind.CANCELLED: DESK_ROLES,
    **{step.action: step.roles for step in STEPS},
    EventKind.UNDO: EVERYONE,  # of a step that the same officer may take
    EventKind.RATING_ASKED: DESK_ROLES,
    EventKind.RATE: DESK_ROLES,
    EventKind.FEE_TAKEN: DESK_ROLES,
    EventKind.FEE_CANCELLED: DESK_ROLES,
    EventKind.CERTIFIED: DESK_ROLES,
    EventKind.CERTIFICATE_STRUCK: DESK_ROLES,
    EventKind.BOOK_CONTINUED: DESK_ROLES,
    EventKind.BOOK_CLOSED: DESK_ROLES,
    QuietVerb.DATED_BACK: KEEPERS,
    EventKind.PRINT: EVERYONE,
    QuietVerb.DOSSIER_READ: EVERYONE,
    QuietVerb.BOOK_READ: EVERYONE,
    QuietVerb.FEES_READ: EVERYONE,
    # people
    QuietVerb.FOUND: EVERYONE,
    QuietVerb.RECORD_READ: EVERYONE,
    EventKind.RECORD_OPENED: EVERYONE,
    EventKind.RECORD_CHANGED: DESK_ROLES,
    EventKind.RECORD_EXPORTED: AT_THE_DESK,
    EventKind.RECORD_LET_GO: AT_THE_DESK,
    EventKind.CONSENT_GIVEN: DESK_ROLES,
    EventKind.CONSENT_WITHDRAWN: DESK_ROLES,
    EventKind.RECORDS_IMPORTED: KEEPERS,
    # catalogue and forms
    EventKind.CATALOGUE_LOADED: ADMINISTRATORS,
    EventKind.CATALOGUE_CORRECTED: KEEPERS,
    EventKind.CATALOGUE_CONFIRMED: KEEPERS,
    EventKind.CATALOGUE_KEPT: KEEPERS,
    EventKind.FORM_CONFIRMED: DECIDERS,
    EventKind.FORM_CHANGED: ADMINISTRATORS,
    EventKind.PACK_MADE: ADMINISTRATORS,
    EventKind.PACK_ACCEPTED: ADMINISTRATORS,
    EventKind.PACK_TAKEN_BACK: ADMINISTRATORS,
    # figures
    QuietVerb.FIGURES_READ: EVERYONE,
    EventKind.REPORT_MADE: EVERYONE,
    EventKind.REPORT_TEXT_KEPT: EVERYONE,
    EventKind.PERIOD_CLOSED: KEEPERS,
    EventKind.LIST_EXPORTED: EVERYONE,
    EventKind.WORKBOOKS_SYNCED: EVERYONE,
    # the office and its accounts
    EventKind.OFFICE_CHANGED: ADMINISTRATORS,
    EventKind.CALENDAR_CHANGED: ADMINISTRATORS,
    EventKind.SETTING_CHANGED: ADMINISTRATORS,
    QuietVerb.SAFEGUARD_CHANGED: ADMINISTRATORS,
    QuietVerb.MACHINE_CHANGED: OFFICERS,
    EventKind.OFFICER_ADDED: ADMINISTRATORS,
    EventKind.ROLE_CHANGED: ADMINISTRATORS,
    EventKind.OFFICER_RENAMED: ADMINISTRATORS,
    EventKind.OFFICER_ACTIVATED: ADMINISTRATORS,
    EventKind.OFFICER_DEACTIVATED: ADMINISTRATORS,
    QuietVerb.PASSWORD_RESET: ADMINISTRATORS,
    EventKind.SIGN_IN_ALLOWED: ADMINISTRATORS,
    EventKind.PASSWORD_CHANGED: OFFICERS,  # the own one
    # upkeep
    EventKind.BACKUP_CREATED: DESK_ROLES,
    EventKind.BACKUP_REHEARSED: DESK_ROLES,
    EventKind.BACKUP_RESTORED: ADMINISTRATORS,
    EventKind.RECOVERY_SHEET_MADE: ADMINISTRATORS,
    EventKind.KEY_CHANGED: ADMINISTRATORS,
    QuietVerb.INSPECTION_READ: KEEPERS,
    EventKind.INSPECTION_MADE: KEEPERS,
    QuietVerb.HISTORY_READ: EVERYONE,
    EventKind.HISTORY_SEALED: ADMINISTRATORS,
    EventKind.CLOCK_CONFIRMED: ADMINISTRATORS,
    QuietVerb.HISTORY_VERIFIED: EVERYONE,
    EventKind.UPDATE_PREPARED: DESK_ROLES,
    EventKind.OFFICE_MOVED: ADMINISTRATORS,
    EventKind.PC_INVITED: ADMINISTRATORS,
    EventKind.PC_SHUT_OUT: ADMINISTRATORS,
}

WITH_ALL_TABLES: frozenset[Verb] = frozenset({
    EventKind.OFFICE_CHANGED,
    EventKind.CALENDAR_CHANGED,
    EventKind.SETTING_CHANGED,
    EventKind.OFFICER_ADDED,
    EventKind.ROLE_CHANGED,
    EventKind.OFFICER_RENAMED,
    EventKind.OFFICER_ACTIVATED,
    EventKind.OFFICER_DEACTIVATED,
    EventKind.PASSWORD_CHANGED,
    QuietVerb.PASSWORD_RESET,
    EventKind.FORM_CHANGED,
    EventKind.PACK_MADE,  # it keeps the signature of the office
    EventKind.PACK_ACCEPTED,
    EventKind.PACK_TAKEN_BACK,
    EventKind.BACKUP_RESTORED,
    EventKind.OFFICE_MOVED,
    EventKind.PC_INVITED,
    EventKind.PC_SHUT_OUT,
})  # fmt: skip
"""What writes tables of a server that the account of a counter's PC only reads
(`store/engine/counter_rights.py`), or changes the server itself; an administrator's PC may."""

WITHOUT_DESK: Mapping[Verb, str] = {
    EventKind.OFFICE_CREATED: "there is no officer before the office",
    EventKind.CLOCK_DOUBTED: "the program finds it when the office is opened",
    EventKind.SIGN_IN_FAILED: "nobody is in yet",
    EventKind.SIGN_IN: "whoever knows the password may",
    EventKind.DATABASE_SALVAGED: "whoever has the key reads what is left, beside the office",
    EventKind.PC_JOINED: "whoever has the file and its code may, and has no account there yet",
}
"""What happens before anybody has a desk, and why it needs no row."""


def may(role: Role, verb: Verb) -> bool:
    """Whether an officer of that role may do that.

    >>> may(Role.CLERK, EventKind.RECEIVE), may(Role.SPECIALIST, EventKind.RECEIVE)
    (True, False)
    """
    return role in RIGHTS[verb]


# --- the rights of the machine -----------------------------------------------------------------

ALL, NONE = "all", "none"
_BY_NAME: Mapping[str, Verb] = {verb.value: verb for verb in RIGHTS}
READ_WITH_ANY: frozenset[Verb] = frozenset(
    {QuietVerb.DOSSIER_READ, QuietVerb.RECORD_READ, QuietVerb.BOOK_READ, QuietVerb.FEES_READ}
)
"""What nobody can work on without reading it: whoever is given any right has these with it."""


def machine_verbs(named: str) -> frozenset[Verb]:
    """What commands without an officer may do.

    Args:
        named: `ALL`, `NONE`, or the names of verbs with blanks between them, to which
            `READ_WITH_ANY` is added; empty for the table's.

    Raises:
        ValueError: there is no such verb.

    >>> sorted(machine_verbs("receive rate") - READ_WITH_ANY)
    [<EventKind.RATE: 'rate'>, <EventKind.RECEIVE: 'receive'>]
    """
    match named.strip():
        case "":
            return frozenset(verb for verb in RIGHTS if may(Role.MACHINE, verb))
        case "all":
            return frozenset(RIGHTS)
        case "none":
            return frozenset()
        case names:
            if unknown := set(names.split()) - set(_BY_NAME):
                raise ValueError(min(unknown))
            return READ_WITH_ANY.union(_BY_NAME[name] for name in names.split())


def _read_machine_rights(text: str) -> str:
    machine_verbs(text)
    return text.strip()


MACHINE_RIGHTS_KIND = Kind(
    "machine_rights", _read_machine_rights, "", examples=(ALL, NONE, "receive report_made")
)
