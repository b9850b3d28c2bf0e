"""What a pack would change here (gói đổi những gì): looked at before it is accepted.

Why what the office corrected stays: a pack is made for every commune, and a correction was made by
somebody who had a reason on this very desk. A form is the office's own where its newest text is of
no pack and not the one that ships, a procedure where an officer wrote its newest version, a day
where it was changed here since the last pack that brought it.
"""

from collections.abc import Mapping
from datetime import datetime
from difflib import unified_diff
from typing import cast

from commune_desk.domain.catalogue.catalogue_versions import states_the_same
from commune_desk.domain.catalogue.procedure import Origin, Procedure
from commune_desk.domain.desk.history import EventKind, EventRow
from commune_desk.domain.form.declaring import declared
from commune_desk.domain.form.errors import FormNotFound, PackDamaged
from commune_desk.domain.form.written import SHARED, SharedParts
from commune_desk.domain.papers.office_form import PackChange, PackPlan
from commune_desk.domain.papers.pack import Pack
from commune_desk.domain.papers.pack_errors import PackForeign, PackOlder
from commune_desk.domain.vietnamese import format_date
from commune_desk.domain.working_time import CalendarDay
from commune_desk.files.catalogue.law import topics
from commune_desk.files.papers.forms import form_from, shared_from
from commune_desk.files.upkeep.update_packs import project_key
from commune_desk.services.catalogue import law
from commune_desk.services.desk.desk import Desk
from commune_desk.services.papers import own_forms
from commune_desk.services.reception.forms import shared_parts, shelf
from commune_desk.store.catalogue import procedures
from commune_desk.store.office import calendar
from commune_desk.store.papers import office_forms
from commune_desk.store.upkeep import history


def plan(desk: Desk, pack: Pack) -> PackPlan:
    """What a pack would change here; nothing is written.

    Raises:
        PackForeign: it has rules of the law or what all forms have in common, and the project did
            not sign it.
        PackOlder: a later pack of that name was accepted, or the rules here are of a later day.
        PackDamaged: it has a topic of the law that this program does not know.
        LawForgets, FileUnreadable, WrongField: its rules cannot be.
        FormWrong, FormPaperWrong, ExpressionWrong, FormTestsFail: a form of it cannot be accepted.
    """
    is_of_project = pack.key == project_key()
    if (pack.law or SHARED in pack.forms) and not is_of_project:
        raise PackForeign(pack.name)
    accepted = history.since(desk.office.id, 0, EventKind.PACK_ACCEPTED)
    _check_newer(pack, accepted)
    law_changes, law_lines = _law(desk, pack)
    names = {one.code: one.name for one in pack.procedures}
    forms = {code: _form_change(desk, code, text) for code, text in pack.forms.items()}
    shared = brought_shared(desk, pack)
    if SHARED in forms:
        forms[SHARED] = PackChange.SAME if shared is None else PackChange.CHANGED
    if shared is not None:
        _check_others(desk, forms, shared)
    for code, text in pack.forms.items():
        if code == SHARED:
            continue
        written = form_from(text, f"{code}.toml")
        names[code] = written.name
        if forms[code] is not PackChange.SAME or shared is not None:
            form = declared(written, shared or shared_parts(desk), calendar=desk.calendar)
            own_forms.check_tests(form)
    packs = {str(one.facts["pack"]) for one in accepted}
    return PackPlan(
        forms=forms,
        procedures={one.code: _procedure_change(desk, one, packs) for one in pack.procedures},
        is_known=is_of_project
        or any(one.key == pack.key for one in office_forms.signers(desk.office.id)),
        days=_days(desk, pack, accepted) if pack.days else {},
        names=names | {day.on.isoformat(): day.name for day in pack.days},
        lines=law_lines
        | {
            code: _changed_lines(desk, code, text)
            for code, text in pack.forms.items()
            if forms[code] is PackChange.CHANGED
        },
        law=law_changes,
        is_of_project=is_of_project,
    )


def brought_shared(desk: Desk, pack: Pack) -> SharedParts | None:
    """What all forms have in common as a pack brings it; None where it is here already.

    Raises:
        PackOlder: what is here is of a later day.
        FormFileBroken, UnknownField, WrongField: it cannot be.
    """
    if SHARED not in pack.forms:
        return None
    newest, *before = own_forms.versions_of(desk, SHARED)
    texts = [one.text for one in (newest, *before[-1:])]  # what came last, and what ships
    holding = max(map(shared_from, texts), key=lambda one: one.stated_on)
    found = shared_from(pack.forms[SHARED])
    if found == holding:
        return None
    if found.stated_on <= holding.stated_on:
        raise PackOlder(pack.name, pack.made_at)
    return found.parts


