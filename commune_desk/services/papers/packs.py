"""Packs (gói mẫu): forms and procedures that go from office to office in one signed file.

A pack is looked at before it is accepted: what it changes here, who made it. It is accepted whole,
in one transaction, and only if the test rows of its forms come out; it is taken back whole too.
"""

import secrets
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

from commune_desk.ciphers.signatures import public_key
from commune_desk.domain.catalogue_errors import NothingCorrected
from commune_desk.domain.form.declaring import declared
from commune_desk.domain.form_errors import FormNotFound, FormUnchanged, PackNotAccepted
from commune_desk.domain.history import EventKind
from commune_desk.domain.office_form import FormVersion, PackChange, PackPlan
from commune_desk.domain.pack import Pack
from commune_desk.domain.procedure import Origin, Procedure
from commune_desk.domain.working_time import CalendarDay
from commune_desk.files import packs
from commune_desk.files.forms import form_from
from commune_desk.files.writing import write_whole
from commune_desk.services.catalogue import corrections
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.forms import shelf, shipped
from commune_desk.services.desk.recording import record
from commune_desk.services.papers import own_forms
from commune_desk.services.papers.form_use import check_unused
from commune_desk.store.catalogue import procedures
from commune_desk.store.office import calendar
from commune_desk.store.papers import office_forms
from commune_desk.store.papers.office_forms import Signer

_SEED_BYTES = 32

# --- making one --------------------------------------------------------------------------------


def make(
    desk: Desk,
    name: str,
    forms: tuple[str, ...],
    *,
    procedure_codes: tuple[str, ...] = (),
    years: tuple[int, ...] = (),
) -> bytes:
    """The file of a pack with forms and procedures of this office, signed by it.

    Args:
        desk: whose.
        name: what the pack is called.
        forms: codes.
        procedure_codes: whose versions of today go with it.
        years: whose days of the yearly table go with it.

    Raises:
        AdministratorNeeded: the officer may not.
        FormNotFound, ProcedureNotFound: there is none of a code.
    """
    rights.check(desk, EventKind.PACK_MADE)
    versions = [_holding(desk, code) for code in forms]
    files = [form_from(one.text, f"{one.code}.toml") for one in versions]
    attachments = {
        one.pdf or one.word: own_forms.file_of(desk, one) for one in files if one.pdf or one.word
    }
    pack = Pack(
        name=name,
        office=desk.office.name,
        made_at=desk.now(),
        forms={one.code: one.text for one in versions},
        attachments=attachments,
        procedures=tuple(corrections.to_correct(desk, code) for code in procedure_codes),
        days=tuple(day for day in calendar.days(desk.office.id) if day.on.year in years),
    )
    with desk.database.transaction():
        signer = _own_signer(desk)
        record(desk, EventKind.PACK_MADE, facts={"pack": name, "forms": list(forms)})
    assert signer.seed is not None
    return packs.packed(pack, signer.seed)


def _holding(desk: Desk, code: str) -> FormVersion:
    version = own_forms.versions_of(desk, code)[0]
    if not version.text:
        raise FormNotFound(code)
    return version


def _own_signer(desk: Desk) -> Signer:
    """The key of this office, made with its first pack, inside the caller's transaction."""
    found = (one for one in office_forms.signers(desk.office.id) if one.seed is not None)
    if (known := next(found, None)) is not None:
        return known
    seed = secrets.token_bytes(_SEED_BYTES)
    made = Signer(public_key(seed), desk.office.name, seed, desk.now())
    office_forms.add_signer(desk.office.id, made)
    return made


# --- accepting one -----------------------------------------------------------------------------


def save(content: bytes, path: Path) -> None:
    """Write the file of a pack, whole or not at all.

    Raises:
        FolderNotWritable, DiskFull: as named.
    """
    write_whole(path, content)


def read(path: Path) -> Pack:
    """The pack in a file of the disk.

    Raises:
        FileMissing: there is none, or it cannot be read.
        Everything that `opened` raises.
    """
    return opened(own_forms.content_of(path))


def opened(content: bytes) -> Pack:
    """The pack in a file, its signature checked.

    Raises:
        PackDamaged: it is none, or was changed.
        WrongField, UnknownField: a procedure in it is not understood.
    """
    return packs.unpacked(content)


def plan(desk: Desk, pack: Pack) -> PackPlan:
    """What a pack would change here; nothing is written.

    Raises:
        FormWrong, FormPaperWrong, ExpressionWrong, FormTestsFail: a form of it cannot be accepted.
    """
    names = {one.code: one.name for one in pack.procedures}
    for code, text in pack.forms.items():
        written = form_from(text, f"{code}.toml")
        names[code] = written.name
        own_forms.check_tests(declared(written, shipped().shared, calendar=desk.calendar))
    known = {day.on: day for day in calendar.days(desk.office.id)} if pack.days else {}

    def change(day: CalendarDay) -> PackChange:
        if day.on not in known:
            return PackChange.NEW
        return PackChange.SAME if known[day.on] == day else PackChange.CHANGED

    return PackPlan(
        forms={code: _form_change(desk, code, text) for code, text in pack.forms.items()},
        procedures={one.code: _procedure_change(desk, one) for one in pack.procedures},
        is_known=any(one.key == pack.key for one in office_forms.signers(desk.office.id)),
        days={day.on.isoformat(): change(day) for day in pack.days},
        names=names | {day.on.isoformat(): day.name for day in pack.days},
        lines={code: _changed_lines(desk, code, text) for code, text in pack.forms.items()},
    )


