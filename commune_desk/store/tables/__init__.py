"""The schema: every table and column of an office's database, with its meaning and Vietnamese name.

A module for each area; `beside.py` has what peewee's models have no word for: the word indexes and
the guards of the history, in the words of each engine.

Version 1 (2026-11): the desk: offices, officers, citizens, procedures, dossiers, history, drafts.
Version 2 (2026-11): a dossier keeps who filed it as they were then (`ReceivedParty`).
Version 3 (2026-11): what the program brought to the catalogue last (`ShippedProcedure`).
Version 4 (2026-11): a clock run keeps its reason of a delay, its promise, the last day to answer.
Version 5 (2026-11): visits that did not become a dossier (`Visit`).
Version 6 (2026-11): what the office says itself in the report of a period (`ReportText`).
Version 7 (2026-11): numbers of papers by year (`PaperNumber`).
Version 8 (2026-11): reporting periods are closed (`ClosedPeriod`, `ClosedFile`).
Version 9 (2026-11): fees that were taken (`Payment`).
Version 10 (2026-11): the certification books (`CertificationBook`, `CertificationEntry`); upon what
    it rests that a fee was not taken.
Version 11 (2026-11): forms of the office's own (`FormVersion`, `FormFile`, `PackSigner`).
Version 12 (2026-11): a dossier keeps its declarations, and forms as they were then (`KeptForm`,
    `Declaration`).
Version 13 (2026-11): what people let the office use again (`Consent`, `KnownFact`, `PersonLink`).
Version 14 (2026-11): dossiers that were received together (`DossierLink`).
Version 15 (2026-11): declarations written before there is a dossier (`Prepared`).
Version 17 (2026-11): who was asked for a rating (`RatingRequest`); an answer keeps how it came, and
    may be a paper slip that names no dossier.
Version 18 (2026-11): the account of commands that nobody stands at.
Version 19 (2026-11): a reception is corrected: a dossier has a note, a declaration may be left
    behind, words of a filing change; a reception may be asked for by name (`ReceptionRequest`).
Version 20 (2026-11): wrong passwords are counted by name and PC (`FailedSignIn`).
Version 21 (2026-11): a request keeps the fingerprint of what it asked for.
Version 22 (2026-11): changes of records are found by whom they are about (`RecordChange`).
Version 24 (2026-11): the history vouches for rows (`sealed.py`), and is sealed with a key.
Version 25 (2026-11): rules of the law that came in a pack (`KeptLaw`).
Version 26 (2026-11): who looked at whose record is found by person and by time (`RecordChange`).
Version 32 (2026-11): what was printed before there is a dossier goes along into it
    (`PreparedPrint`).

Conventions:

* Every table carries `office` and every index begins with it, so that a province can gather the
  dossiers of many communes in one database.
* `store/fields.py` says how values stand; empty text means "not known", NULL "not yet".
* Nothing that is referred to is ever deleted.

Why the key of a dossier is its moment of reception: lists are read newest first. With such a key
every index and the word index deliver rows in the order of the list, so that the first page
of any of them reads fifty rows and not five hundred thousand. Two of one microsecond are put apart.

Why the models are bound: a process opens one office at a time; `store/database.py` binds it here.
"""

from commune_desk.store.tables.beside import BESIDE_TABLES
from commune_desk.store.tables.catalogue import KeptLaw, ProcedureVersion, ShippedProcedure
from commune_desk.store.tables.certification import CertificationBook, CertificationEntry
from commune_desk.store.tables.desk import (
    ClockRun,
    Dossier,
    DossierLink,
    DossierPaper,
    Draft,
    Filing,
    Payment,
    Prepared,
    Rating,
    RatingRequest,
    ReceivedParty,
    ReceptionRequest,
    Visit,
)
from commune_desk.store.tables.figures import ClosedFile, ClosedPeriod, ReportText, SyncState
from commune_desk.store.tables.office import (
    CalendarDay,
    Counter,
    FailedSignIn,
    Leader,
    Office,
    Officer,
    OfficeSetting,
)
from commune_desk.store.tables.papers import (
    Declaration,
    FormFile,
    FormVersion,
    KeptForm,
    PackSigner,
    PaperNumber,
    PreparedPrint,
    PrintedSlip,
)
from commune_desk.store.tables.people import Citizen, Consent, KnownFact, Organisation, PersonLink
from commune_desk.store.tables.table import Table, bound_database
from commune_desk.store.tables.upkeep import Event, RecordChange

__all__ = [
    "ALL_TABLES",
    "BESIDE_TABLES",
    "CalendarDay",
    "CertificationBook",
    "CertificationEntry",
    "Citizen",
    "ClockRun",
    "ClosedFile",
    "ClosedPeriod",
    "Consent",
    "Counter",
    "Declaration",
    "Dossier",
    "DossierLink",
    "DossierPaper",
    "Draft",
    "Event",
    "FailedSignIn",
    "Filing",
    "FormFile",
    "FormVersion",
    "KeptForm",
    "KeptLaw",
    "KnownFact",
    "Leader",
    "Office",
    "OfficeSetting",
    "Officer",
    "Organisation",
    "PackSigner",
    "PaperNumber",
    "Payment",
    "PersonLink",
    "Prepared",
    "PreparedPrint",
    "PrintedSlip",
    "ProcedureVersion",
    "Rating",
    "RatingRequest",
    "ReceivedParty",
    "ReceptionRequest",
    "RecordChange",
    "ReportText",
    "ShippedProcedure",
    "SyncState",
    "Table",
    "Visit",
    "bound_database",
]

ALL_TABLES: tuple[type[Table], ...] = (
    Office, OfficeSetting, Leader, Officer, FailedSignIn, CalendarDay, Counter, Citizen,
    Organisation, Consent, KnownFact, PersonLink, ProcedureVersion, ShippedProcedure, Dossier,
    Filing, ReceivedParty, ReceptionRequest,
    KeptForm, Declaration, DossierLink, ClockRun, DossierPaper, Event, RecordChange, Draft, Rating,
    RatingRequest,
    Visit, Prepared, PreparedPrint, PaperNumber, PrintedSlip, Payment, CertificationBook,
    CertificationEntry,
    FormVersion, FormFile, PackSigner, KeptLaw, SyncState, ReportText, ClosedPeriod, ClosedFile,
)  # fmt: skip
"""Each refers only to earlier ones."""
