"""Packs (gói mẫu): forms, procedures, days and rules of the law, in one signed file.

They go from office to office, and from the project to every office without a new program. A pack is
looked at before it is accepted: what it changes here, who made it (`pack_plans`). It is accepted
whole, in one transaction, and only if the test rows of its forms come out; its forms are taken back
whole too.
"""

import secrets
from dataclasses import replace
from pathlib import Path

from commune_desk.ciphers.signatures import public_key
from commune_desk.domain.catalogue import catalogue_versions
from commune_desk.domain.catalogue.catalogue_versions import ShippedProcedure, states_the_same
from commune_desk.domain.catalogue.procedure import Origin, Procedure
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.errors import FormNotFound, PackNotAccepted
from commune_desk.domain.form.written import SHARED, SharedParts
from commune_desk.domain.papers.office_form import FormVersion, PackChange, PackPlan
from commune_desk.domain.papers.pack import Pack
from commune_desk.domain.papers.pack_errors import PackBringsNothing, PackMakerUnknown
from commune_desk.files.papers import packs
from commune_desk.files.papers.forms import form_from
from commune_desk.files.writing import write_whole
from commune_desk.services.catalogue import corrections, law
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.services.papers import own_forms
from commune_desk.services.papers.form_use import check_unused
from commune_desk.services.papers.pack_plans import brought_shared, plan
from commune_desk.services.reception.forms import shelf
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
    if not version.text or code == SHARED:  # what all forms have in common the project alone sends
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


def accept(desk: Desk, pack: Pack, *, is_maker_told: bool = False) -> PackPlan:
    """Take over everything of a pack that is new or changed, in one transaction; what it did.

    What the office corrected itself stays. Of its procedures an officer is asked on the catalogue
    page, as after an update of the program.

    Args:
        desk: whose.
        pack: as it was opened.
        is_maker_told: whether the officer compared the fingerprint of a maker who is new here.

    Raises:
        AdministratorNeeded: the officer may not.
        PackMakerUnknown: nothing of that maker was accepted before.
        PackBringsNothing: nothing of it is new here.
        PdfTooHeavy: a PDF of it cannot be drawn within limits.
        Everything that `plan` and `corrections.correct` raise; nothing is taken over then.
    """
    rights.check(desk, EventKind.PACK_ACCEPTED)
    planned = plan(desk, pack)
    shared = brought_shared(desk, pack)
    if not (planned.is_known or is_maker_told):
        raise PackMakerUnknown(pack.office, pack.fingerprint)
    forms, topics = planned.taken(planned.forms), planned.taken(planned.law)
    codes, on = planned.taken(planned.procedures), planned.taken(planned.days)
    if not forms and not codes and not on and not topics:
        raise PackBringsNothing(pack.name)
    days = [day for day in pack.days if day.on.isoformat() in on]
    for content in pack.attachments.values():
        own_forms.check_drawable(content)
    given = {one.code: one for one in pack.procedures}
    seen = procedures.shipped(desk.office.id)
    waiting = [
        code
        for code, change in planned.procedures.items()
        if change is PackChange.KEPT
        and not (code in seen and states_the_same(seen[code].procedure, given[code]))
    ]
    with desk.database.transaction():
        for content in pack.attachments.values():
            office_forms.keep_file(desk.office.id, content)
        kept = [_written(desk, pack, code, shared=shared) for code in forms]
        for code in codes:
            _take_over(desk, given[code], pack)
        brought = [ShippedProcedure(given[code], is_decided=False) for code in waiting]
        brought += [ShippedProcedure(given[code], is_decided=True) for code in codes]
        procedures.save_shipped(desk.office.id, brought)
        calendar.save_days(desk.office.id, days)
        law.keep(desk.office.id, {topic: pack.law[topic] for topic in topics})
        office_forms.add_signer(desk.office.id, Signer(pack.key, pack.office, None, desk.now()))
        facts = {
            "pack": pack.name,
            "from": pack.office,
            "key": pack.key,
            "made_at": pack.made_at.isoformat(),
            "forms": {one.code: one.version for one in kept},
            "procedures": list(codes),
            "days": list(on),
            "law": list(topics),
            "waiting": waiting,
        }
        record(desk, EventKind.PACK_ACCEPTED, facts=facts)
    return planned


def _written(desk: Desk, pack: Pack, code: str, *, shared: SharedParts | None) -> FormVersion:
    """Write a form of a pack down, or what all forms have in common, which `plan` has read."""
    text, reason, origin = pack.forms[code], pack.name, Origin.IMPORTED
    if code == SHARED:
        return own_forms.write_next(desk, code, text=text, reason=reason, origin=origin)
    return own_forms.written_down(desk, text, reason=reason, origin=origin, shared=shared)


def _take_over(desk: Desk, given: Procedure, pack: Pack) -> None:
    """Write a procedure of a pack: a new row, or the next version of a known one from today on."""
    known = procedures.versions_of(desk.office.id, given.code)
    wanted = replace(given, origin=Origin.IMPORTED, reason=pack.name)
    if not known:
        procedures.save_versions(desk.office.id, (replace(wanted, version=1),))
        return
    today = desk.now().date()
    kept = catalogue_versions.followed(known, known[0], wanted, today=today)
    procedures.save_versions(desk.office.id, kept)


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
        for code in (*shelf(desk).versions, SHARED)
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
