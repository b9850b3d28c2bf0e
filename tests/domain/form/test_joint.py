"""Several forms asked as one: what two of them ask is asked once."""

from types import SimpleNamespace
from typing import Any

from commune_desk.domain.form import kinds, rules
from commune_desk.domain.form.declared import DeclaredForm
from commune_desk.domain.form.joint import joint
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need, Section
from commune_desk.domain.form.trade_kinds import NAME


def a_form_named(name: str, *fields: FieldSpec, **said: Any) -> DeclaredForm:
    """A form of one section; its file and its paper do not matter here."""
    spec = FormSpec(name, (Section("child", fields),))
    written = SimpleNamespace(code=name, name=name)
    return DeclaredForm(written, (), spec, **said)  # type: ignore[arg-type]  # see above


CHILD = FieldSpec(NAME, "child.full_name", need=Need.WANTED)


def test_a_place_of_two_forms_is_asked_once_as_much_as_one_needs_it():
    needed = FieldSpec(NAME, "child.full_name", need=Need.REQUIRED)
    whole = joint([a_form_named("one", CHILD), a_form_named("two", needed)])
    assert [(one.name, one.need) for one in whole.spec.fields] == [
        ("child.full_name", Need.REQUIRED)
    ]


def test_a_place_belongs_as_long_as_it_belongs_to_one_of_them():
    def never(_texts):
        return False

    def when_named(texts):
        return bool(texts.get("child.full_name"))

    first = FieldSpec(kinds.ADDRESS, "child.residence", applies=never)
    second = FieldSpec(kinds.ADDRESS, "child.residence", applies=when_named)
    whole = joint([a_form_named("one", first), a_form_named("two", CHILD, second)])
    assert [one.name for one in rules.shown(whole.spec, {})] == ["child.full_name"]
    names = [one.name for one in rules.shown(whole.spec, {"child.full_name": "Hân"})]
    assert names == ["child.residence", "child.full_name"]


def test_the_first_that_says_something_names_it():
    one = a_form_named("one", CHILD, headings={"child": ""}, labels={"child.full_name": "Tên con"})
    two = a_form_named("two", CHILD, headings={"child": "Trẻ em"})
    whole = joint([one, two])
    assert whole.headings == {"child": "Trẻ em"}
    assert whole.labels == {"child.full_name": "Tên con"}
