"""Certificates (lời chứng): a stamp at the foot of every copy, or a page behind what was signed.

The stamp of a copy stands alone at the foot of an A4 page, so that the last page of the copy goes
through the printer and comes out certified; it prints once for each copy. A certificate of a
signature or a transaction is a page of its own. What nobody has entered is left to the pen.
"""

from collections.abc import Iterator, Sequence

from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    balanced,
    height_of,
    nothing,
    plain,
    stack,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import A4, Placed, PrintedPage, numbered_pages
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.documents.signatures import Signature, signed
from commune_desk.domain.certification.entries import Requester
from commune_desk.domain.law.books import CertificateText
from commune_desk.domain.papers.certification_papers import Certificate
from commune_desk.domain.vietnamese import date_in_words, day_words
from commune_desk.words.certification import BOOKS, title_words
from commune_desk.words.forms import KIND_WORDS
from commune_desk.words.papers.papers import DOTS, for_committee, signing_lines
from commune_desk.words.values import in_sentence

SIGNED_BY_HAND = "ký"
ID_PAPER = KIND_WORDS["id_paper"]
SIDES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BOLD = "**"
_SIGNS = " ký,"
"""Where the words of a signature go on to how it is given."""

_STAMP_SHARE = 0.66
"""Of the width of the page: the stamp stands at its right."""

_STAMP_LETTERS = 11.5
_ROOM_FOR_SEAL = 5.2
"""To the size of the letters."""


def render(certificates: Sequence[Certificate]) -> bytes:
    """The certificates of a lot as one PDF, in the order of their numbers."""
    pages: list[PrintedPage] = []
    for one in certificates:
        pages += [_stamped(one)] * one.entry.copies if one.text.is_stamp else _apart(one)
    first = certificates[0]
    on = first.entry.certified_at.date()
    return pdf_bytes(pages, Properties(first.text.title, BOOKS[first.entry.book], on))


def _stamped(certificate: Certificate) -> PrintedPage:
    """The stamp at the foot of the last page of a copy."""
    room = A4.room * _STAMP_SHARE
    centred = Style(_STAMP_LETTERS, Align.CENTRE, gap=2)
    blocks: list[Block] = []
    for line in lines_of(certificate):
        face = Face.BOLD if line.startswith(_BOLD) else Face.REGULAR
        blocks += plain(line.strip("*"), centred, room, face=face)
    for line in signing_lines(for_committee(certificate.signer)):
        blocks += balanced(line, centred, room)
    blocks.append(nothing(_ROOM_FOR_SEAL * _STAMP_LETTERS))
    blocks += balanced(certificate.signer.full_name, centred, room)
    left = A4.size[0] - A4.right - room
    return PrintedPage(A4.size, (Placed(stack(blocks), left, A4.bottom + height_of(blocks)),))


def _apart(certificate: Certificate) -> list[PrintedPage]:
    """The certificate of a signature or a transaction, on pages of its own."""
    room, text = A4.room, certificate.text
    body = A4.style(Align.JUSTIFIED, indent=2 * A4.letters.body)
    blocks = [stack(balanced(text.title.upper(), Style(A4.letters.title), room))]
    blocks.append(nothing(A4.letters.body))
    for line in lines_of(certificate):
        if line.startswith(_BOLD):
            style = A4.style(Align.CENTRE)
            blocks += plain(line.strip("*"), style, room, face=Face.BOLD)
        else:
            blocks += plain(line, body, room)
    names = (certificate.receiver, certificate.signer.full_name)[-len(text.signatures) :]
    places = []
    for words, name in zip(text.signatures, names, strict=True):
        who, how, note = words.partition(_SIGNS)
        places.append(Signature((who,), name, f"{how}{note}".strip()))
    return numbered_pages(A4, signed(blocks, places, A4))


def lines_of(certificate: Certificate) -> tuple[str, ...]:
    """The lines of a certificate with everything in its place; those of a person for each."""
    text, entry = certificate.text, certificate.entry
    shared = _values(certificate)
    people = entry.requesters or (Requester(""),)
    if not text.is_for_many:
        together = Requester(
            ", ".join(one.name for one in people), ", ".join(one.number for one in people)
        )
        values = shared | _of_person(together if len(people) > 1 else people[0], 1)
        return tuple(line.format_map(values) for line in text.lines)
    filled: list[str] = []
    for is_of_person, group in _grouped(text):
        for place, person in enumerate(people if is_of_person else people[:1], start=1):
            values = shared | _of_person(person, place)
            filled += [line.format_map(values) for line in group]
    return tuple(filled)


def _grouped(text: CertificateText) -> Iterator[tuple[bool, list[str]]]:
    """The lines that stand once and those that stand for every person, in their order."""
    group: list[str] = []
    was_of_person = False
    for line in text.lines:
        is_of_person = "{id_number}" in line or "{side}" in line
        if group and is_of_person is not was_of_person:
            yield was_of_person, group
            group = []
        group, was_of_person = [*group, line], is_of_person
    yield was_of_person, group


def _values(certificate: Certificate) -> dict[str, str]:
    entry = certificate.entry
    day = entry.certified_at.date()
    text, title = day_words(day), certificate.signer.title
    return {
        "day": text[:1].upper() + text[1:],
        "day_in_words": in_sentence(date_in_words(day)),
        "place": certificate.place,
        "signer": certificate.signer.full_name or DOTS,
        "signer_title": f"{title_words(title)} {certificate.place}" if title else DOTS,
        "receiver": certificate.receiver or DOTS,
        "subject": in_sentence(entry.paper_name).removeprefix("hợp đồng "),
        "signed_how": SIGNED_BY_HAND,
        "originals": f"{entry.copies:02}",
        "sheets": DOTS,
        "pages": f"{entry.pages:02}",
        "blank": DOTS,
        "number": f"{entry.number:02}",
        "volume": f"{entry.volume:02}/{entry.year}",
        "sign": entry.sign,
    }


def _of_person(person: Requester, place: int) -> dict[str, str]:
    return {
        "no": str(place),
        "side": SIDES[(place - 1) % len(SIDES)],
        "person": person.name or DOTS,
        "id_paper": person.id_paper or ID_PAPER,
        "id_number": person.number or DOTS,
    }
