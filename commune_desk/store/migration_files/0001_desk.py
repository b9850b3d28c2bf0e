"""Version 1: the desk. Offices, officers, citizens, procedures, dossiers, history, drafts.

Frozen: the tables of version 1 as they were, the word indexes of each engine, and the triggers
that keep the history from being changed.
"""

from typing import Any

from peewee import (
    BigAutoField,
    BigIntegerField,
    BooleanField,
    CompositeKey,
    DatabaseProxy,
    ForeignKeyField,
    IntegerField,
    Model,
    SqliteDatabase,
    TextField,
)

frozen = DatabaseProxy()


class CodeField(TextField):
    """Text compared byte by byte."""

    field_type = "CODE"


class Table(Model):
    """What all tables share."""

    class Meta:
        database = frozen
        legacy_table_names = False


def _index_some(name: str, *columns: Any, where: Any, unique: bool = False) -> None:
    table = columns[0].model
    table.add_index(table.index(*columns, unique=unique, where=where, name=name))


class Office(Table):
    id = BigAutoField()
    name = TextField()
    parent_name = TextField()
    centre_name = TextField()
    place_name = TextField()
    province_code = TextField()
    commune_code = TextField()
    agency_code = TextField()
    address = TextField()
    hotline = TextField()
    email = TextField()
    hours = TextField()


class OfficeSetting(Table):
    office = ForeignKeyField(Office, index=False)
    name = TextField()
    value = TextField()

    class Meta:
        primary_key = CompositeKey("office", "name")