def _changed_lines(desk: Desk, code: str, text: str) -> tuple[str, ...]:
    """The lines that go and come; none of a form that is new here."""
    try:
        holding = own_forms.versions_of(desk, code)[0]
    except FormNotFound:
        return ()
    told = unified_diff(holding.text.splitlines(), text.splitlines(), n=0, lineterm="")
    changed = (line for line in told if not line.startswith(("---", "+++", "@@")))
    return tuple(f"{line[0]} {line[1:].strip()}" for line in changed if line[1:].strip())


def _form_change(desk: Desk, code: str, text: str) -> PackChange:
    try:
        holding = own_forms.versions_of(desk, code)[0]
    except FormNotFound:
        return PackChange.NEW
    return PackChange.SAME if holding.text == text else PackChange.CHANGED


def _procedure_change(desk: Desk, given: Procedure) -> PackChange:
    known = procedures.versions_of(desk.office.id, given.code)
    if not known:
        return PackChange.NEW
    try:
        corrections.compared(desk, replace(given, version=known[0].version))
    except NothingCorrected:
        return PackChange.SAME
    return PackChange.CHANGED


def accept(desk: Desk, pack: Pack) -> None:
    """Take over everything of a pack that is new or changed, in one transaction.

    Raises:
        AdministratorNeeded: the officer may not.
        FormUnchanged: nothing of it is new here.
        Everything that `plan` and `corrections.correct` raise; nothing is taken over then.
    """
    rights.check(desk, EventKind.PACK_ACCEPTED)
    planned = plan(desk, pack)
    changed = [code for code, change in planned.forms.items() if change is not PackChange.SAME]
    corrected = [one for one in pack.procedures if planned.procedures[one.code] != PackChange.SAME]
    days = [day for day in pack.days if planned.days[day.on.isoformat()] != PackChange.SAME]
    if not changed and not corrected and not days:
        raise FormUnchanged(pack.name)
    with desk.database.transaction():
        for content in pack.attachments.values():
            office_forms.keep_file(desk.office.id, content)
        kept = [
            own_forms.written_down(desk, pack.forms[code], reason=pack.name, origin=Origin.IMPORTED)
            for code in changed
        ]
        for one in corrected:
            _take_over(desk, one, pack)
        calendar.save_days(desk.office.id, days)
        office_forms.add_signer(desk.office.id, Signer(pack.key, pack.office, None, desk.now()))
        facts = {
            "pack": pack.name,
            "from": pack.office,
            "key": pack.key,
            "forms": {one.code: one.version for one in kept},
            "procedures": [one.code for one in corrected],
            "days": [day.on.isoformat() for day in days],
        }
        record(desk, EventKind.PACK_ACCEPTED, facts=facts)


def _take_over(desk: Desk, given: Procedure, pack: Pack) -> None:
    """Write a procedure of a pack: a new row, or the next version of a known one."""
    known = procedures.versions_of(desk.office.id, given.code)
    wanted = replace(given, origin=Origin.IMPORTED, reason=pack.name)
    if not known:
        procedures.save_versions(desk.office.id, (replace(wanted, version=1),))
        return
    base = corrections.to_correct(desk, given.code)
    correction = corrections.compared(desk, replace(wanted, version=base.version))
    procedures.save_versions(desk.office.id, (correction.ended, correction.version))


def take_back(desk: Desk, pack_name: str, *, is_use_known: bool = False) -> tuple[str, ...]:
    """Let the forms of an accepted pack be again as they were before it; gives their codes.

    A form that was changed since stays as it is now, and so do the procedures: their versions are
    chosen by day and have their own way back on the catalogue page.

    Args:
        desk: whose.
        pack_name: as it was accepted.
        is_use_known: whether the officer was told who uses its forms now.

    Raises:
        AdministratorNeeded: the officer may not.
        PackNotAccepted: no form of that pack holds here.
        FormInUse: a dossier in work, a draft or a prepared filing has one of its forms.
    """
    rights.check(desk, EventKind.PACK_TAKEN_BACK)
    holding = [
        one
        for code in shelf(desk).versions
        for one in own_forms.versions_of(desk, code)[:1]
        if one.origin is Origin.IMPORTED and one.reason == pack_name
    ]
    if not holding:
        raise PackNotAccepted(pack_name)
    if not is_use_known:
        check_unused(desk, [one.code for one in holding])
    with desk.database.transaction():
        for one in holding:
            before = own_forms.versions_of(desk, one.code)[1:2]
            text = before[0].text if before else ""
            own_forms.write_next(desk, one.code, text=text, reason=pack_name, origin=Origin.OFFICE)
        codes = tuple(one.code for one in holding)
        record(desk, EventKind.PACK_TAKEN_BACK, facts={"pack": pack_name, "forms": list(codes)})
    return codes