def _check_others(desk: Desk, forms: Mapping[str, PackChange], shared: SharedParts) -> None:
    """See that the forms that stay as they are go on with what all shall have in common."""
    for code, written in shelf(desk).forms.items():
        if forms.get(code, PackChange.KEPT) is PackChange.KEPT:
            own_forms.check_tests(declared(written, shared, calendar=desk.calendar))


def _check_newer(pack: Pack, accepted: tuple[EventRow, ...]) -> None:
    """Refuse a pack of which the same maker sent a later one under the same name."""
    for one in accepted:
        made_at = str(one.facts.get("made_at", ""))
        is_it = (one.facts["pack"], one.facts["key"]) == (pack.name, pack.key)
        if is_it and made_at and datetime.fromisoformat(made_at) > pack.made_at:
            raise PackOlder(pack.name, pack.made_at)


def _law(desk: Desk, pack: Pack) -> tuple[Mapping[str, PackChange], dict[str, tuple[str, ...]]]:
    changes: dict[str, PackChange] = {}
    lines: dict[str, tuple[str, ...]] = {}
    for topic, text in pack.law.items():
        if topic not in topics():
            raise PackDamaged("format")
        told = law.change_of(desk.office.id, topic, text)
        if told.is_older:
            raise PackOlder(pack.name, pack.made_at)
        changes[topic] = PackChange.CHANGED if told.comes or told.changes else PackChange.SAME
        lines[topic] = tuple(
            f"{sign} {format_date(since)}: {basis}"
            for sign, versions in (("+", told.comes), ("±", told.changes))
            for since, basis in versions
        )
    return changes, lines


def _days(desk: Desk, pack: Pack, accepted: tuple[EventRow, ...]) -> Mapping[str, PackChange]:
    known = {day.on: day for day in calendar.days(desk.office.id)}
    own = _own_days(desk, accepted)

    def change(day: CalendarDay) -> PackChange:
        if known.get(day.on) == day:
            return PackChange.SAME
        if day.on.isoformat() in own:
            return PackChange.KEPT
        return PackChange.CHANGED if day.on in known else PackChange.NEW

    return {day.on.isoformat(): change(day) for day in pack.days}


def _own_days(desk: Desk, accepted: tuple[EventRow, ...]) -> set[str]:
    """The days that the office changed since the last pack that brought them."""
    changed = history.since(desk.office.id, 0, EventKind.CALENDAR_CHANGED)
    own: set[str] = set()
    for one in sorted((*changed, *accepted), key=lambda event: event.id):
        if one.kind is EventKind.CALENDAR_CHANGED:
            own.add(str(one.facts["on"]))
        else:
            own -= set(cast("list[str]", one.facts.get("days", [])))
    return own


def _changed_lines(desk: Desk, code: str, text: str) -> tuple[str, ...]:
    """The lines that go and come."""
    holding = own_forms.versions_of(desk, code)[0]
    told = unified_diff(holding.text.splitlines(), text.splitlines(), n=0, lineterm="")
    changed = (line for line in told if not line.startswith(("---", "+++", "@@")))
    return tuple(f"{line[0]} {line[1:].strip()}" for line in changed if line[1:].strip())


def _form_change(desk: Desk, code: str, text: str) -> PackChange:
    try:
        newest, *before = own_forms.versions_of(desk, code)
    except FormNotFound:
        return PackChange.NEW
    if newest.text == text:
        return PackChange.SAME
    brought = {one.text for one in before if one.origin is not Origin.OFFICE}
    is_own = newest.origin is Origin.OFFICE and newest.text and newest.text not in brought
    return PackChange.KEPT if is_own else PackChange.CHANGED


def _procedure_change(desk: Desk, given: Procedure, packs: set[str]) -> PackChange:
    known = procedures.versions_of(desk.office.id, given.code)
    if not known:
        return PackChange.NEW
    if states_the_same(known[0], given):
        return PackChange.SAME
    newest = known[0]
    is_of_pack = newest.origin is Origin.IMPORTED and newest.reason in packs
    is_own = newest.origin is not Origin.SHIPPED and not is_of_pack
    return PackChange.KEPT if is_own else PackChange.CHANGED