class Leader(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    position = IntegerField()
    full_name = TextField()
    title = TextField()
    authority_line = TextField()

    class Meta:
        indexes = ((("office", "position"), True),)


class Officer(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    login = CodeField()
    full_name = TextField()
    role = TextField()
    title = TextField()
    password_hash = TextField()
    is_active = BooleanField()

    class Meta:
        indexes = ((("office", "login"), True),)


class CalendarDay(Table):
    office = ForeignKeyField(Office, index=False)
    on_day = TextField()
    kind = TextField()
    name = TextField()
    legal_basis = TextField()
    is_confirmed = BooleanField()
    sessions = TextField()

    class Meta:
        primary_key = CompositeKey("office", "on_day")


class Counter(Table):
    office = ForeignKeyField(Office, index=False)
    name = CodeField()
    value = BigIntegerField()

    class Meta:
        primary_key = CompositeKey("office", "name")


class Citizen(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    personal_id = CodeField()
    id_tail = CodeField()
    old_id = TextField()
    full_name = TextField()
    name_folded = CodeField()
    born_on = TextField(null=True)
    sex = TextField()
    address = TextField()
    issued_on = TextField(null=True)
    issuer = TextField()
    phone = CodeField()
    email = TextField()
    updated_at = BigIntegerField()

    class Meta:
        indexes = ((("office", "name_folded"), False),)


_index_some(
    "citizen_personal_id", Citizen.office, Citizen.personal_id,
    where=Citizen.personal_id != "", unique=True,
)  # fmt: skip
_index_some("citizen_id_tail", Citizen.office, Citizen.id_tail, where=Citizen.id_tail != "")
_index_some("citizen_phone", Citizen.office, Citizen.phone, where=Citizen.phone != "")


class Organisation(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    tax_code = CodeField()
    name = TextField()
    name_folded = CodeField()
    representative = ForeignKeyField(Citizen, index=False, null=True)
    address = TextField()
    phone = TextField()
    email = TextField()
    updated_at = BigIntegerField()

    class Meta:
        indexes = ((("office", "name_folded"), False), (("office", "tax_code"), False))


class ProcedureVersion(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    code = CodeField()
    version = IntegerField()
    name = TextField()
    name_folded = CodeField()
    initials = CodeField()
    sector = TextField()
    effective_from = TextField()
    effective_to = TextField(null=True)
    body = TextField()

    class Meta:
        indexes = ((("office", "code", "version"), True),)


class Dossier(Table):
    id = BigIntegerField(primary_key=True)
    office = ForeignKeyField(Office, index=False)
    dossier_no = CodeField()
    running_no = BigIntegerField()
    external_no = CodeField()
    procedure = ForeignKeyField(ProcedureVersion, index=False)
    sector = TextField()
    channel = TextField()
    state = TextField()
    return_by = TextField()
    received_at = BigIntegerField()
    due_at = BigIntegerField()
    promised_at = BigIntegerField(null=True)
    supplement_asked_at = BigIntegerField(null=True)
    closed_at = BigIntegerField(null=True)
    returned_at = BigIntegerField(null=True)
    last_event_at = BigIntegerField()
    late_reason = TextField()

    class Meta:
        indexes = (
            (("office", "dossier_no"), True),
            (("office", "id"), False),
            (("office", "sector", "id"), False),
            (("office", "channel", "id"), False),
            (("office", "sector", "channel", "id"), False),
            (("office", "running_no", "id", "sector", "channel", "state"), False),
            (("office", "closed_at"), False),
            (("office", "last_event_at"), False),
        )


_index_some(
    "dossier_external_no", Dossier.office, Dossier.external_no, where=Dossier.external_no != ""
)
_index_some(
    "dossier_open", Dossier.office, Dossier.due_at, Dossier.id, Dossier.state, Dossier.sector,
    Dossier.channel, where=Dossier.closed_at.is_null(),
)  # fmt: skip
_index_some(
    "dossier_ready", Dossier.office, Dossier.id, Dossier.due_at, Dossier.sector, Dossier.channel,
    where=Dossier.state == "result_ready",
)  # fmt: skip


class Filing(Table):
    dossier = ForeignKeyField(Dossier, primary_key=True)
    office = ForeignKeyField(Office, index=False)
    citizen = ForeignKeyField(Citizen, index=False, null=True)
    organisation = ForeignKeyField(Organisation, index=False, null=True)
    delegate = ForeignKeyField(Citizen, index=False, null=True)
    model = TextField()
    filled_from = TextField()
    phone = CodeField()
    form = TextField()
    words = TextField()

    class Meta:
        indexes = (
            (("office", "citizen", "dossier"), False),
            (("office", "organisation", "dossier"), False),
            (("office", "delegate", "dossier"), False),
            (("office", "phone", "dossier"), False),
        )


class ClockRun(Table):
    dossier = ForeignKeyField(Dossier, index=False)
    run_no = IntegerField()
    office = ForeignKeyField(Office, index=False)
    started_at = BigIntegerField()
    allowance = TextField()
    due_at = BigIntegerField()
    ended_at = BigIntegerField(null=True)
    why = TextField()

    class Meta:
        primary_key = CompositeKey("dossier", "run_no")


class DossierPaper(Table):
    dossier = ForeignKeyField(Dossier, index=False)
    position = IntegerField()
    office = ForeignKeyField(Office, index=False)
    name = TextField()
    originals = IntegerField()
    copies = IntegerField()

    class Meta:
        primary_key = CompositeKey("dossier", "position")


class Event(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    kind = TextField()
    dossier = ForeignKeyField(Dossier, index=False, null=True)
    officer = ForeignKeyField(Officer, index=False, null=True)
    desk_name = TextField()
    happened_at = BigIntegerField()
    entered_at = BigIntegerField()
    facts = TextField()
    previous_hash = TextField()
    hash = TextField()

    class Meta:
        indexes = ((("office", "id"), False), (("office", "dossier", "id"), False))


class Draft(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    officer = ForeignKeyField(Officer, index=False)
    desk_name = TextField()
    body = TextField()
    saved_at = BigIntegerField()

    class Meta:
        indexes = ((("office", "saved_at"), False),)


class Rating(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    dossier = ForeignKeyField(Dossier, unique=True)
    level = TextField()
    reason = TextField()
    given_at = BigIntegerField()

    class Meta:
        indexes = ((("office", "given_at"), False),)


class PrintedSlip(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    dossier = ForeignKeyField(Dossier, index=False)
    slip = TextField()
    copy_no = IntegerField()
    printed_at = BigIntegerField()
    file = TextField()
    officer_name = TextField()

    class Meta:
        indexes = ((("office", "dossier", "slip", "copy_no"), True),)


class SyncState(Table):
    office = ForeignKeyField(Office, index=False)
    month = TextField()
    last_event_id = BigIntegerField()
    written_at = BigIntegerField()
    file = TextField()

    class Meta:
        primary_key = CompositeKey("office", "month")


TABLES = (
    Office, OfficeSetting, Leader, Officer, CalendarDay, Counter, Citizen, Organisation,
    ProcedureVersion, Dossier, Filing, ClockRun, DossierPaper, Event, Draft, Rating,
    PrintedSlip, SyncState,
)  # fmt: skip

SQLITE = (
    # Words are found by their beginnings in the order of the rows' keys; the texts themselves stay
    # in their tables. The words of a filing begin with three signs.
    """CREATE VIRTUAL TABLE filing_index USING fts5(
        words, content='filing', content_rowid='dossier_id',
        detail=none, columnsize=0, prefix='4 5 6 7 8 9', tokenize=ascii)""",
    """CREATE VIRTUAL TABLE citizen_index USING fts5(
        name_folded, content='citizen', content_rowid='id',
        detail=none, columnsize=0, prefix='1 2 3 4 5 6', tokenize=ascii)""",
    """CREATE TRIGGER filing_indexed AFTER INSERT ON filing BEGIN
        INSERT INTO filing_index(rowid, words) VALUES (new.dossier_id, new.words); END""",
    """CREATE TRIGGER citizen_indexed AFTER INSERT ON citizen BEGIN
        INSERT INTO citizen_index(rowid, name_folded) VALUES (new.id, new.name_folded); END""",
    """CREATE TRIGGER citizen_renamed AFTER UPDATE OF name_folded ON citizen
        WHEN old.name_folded <> new.name_folded BEGIN
        INSERT INTO citizen_index(citizen_index, rowid, name_folded)
            VALUES ('delete', old.id, old.name_folded);
        INSERT INTO citizen_index(rowid, name_folded) VALUES (new.id, new.name_folded); END""",
    """CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event BEGIN
        SELECT RAISE(ABORT, 'the history is appended to, never changed'); END""",
    """CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event BEGIN
        SELECT RAISE(ABORT, 'the history is appended to, never changed'); END""",
)

POSTGRES = (
    """CREATE INDEX filing_index ON filing
        USING gin (array_to_tsvector(string_to_array(btrim(words), ' ')))""",
    """CREATE INDEX citizen_index ON citizen
        USING gin (array_to_tsvector(string_to_array(btrim(name_folded), ' ')))""",
    """CREATE FUNCTION event_is_not_changed() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE 'the history is appended to, never changed'; END $$""",
    """CREATE TRIGGER event_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON event
        EXECUTE FUNCTION event_is_not_changed()""",
)


def up(_migrator: Any, db: Any) -> None:
    """Make the tables, their word indexes and triggers."""
    frozen.initialize(db)
    db.create_tables(TABLES, safe=False)
    for statement in SQLITE if isinstance(db, SqliteDatabase) else POSTGRES:
        db.execute_sql(statement)
