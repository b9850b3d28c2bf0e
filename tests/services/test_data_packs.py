"""What the project sends between two versions of the program: law, catalogue, days, forms."""

import shutil
from dataclasses import replace
from datetime import date, timedelta

import pytest

from commune_desk import bootstrap
from commune_desk.ciphers.signatures import public_key
from commune_desk.domain.account_errors import AdministratorNeeded
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.errors import UserError
from commune_desk.domain.form.errors import FormNotFound, FormTestsFail, PackDamaged
from commune_desk.domain.form.written import SHARED
from commune_desk.domain.input_errors import UnknownField
from commune_desk.domain.law.topics import in_force
from commune_desk.domain.papers.office_form import PackChange
from commune_desk.domain.papers.pack_errors import (
    LawForgets,
    LawNotUnderstood,
    PackBringsNothing,
    PackForeign,
    PackMakerUnknown,
    PackOlder,
)
from commune_desk.domain.working_time import CalendarDay, DayKind
from commune_desk.files.catalogue.law import topics
from commune_desk.files.papers.packs import packed
from commune_desk.paths import resources
from commune_desk.services.catalogue import corrections
from commune_desk.services.office import office
from commune_desk.services.papers import own_forms, pack_plans, packs
from commune_desk.services.reception import forms
from commune_desk.services.upkeep import history
from commune_desk.store.catalogue import law as kept_law
from commune_desk.words.papers.packs import LAW_TOPICS, SHARED_PARTS, part_words
from installer import data_pack
from tests.factories import acting_as

PROJECT, STRANGER = bytes(range(32)), bytes(32)
BIRTH = "1.004873"
MOVED = date(2027, 11, 5)
OF_LATER_PROGRAM = """
source = "x"
stated_on = "2030-01-01"
version = [{ a_new_figure = 1 }]
"""
LATER = """
[[version]]
since = "2027-03-01"
legal_basis = "khoản 5 Điều 21 Nghị định 9/2027/NĐ-CP"
answer_days = 10
ask_within_working_days = 2
"""


@pytest.fixture(autouse=True)
def project(monkeypatch, tmp_path):
    """The program knows the key of a project whose secret half is here."""
    for module in (pack_plans, data_pack):
        monkeypatch.setattr(module, "project_key", lambda: public_key(PROJECT))
    key = tmp_path / "bí mật.txt"
    key.write_text(PROJECT.hex())
    return key


@pytest.fixture
def admin(any_desk):
    return acting_as(any_desk, Role.ADMINISTRATOR)


@pytest.fixture
def later(tmp_path, project):
    """Makes the pack of a later version, in which these texts were changed."""

    def made(*parts, **changes):
        folder = tmp_path / "later"
        for part in data_pack.PARTS:
            shutil.copytree(resources() / part, folder / part, dirs_exist_ok=True)
        for file, change in changes.items():
            [path] = folder.rglob(f"{file}.*")
            path.write_text(change(path.read_text("utf-8")), "utf-8")
        made_at = data_pack.make(
            project, parts or data_pack.PARTS, folder=tmp_path, resources=folder
        )
        return packs.read(made_at)

    return made


def ten_days(text):
    return text.replace("2026-11-27", "2027-01-15") + LATER


def one_more_day(text):
    day = """{"on": "2027-11-05", "kind": "swapped_off", "name": "Nghỉ hoán đổi",
        "legal_basis": "QĐ 1/QĐ-TTg"}, """
    return text.replace('"days": [', f'"days": [{day}', 1)


def newer_form(text):
    return text.replace("Quê quán", "Quê quán (mới)", 1)


def later_still(pack):
    return pack.law["supplements"].replace("2027-01-15", "2027-01-16").replace("= 10", "= 9")


CHANGED = {
    "supplements": ten_days,
    "holidays_2027": one_more_day,
    "birth": newer_form,
}


def events(desk):
    return history.verify(desk).events


def test_a_pack_of_what_is_here_brings_nothing(admin, later):
    pack = later()
    changes = pack_plans.plan(admin, pack).changes
    assert len(changes) > 200
    assert set(changes.values()) == {PackChange.SAME}
    with pytest.raises(PackBringsNothing):
        packs.accept(admin, pack)


def test_everything_that_changed_comes_in_one_line_of_history(admin, later):
    before, known = events(admin), corrections.to_correct(admin, BIRTH)
    pack = later(**CHANGED)
    renamed = replace(known, name="Đăng ký khai sinh (mới)", effective_from=date(2026, 1, 1))
    others = tuple(one for one in pack.procedures if one.code != BIRTH)
    pack = replace(pack, procedures=(*others, renamed))
    planned = pack_plans.plan(admin, pack)
    changed = {code for code, one in planned.changes.items() if one is not PackChange.SAME}
    assert changed == {"supplements", MOVED.isoformat(), "birth", BIRTH}
    assert planned.lines["supplements"] == ("+ 01/03/2027: khoản 5 Điều 21 Nghị định 9/2027/NĐ-CP",)
    assert (planned.is_known, planned.is_of_project) == (True, True)
    packs.accept(admin, pack)
    assert events(admin) == before + 1
    facts = history.recent(admin, 1)[0].facts
    assert (facts["law"], facts["procedures"]) == (["supplements"], [BIRTH])
    now = office.renewed(admin)
    days = [in_force(now.law.supplements, on=day).answer_days for day in (date(2027, 2, 28), MOVED)]
    assert days == [15, 10]
    assert MOVED in {day.on for day in office.calendar_days(admin)}
    version = corrections.to_correct(admin, BIRTH)
    assert (version.name, version.effective_from) == (renamed.name, admin.now().date())
    assert corrections.versions_of(admin, BIRTH)[1].effective_to == (
        admin.now().date() - timedelta(days=1)
    )
    assert "Quê quán (mới)" in own_forms.versions_of(admin, "birth")[0].text
    with pytest.raises(PackBringsNothing):
        packs.accept(admin, pack)


