"""Forms of declarations (mẫu tờ khai): which a procedure demands on a day, and each as it was.

The heads of all forms are read when the first of them is asked for, a form itself when it is
needed, and both are kept as long as the program runs; a form is declared anew when the calendar of
the office changed.
"""

import json
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from typing import cast

from commune_desk.domain.catalogue.procedure import demands_declaration
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.declared import DeclaredForm, family_of, is_in_force
from commune_desk.domain.form.declaring import declared
from commune_desk.domain.form.errors import FormNotFound
from commune_desk.domain.form.written import SHARED, FormHead, SharedParts, WrittenForm, head_of
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.law.topics import in_force
from commune_desk.domain.papers.office_form import SHIPPED_VERSION, FormVersion, newest
from commune_desk.domain.plain import to_plain
from commune_desk.domain.working_time import Calendar
from commune_desk.files.papers.forms import FormsFolder, form_from, shared_from, shipped_forms
from commune_desk.paths import resources
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.store.catalogue import procedures
from commune_desk.store.database import Database
from commune_desk.store.papers import declarations, office_forms
from commune_desk.store.papers.declarations import FormBody, KeptForm


@dataclass(frozen=True, eq=False)
class Shelf:
    """The forms that an office can use: those that ship, with its own in their places.

    Attributes:
        shared: what they have in common: what ships, or came later in a pack.
        forms: by code; one that ships is read when it is asked for.
        heads: what lists and choices ask of each, in the order of the codes.
        versions: of the office's own, by code.
    """

    shared: SharedParts
    forms: Mapping[str, WrittenForm]
    heads: tuple[FormHead, ...]
    versions: Mapping[str, int]


def shelf(desk: Desk) -> Shelf:
    """The forms of the office, read anew when it has changed one.

    What is changed inside a transaction does not ask here: what was rolled back would be kept.
    """
    office_id = desk.office.id
    return _shelf(desk.database, office_id, office_forms.count(office_id))


def shared_parts(desk: Desk) -> SharedParts:
    """What the forms of the office have in common, as it stands inside a transaction too."""
    return _shared(newest(office_forms.versions(desk.office.id, SHARED)).get(SHARED))


@lru_cache(maxsize=4)
def _shelf(_database: Database, office_id: OfficeId, count: int) -> Shelf:
    ships = shipped()
    if not count:
        return Shelf(ships.shared, ships.forms, ships.forms.heads(), {})
    versions = office_forms.versions(office_id)
    own = newest(versions)
    shared = _shared(own.pop(SHARED, None))
    given_up = {one.code for one in versions} - own.keys() - {SHARED}
    written = {code: form_from(one.text, f"{code}.toml") for code, one in own.items()}
    others = ships.forms.without(given_up | own.keys())
    heads = (*others.heads(), *map(head_of, written.values()))
    return Shelf(
        shared,
        ChainMap(written, cast("dict[str, WrittenForm]", others)),
        tuple(sorted(heads, key=lambda one: one.code)),
        {code: one.version for code, one in own.items()},
    )


def _shared(brought: FormVersion | None) -> SharedParts:
    """Of what ships and what a pack brought, that of the later day."""
    ships = shipped()
    if brought is None:
        return ships.shared
    found = shared_from(brought.text)
    return found.parts if found.stated_on > ships.shared_on else ships.shared


@cache
def shipped() -> FormsFolder:
    """The forms of the program."""
    return shipped_forms(resources() / "forms")


@lru_cache(maxsize=4)
def _families(forms: Shelf) -> Mapping[str, tuple[FormHead, ...]]:
    """The versions and variants of every form, by the code that they have in common."""
    found: dict[str, list[FormHead]] = {}
    for one in forms.heads:
        found.setdefault(family_of(one), []).append(one)
    return {code: tuple(members) for code, members in found.items()}


_declared: dict[str, tuple[Calendar | None, SharedParts | None, DeclaredForm | None]] = {}


# --- which forms -------------------------------------------------------------------------------


