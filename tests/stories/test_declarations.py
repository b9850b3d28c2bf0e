"""Tờ khai: what a declaration asks, what it knows, and what it says is wrong."""

from dataclasses import dataclass, field, replace

import pytest
from pytest_bdd import parsers, scenarios, then, when

from commune_desk.domain.form.declared import DeclaredForm
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.declaration import Filling
from commune_desk.domain.reception.prefill import TextSource
from commune_desk.services.reception import declared_people
from commune_desk.services.reception import forms as declared_forms
from commune_desk.services.reception.declaring import filled, sources
from commune_desk.words.errors import sentence
from tests.factories import a_reception
from tests.stories.conftest import Story

scenarios(
    "features/to_khai_ho_tich.feature",
    "features/to_khai_tro_giup.feature",
    "features/to_khai_cu_tru_kinh_doanh.feature",
)


@dataclass
class Declaring:
    """The declaration that is being filled: of which procedure, and what was said for it."""

    story: Story
    procedure_code: str = ""
    form_code: str = ""
    said: dict[str, str] = field(default_factory=dict)

    @property
    def filling(self) -> Filling:
        """How it stands now."""
        desk = self.story.desk
        reception = a_reception(procedure_code=self.procedure_code, answers=Answers(self.said))
        form = self._form()
        answers = declared_people.completed_answers(desk, (form,), reception)
        known = sources(desk, reception)
        return filled(desk, form, known, reception=replace(reception, answers=answers))

    def _form(self) -> DeclaredForm:
        """The form that was chosen, else the one that the procedure demands."""
        desk = self.story.desk
        if self.form_code:
            return declared_forms.form(desk, self.form_code)
        (form,) = declared_forms.forms_for(desk, self.procedure_code, desk.now().date())
        return form

    def place(self, whose: str, label: str) -> str:
        """The name of the place with that label under that heading."""
        form = self.filling.form
        (name,) = (
            one.name
            for section in form.spec.sections
            if form.headings.get(section.name) == whose
            for one in section.fields
            if form.labels[one.name] == label
        )
        return name

    def person(self, heading: str) -> str:
        """The name of who stands under that heading."""
        headings = self.filling.form.headings
        (name,) = (name for name, words in headings.items() if words == heading)
        return name


@pytest.fixture
def declaring(story: Story) -> Declaring:
    return Declaring(story)


@when(parsers.parse('làm tờ khai cho "{words}"'))
def begun(story: Story, declaring: Declaring, words: str):
    declaring.procedure_code = story.procedure(words)


@when(parsers.parse('làm mẫu "{words}" cho "{procedure}"'))
def begun_with(story: Story, declaring: Declaring, words: str, procedure: str):
    begun(story, declaring, procedure)
    forms = declared_forms.all_forms(story.desk)
    (declaring.form_code,) = (
        one.code
        for one in forms
        if words in one.name and declaring.procedure_code in one.in_some_cases
    )


@when(parsers.parse('"{heading}" là người nộp'))
def as_who_files(declaring: Declaring, heading: str):
    declaring.said[declaring.person(heading)] = "applicant"


@when("gõ vào tờ khai:")
def typed(declaring: Declaring, datatable: list[list[str]]):
    for whose, label, text in datatable:
        name = declaring.place(whose, label)
        words = declaring.filling.form.choice_words.get(name, {})
        declaring.said[name] = next((one for one, said in words.items() if said == text), text)


@then(parsers.parse('tờ khai là "{name}"'))
def form_is(declaring: Declaring, name: str):
    assert declaring.filling.form.name == name


@then(parsers.parse('tờ khai hỏi "{label}" của "{heading}"'))
def is_asked(declaring: Declaring, label: str, heading: str):
    assert declaring.place(heading, label) in declaring.filling.missing


@then("tờ khai không còn ô nào trống")
def nothing_is_missing(declaring: Declaring):
    assert declaring.filling.missing == ()


@then(parsers.parse('tờ khai còn hỏi "{label}" của "{heading}"'))
def still_asked(declaring: Declaring, label: str, heading: str):
    assert declaring.place(heading, label) in declaring.filling.missing


@then(parsers.parse("đã gõ không quá {most:d} ô"))
def little_was_typed(declaring: Declaring, most: int):
    known = declaring.filling.known.values()
    assert 0 < sum(one.source == TextSource.TYPED for one in known) <= most


@then("không có điều gì sai hoặc còn ngờ")
def nothing_is_wrong(declaring: Declaring):
    filling = declaring.filling
    assert {**filling.refused, **filling.warnings} == {}


@then(parsers.parse('"{label}" của "{heading}" là "{text}"'))
def stands_there(declaring: Declaring, label: str, heading: str, text: str):
    assert declaring.filling.known[declaring.place(heading, label)].text == text


@then(parsers.parse('"{label}" của "{heading}" để trống, vì đã có số giấy tờ'))
def left_blank(declaring: Declaring, label: str, heading: str):
    name = declaring.place(heading, label)
    assert declaring.filling.texts[name]
    assert name not in declaring.filling.known


@then(parsers.parse('trường hợp lệ phí là "{case}"'))
def fee_case_is(declaring: Declaring, case: str):
    assert declaring.filling.fee_case == case


@then(parsers.parse('tờ khai bị từ chối ở "{heading}": {words}'))
def refused_beside(declaring: Declaring, heading: str, words: str):
    assert words in said_beside(declaring, heading, declaring.filling.refused)


@then(parsers.parse('tờ khai nhắc ở "{heading}": {words}'))
def doubted_beside(declaring: Declaring, heading: str, words: str):
    assert words in said_beside(declaring, heading, declaring.filling.warnings)


def said_beside(declaring: Declaring, heading: str, found) -> str:
    """What is said beside the places under a heading."""
    person = declaring.person(heading)
    return " ".join(sentence(why) for name, why in found.items() if name.startswith(f"{person}."))