def test_the_law_of_a_pack_holds_after_the_next_opening(any_folder, clock, later):
    opened = bootstrap.open_office(any_folder, clock)
    admin = acting_as(bootstrap.desk_without_screen(opened), Role.ADMINISTRATOR)
    packs.accept(admin, later("law", supplements=ten_days))
    opened.database.close()
    again = bootstrap.open_office(any_folder, clock)
    try:
        assert in_force(again.law.supplements, on=date(2027, 3, 1)).answer_days == 10
        with again.database.transaction():
            kept_law.keep(again.office.id, {"closing": OF_LATER_PROGRAM})
    finally:
        again.database.close()
    with pytest.raises(LawNotUnderstood) as refused:
        bootstrap.open_office(any_folder, clock)
    assert refused.value.topic == "closing"


def test_what_the_office_corrected_stays(admin, later):
    own = replace(corrections.to_correct(admin, BIRTH), name="Khai sinh ở xã mình")
    corrections.correct(admin, own, "Theo quyết định của tỉnh")
    mine = CalendarDay(
        MOVED, DayKind.HALF_DAY, "Nghỉ nửa ngày", "TB 1", sessions=admin.office.hours.sessions[:1]
    )
    office.save_calendar_day(admin, mine)
    text = own_forms.versions_of(admin, "birth")[0].text.replace("Quê quán", "Quê quán (xã)", 1)
    own_forms.keep(admin, text, "Theo mẫu của tỉnh")
    pack = later(**CHANGED)
    packs.accept(admin, pack)
    assert corrections.undecided(admin) == ()  # that row was there when it was corrected
    others = tuple(one for one in pack.procedures if one.code != BIRTH)
    renamed = replace(own, name="Đăng ký khai sinh (mới)")
    pack = replace(pack, procedures=(*others, renamed), law={"supplements": later_still(pack)})
    packs.accept(admin, pack)
    planned = pack_plans.plan(admin, pack)
    kept = {code for code, one in planned.changes.items() if one is PackChange.KEPT}
    assert kept == {BIRTH, MOVED.isoformat(), "birth"}
    assert corrections.to_correct(admin, BIRTH).name == own.name
    assert [one.procedure.code for one in corrections.undecided(admin)] == [BIRTH]
    assert mine in office.calendar_days(admin)
    assert own_forms.versions_of(admin, "birth")[0].text == text


def test_a_later_pack_follows_an_earlier_one_and_not_the_other_way(admin, later):
    first = later(**CHANGED)
    second = replace(
        later(birth=lambda text: newer_form(text).replace("(mới)", "(mới hơn)")),
        made_at=first.made_at + timedelta(days=30),
        law={},
    )
    packs.accept(admin, first)
    assert pack_plans.plan(admin, second).forms["birth"] is PackChange.CHANGED
    packs.accept(admin, second)
    with pytest.raises(PackOlder):
        packs.accept(admin, first)


def test_law_is_taken_from_the_project_alone(admin, later):
    pack = later("law", supplements=ten_days)
    foreign = packs.opened(packed(pack, STRANGER))
    with pytest.raises(PackForeign):
        packs.accept(admin, foreign, is_maker_told=True)
    assert office.renewed(admin).law == admin.law


def test_an_unknown_maker_is_not_taken_at_his_word(admin, later):
    pack = packs.opened(packed(without_shared(later("forms", birth=newer_form)), STRANGER))
    with pytest.raises(PackMakerUnknown) as refused:
        packs.accept(admin, pack)
    assert refused.value.fingerprint == pack.fingerprint
    packs.accept(admin, pack, is_maker_told=True)


# --- what all forms have in common ---------------------------------------------------------------


def shared_and_form(later, *, on="2027-01-15"):
    """A pack in which a form uses what all forms have in common only since then."""
    return later(
        "forms",
        shared=lambda text: (
            text.replace("2026-11-28", on) + "\n[attributes.zalo]\nkind = 'phone'\n"
        ),
        birth=lambda text: text.replace(
            "{child.home_place}", "{child.home_place} Số Zalo: {child.zalo}", 1
        ),
    )


def without_shared(pack):
    return replace(pack, forms={code: pack.forms[code] for code in pack.forms if code != SHARED})