def all_forms(desk: Desk) -> tuple[WrittenForm, ...]:
    """Every form that the office can use, by code."""
    known = shelf(desk)
    return tuple(known.forms[one.code] for one in known.heads)


def heads(desk: Desk) -> tuple[FormHead, ...]:
    """What lists ask of every form that the office can use, by code; reads no paper."""
    return shelf(desk).heads


def form(desk: Desk, code: str) -> DeclaredForm:
    """A form by its code.

    Raises:
        FormNotFound: there is none.
        FormWrong, FormPaperWrong, ExpressionWrong: its file cannot be right.
    """
    folder = shelf(desk)
    written = folder.forms.get(code)
    if written is None:
        raise FormNotFound(code)
    made_with, shared, made = _declared.get(code, (None, None, None))
    is_as_before = made_with is desk.calendar and shared is folder.shared
    if made is None or made.written is not written or not is_as_before:
        version = folder.versions.get(code, SHIPPED_VERSION)
        made = declared(written, folder.shared, calendar=desk.calendar, version=version)
        _declared[code] = (desk.calendar, folder.shared, made)
    return made


def forms_for(desk: Desk, procedure_code: str, on: date) -> tuple[DeclaredForm, ...]:
    """The forms that a procedure demands of every dossier of a day, by code.

    Of every form there is one: that of the office's province where there is one, else that of the
    country; of several in force on the day the latest.

    Raises:
        FormWrong, FormPaperWrong, ExpressionWrong: the file of one cannot be right.
    """
    wanted = (
        _chosen(desk, members, on)
        for members in _families(shelf(desk)).values()
        if any(procedure_code in one.procedures for one in members)
    )
    return tuple(form(desk, one.code) for one in wanted if one is not None)


def further_forms(desk: Desk, procedure_code: str, on: date) -> tuple[DeclaredForm, ...]:
    """The forms that a procedure needs in some cases only: offered, not demanded."""
    return tuple(form(desk, one.code) for one in offered(desk, procedure_code, on))


def offered(desk: Desk, procedure_code: str, on: date) -> tuple[FormHead, ...]:
    """The heads of `further_forms`: to name them reads none of their papers."""
    chosen = (
        _chosen(desk, members, on)
        for members in _families(shelf(desk)).values()
        if any(procedure_code in one.in_some_cases for one in members)
    )
    return tuple(one for one in chosen if one is not None)


def letters(desk: Desk, on: date) -> tuple[FormHead, ...]:
    """The forms in force that no procedure asks for (đơn khiếu nại, giấy cam kết …), by code.

    They are written for whoever wants one; those that only go with linked procedures are offered
    there.
    """
    linked = {code for group in in_force(desk.law.linked, on=on).groups for code in group.forms}
    chosen = (
        _chosen(desk, members, on)
        for members in _families(shelf(desk)).values()
        if not any(one.procedures or one.in_some_cases for one in members)
    )
    return tuple(one for one in chosen if one is not None and one.code not in linked)


def has_forms(desk: Desk, procedure_code: str, on: date) -> bool:
    """Whether the program has a form for a procedure on a day; declares none."""
    return procedure_code in with_forms(desk, on)


def with_forms(desk: Desk, on: date) -> frozenset[str]:
    """The codes of the procedures for which the program has a form on a day."""
    return frozenset(
        code
        for members in _families(shelf(desk)).values()
        if _chosen(desk, members, on)
        for one in members
        for code in (*one.procedures, *one.in_some_cases)
    )


def ended_form(desk: Desk, procedure_code: str, on: date) -> FormHead | None:
    """The form that a procedure demanded last, where none is in force on a day any more."""
    ended = (
        one
        for one in shelf(desk).heads
        if procedure_code in one.procedures and one.effective_to and one.effective_to < on
    )
    return max(ended, key=lambda one: one.effective_from, default=None)


@dataclass(frozen=True, slots=True)
class NoForm:
    """That a procedure demands a declaration of which the program has no form on a day.

    Attributes:
        ended: the form that was used until then; None where there never was one.
    """

    ended: FormHead | None = None


