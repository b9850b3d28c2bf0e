"""What a declaration teaches of a person and their relatives, and what comes back from it."""

from commune_desk.domain.people.reuse import (
    LinkKind,
    family_texts,
    lasting_facts,
    links_in,
    people_in,
)

MOTHER, FATHER, CHILD = "087185004321", "087096610926", "087326000017"
BIRTH = {
    "requester.full_name": "Võ Thị Ánh Nguyệt",
    "requester.id_paper": f"Căn cước công dân số {MOTHER} cấp ngày 03/05/2022",
    "mother.full_name": "Võ Thị Ánh Nguyệt",
    "mother.id_paper": f"Căn cước công dân số {MOTHER} cấp ngày 03/05/2022",
    "mother.ethnicity": "Kinh",
    "mother.birth_place": "",
    "father.full_name": "Bùi Thanh Toàn",
    "father.id_paper": f"Thẻ căn cước số {FATHER}",
    "father.born_on": "02/04/1996",
    "father.relation": "chồng",
    "marriage.certificate_no": "12/2020",
    "child.full_name": "Bùi Gia Hân",
}


def kinds(texts, number):
    return {link.number: link.kind for link in links_in(texts, number)}


def test_people_are_known_by_the_number_in_their_papers():
    assert people_in(BIRTH) == {"requester": MOTHER, "mother": MOTHER, "father": FATHER}


def test_only_lasting_facts_that_are_said_are_learnt():
    assert lasting_facts(BIRTH, MOTHER) == {"ethnicity": "Kinh"}
    assert lasting_facts(BIRTH, CHILD) == {}


def test_parents_whose_marriage_is_named_are_husband_and_wife():
    assert kinds(BIRTH, MOTHER) == {FATHER: LinkKind.SPOUSE}
    assert kinds(BIRTH, FATHER) == {MOTHER: LinkKind.SPOUSE}
    unmarried = {name: text for name, text in BIRTH.items() if not name.startswith("marriage.")}
    assert kinds(unmarried, MOTHER) == {}


def test_a_relative_is_kept_with_what_a_later_form_asks_of_them():
    (link,) = links_in(BIRTH, MOTHER)
    assert link.texts == {
        "full_name": "Bùi Thanh Toàn",
        "id_paper": f"Thẻ căn cước số {FATHER}",
        "born_on": "02/04/1996",
    }


def test_a_child_with_a_number_is_the_child_of_both():
    texts = {**BIRTH, "child.personal_id": CHILD}
    assert kinds(texts, FATHER)[CHILD] is LinkKind.CHILD
    assert kinds(texts, CHILD) == {MOTHER: LinkKind.MOTHER, FATHER: LinkKind.FATHER}


def test_the_head_of_the_house_is_somebody_else():
    texts = {"requester.personal_id": MOTHER, "household_head.personal_id": FATHER}
    assert kinds(texts, MOTHER) == {FATHER: LinkKind.HOUSEHOLD_HEAD}
    assert kinds(texts, FATHER) == {}


def test_the_other_parent_of_a_mother_is_her_husband_and_not_her_father():
    links = links_in(BIRTH, MOTHER)
    assert family_texts(links, {"mother"})["family.father.full_name"] == "Bùi Thanh Toàn"
    assert "family.father.full_name" not in family_texts(links, {"requester"})
    assert family_texts(links, ())["family.spouse.full_name"] == "Bùi Thanh Toàn"


def test_who_asks_for_themself_has_parents_of_their_own():
    links = links_in({**BIRTH, "child.personal_id": CHILD}, CHILD)
    known = family_texts(links, {"subject"})
    assert known["family.mother.full_name"] == "Võ Thị Ánh Nguyệt"
    assert known["family.father.full_name"] == "Bùi Thanh Toàn"