def kinds_of(desk):
    """What the places of the birth form are, by their names."""
    return {field.name: field.kind.name for field in forms.form(desk, "birth").spec.fields}


def test_what_all_forms_have_in_common_comes_with_them_and_goes_with_them(admin, later):
    before = forms.form(admin, "marital_status")
    pack = shared_and_form(later)
    planned = pack_plans.plan(admin, pack)
    assert set(planned.differing) == {SHARED, "birth"}
    assert any("zalo" in line for line in planned.lines[SHARED])
    assert f"{SHARED_PARTS}: " in part_words(planned, SHARED)
    packs.accept(admin, pack)
    assert kinds_of(admin)["child.zalo"] == "phone"
    assert forms.form(admin, "marital_status") is not before
    assert history.recent(admin, 1)[0].facts["forms"] == {"birth": 2, SHARED: 2}
    with pytest.raises(PackBringsNothing):
        packs.accept(admin, pack)
    assert set(packs.take_back(admin, pack.name)) == {"birth", SHARED}
    assert "child.zalo" not in kinds_of(admin)
    assert "zalo" not in forms.shared_parts(admin).attributes
    packs.accept(admin, pack)
    assert kinds_of(admin)["child.zalo"] == "phone"


def test_a_later_program_has_the_last_word_on_what_forms_share(admin, later, monkeypatch):
    packs.accept(admin, shared_and_form(later))
    ships = forms.shipped()
    monkeypatch.setattr(forms, "shipped", lambda: replace(ships, shared_on=date(2027, 2, 1)))
    own = own_forms.versions_of(admin, "marital_status")[0].text.replace("\n\n", "\n# xã\n\n", 1)
    own_forms.keep(admin, own, "Xem lại các mẫu")
    assert forms.shelf(admin).shared is ships.shared


def test_what_forms_share_is_taken_from_the_project_alone_and_never_older(admin, later):
    foreign = packs.opened(packed(shared_and_form(later), STRANGER))
    with pytest.raises(PackForeign):
        packs.accept(admin, foreign, is_maker_told=True)
    with pytest.raises(PackOlder):
        packs.accept(admin, shared_and_form(later, on="2026-11-28"))
    with pytest.raises(FormNotFound):
        packs.make(admin, "Mẫu của xã", (SHARED,))


def test_a_form_of_the_office_that_would_break_refuses_the_whole(admin, later):
    own = own_forms.versions_of(admin, "birth")[0].text.replace("Quê quán", "Quê quán (xã)", 1)
    own_forms.keep(admin, own, "Theo mẫu của tỉnh")
    pack = later(
        "forms",
        shared=lambda text: text.replace("2026-11-28", "2027-01-15").replace(
            "[attributes.home_place]", "[attributes.quê]"
        ),
    )
    with pytest.raises(UserError):
        packs.accept(admin, pack)
    assert len(own_forms.versions_of(admin, SHARED)) == 1


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda text: text.replace("= 15", "= 12"), PackOlder),
        (lambda text: ten_days(text).replace("2025-07-01", "2025-08-01"), LawForgets),
        (lambda text: ten_days(text).replace("answer_days", "days"), UnknownField),
    ],
)
def test_law_that_cannot_be_changes_nothing(admin, later, change, refusal):
    before = events(admin)
    with pytest.raises(refusal):
        packs.accept(admin, later(supplements=change, birth=newer_form))
    assert events(admin) == before
    assert len(own_forms.versions_of(admin, "birth")) == 1


def test_a_form_that_fails_takes_the_law_with_it(admin, later):
    pack = later(supplements=ten_days, birth=lambda text: text.replace("> 60", "> 600"))
    with pytest.raises(FormTestsFail):
        packs.accept(admin, pack)
    assert office.renewed(admin).law == admin.law


def test_a_cut_pack_and_a_topic_of_a_later_program_are_refused(admin, later):
    pack = later("law", supplements=ten_days)
    with pytest.raises(PackDamaged):
        packs.opened(packed(pack, PROJECT)[:-200])
    strange = packs.opened(packed(replace(pack, law={"signing": "x = 1"}), PROJECT))
    with pytest.raises(PackDamaged):
        pack_plans.plan(admin, strange)


def test_only_an_administrator_accepts(any_desk, later):
    pack = later(**CHANGED)
    with pytest.raises(AdministratorNeeded):
        packs.accept(any_desk, pack)
    assert all(
        one.kind is not EventKind.PACK_ACCEPTED
        for one in history.recent(acting_as(any_desk, Role.ADMINISTRATOR), 3)
    )


def test_the_project_signs_with_its_own_key_alone(tmp_path):
    other = tmp_path / "khóa khác.txt"
    other.write_text(STRANGER.hex())
    with pytest.raises(ValueError, match="not the key"):
        data_pack.make(other, folder=tmp_path)
    with pytest.raises(ValueError, match="no such part"):
        data_pack.make(tmp_path / "bí mật.txt", ("laws",), folder=tmp_path)


def test_every_topic_of_the_law_has_a_name():
    assert set(topics()) == set(LAW_TOPICS)