def lacking_form(desk: Desk, procedure_code: str, on: date) -> NoForm | None:
    """That the form of a procedure is missing; None where it has one or demands none."""
    procedure = procedures.find_in_force(desk.office.id, procedure_code, on)
    if procedure is None or not demands_declaration(procedure):
        return None
    if has_forms(desk, procedure_code, on):
        return None
    return NoForm(ended_form(desk, procedure_code, on))


def _chosen(desk: Desk, members: tuple[FormHead, ...], on: date) -> FormHead | None:
    """The version and variant of a form that holds here on a day."""
    province = desk.office.province_code
    fitting = [one for one in members if is_in_force(one, on) and one.province in ("", province)]
    return max(fitting, key=lambda one: (one.province != "", one.effective_from), default=None)


def versions_in_time(desk: Desk, written: WrittenForm) -> tuple[str, ...]:
    """The codes of all versions and variants of a form."""
    found = _families(shelf(desk)).get(family_of(written), ())
    return tuple(one.code for one in found) or (written.code,)


# --- forms as they were ------------------------------------------------------------------------


def keep_form(desk: Desk, used: DeclaredForm) -> str:
    """Keep a form as it is now, so that it is printed so for ever; gives its digest.

    Call it inside a transaction.
    """
    body = FormBody(used.written, shelf(desk).shared)
    digest = digest_of(desk, used)
    declarations.keep_form(
        desk.office.id, KeptForm(digest, used.code, used.version, body, desk.now())
    )
    return digest


def digest_of(desk: Desk, used: DeclaredForm) -> str:
    """By which a form is found again as it is now."""
    return _digest(used.written, shelf(desk).shared)


def form_as_kept(desk: Desk, code: str, digest: str) -> DeclaredForm:
    """A form as it was when a dossier was received."""
    now = shelf(desk)
    if code in now.forms and digest == _digest(now.forms[code], now.shared):
        return form(desk, code)
    kept = declarations.get_form(desk.office.id, digest)
    written, shared = kept.body.written, kept.body.shared
    return declared(written, shared, calendar=desk.calendar, version=kept.version)


def _digest(written: WrittenForm, shared: SharedParts) -> str:
    """What tells one state of a form from another."""
    before = _digests.get(written.code)
    if before is None or before[0] is not written or before[1] is not shared:
        plain = json.dumps(to_plain([written, shared]), ensure_ascii=False, sort_keys=True)
        digest = sha256(plain.encode()).hexdigest()
        before = _digests[written.code] = (written, shared, digest)
    return before[2]


_digests: dict[str, tuple[WrittenForm, SharedParts, str]] = {}


# --- compared with the printed form ---------------------------------------------------------------


def confirm_form(desk: Desk, code: str) -> None:
    """Note that an officer compared a form with the printed one ("đã đối chiếu").

    It holds for the form as it is now: another wording has to be compared anew.

    Raises:
        StepNotForRole: whoever only receives dossiers does not decide that.
        FormNotFound: there is none of that code.
    """
    rights.check(desk, EventKind.FORM_CONFIRMED)
    compared = form(desk, code)
    with desk.database.transaction():
        digest = keep_form(desk, compared)
        declarations.check_form(desk.office.id, digest, at=desk.now(), by=desk.officer.full_name)
        facts = {"form": code, "version": compared.version}
        record(desk, EventKind.FORM_CONFIRMED, facts=facts)


def unconfirmed_forms(desk: Desk) -> frozenset[str]:
    """The forms that nobody has compared with the printed one as they are now, by code.

    Only those that somebody did compare are read whole.
    """
    now, compared = shelf(desk), declarations.checked(desk.office.id)
    ever = {code for code, _digest_then in compared}
    is_as_compared = {
        code
        for code in ever & now.forms.keys()
        if (code, _digest(now.forms[code], now.shared)) in compared
    }
    return frozenset(
        one.code for one in now.heads if not one.is_checked and one.code not in is_as_compared
    )
