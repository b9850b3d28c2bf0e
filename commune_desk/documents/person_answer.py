"""The answer to a citizen's request about their data (trả lời yêu cầu về dữ liệu cá nhân), on A4.

It says what is kept, who saw it, until when it is kept and by what law, how it is corrected, what
may be deleted and what may not. What no source was read for is marked. It is a paper of our own; no
form prescribes it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    balanced,
    keeping_next,
    nothing,
    paragraph,
    plain,
    stack,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.letterhead import head
from commune_desk.documents.page import A4, PageSetup, numbered_pages
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.documents.signatures import Signature, signed
from commune_desk.documents.table import Heading, cell, column_widths, head_row, row, under
from commune_desk.documents.text import Span
from commune_desk.domain.law.personal_data import DataKind
from commune_desk.domain.papers.kept_of_person import KeptDossier, KeptOfPerson, PersonAnswer
from commune_desk.domain.vietnamese import format_date
from commune_desk.words.people.personal_data import (
    ANSWER,
    HOW_TO_CORRECT,
    KINDS,
    LETS_GO,
    NONE_KEPT,
    PARTS,
    TITLES,
    UNVERIFIED,
    consent_words,
    dossier_lines,
    learned_name,
    lines_beside,
    look_words,
    record_lines,
    relative_words,
)
from commune_desk.words.values import brief_moment, moment_text

_SETUP = replace(A4, settings=(replace(A4.letters, body=12, gap=3),))
_SMALL = 10


def render(value: PersonAnswer) -> bytes:
    """The answer as PDF, its pages numbered."""
    setup, today = _SETUP, value.made_at.date()
    kept, law = value.kept, value.law
    room = setup.room
    number = f"Số: {value.number:02}/TL-DLCN"
    title = [
        *balanced(ANSWER.upper(), Style(setup.letters.title, gap=8), room),
        *plain(f"Kính gửi: {kept.person.full_name}", setup.style(Align.CENTRE), room),
    ]
    blocks: list[Block] = [
        *head(value.letterhead, setup, number_line=number, on=today),
        *keeping_next([stack(title)]),
        *_text(
            f"Trả lời yêu cầu nhận ngày {format_date(value.asked_on)} theo {law.legal_basis}. Hạn "
            f"trả lời: {law.answer_working_days:02} ngày làm việc, chậm nhất ngày "
            f"{format_date(value.answer_by)} ({law.carrying_out}). Bản này lập lúc "
            f"{moment_text(value.made_at)}, gồm mọi dữ liệu cơ quan đang giữ về người yêu cầu.",
            setup,
        ),
        *_heading("1. Hồ sơ công dân", setup),
        *_pairs(record_lines(kept), setup),
        *_text(f"Cập nhật lần cuối: {moment_text(kept.updated_at)}.", setup),
        *_heading("2. Đồng ý và thông tin giữ để dùng lại", setup),
        *_reuse(kept, setup),
        *_heading("3. Hồ sơ thủ tục hành chính", setup),
        *_dossiers(kept, setup),
        *_heading("4. Chứng thực, hướng dẫn, viết hộ, bản nháp", setup),
        *_beside(kept, setup),
        *_heading("5. Ai đã xem, sửa, in, lúc nào", setup),
        *_looks(kept, setup),
        *_heading("6. Giữ để làm gì, theo quy định nào, bao lâu", setup),
        *_kinds(value, setup),
        *_heading("7. Sửa", setup),
        *_text(f"{law.correcting} {HOW_TO_CORRECT}", setup),
        *_heading("8. Xóa", setup),
        *_text(law.deleting, setup),
        *_text(LETS_GO, setup),
        *_text(law.keeping, setup),
    ]
    blocks = signed(blocks, [Signature(("NGƯỜI TRẢ LỜI",), value.officer_name)], setup)
    return pdf_bytes(numbered_pages(setup, blocks), Properties(ANSWER, law.legal_basis, today))


# --- parts -------------------------------------------------------------------------------------


def _text(words: str, setup: PageSetup) -> list[Block]:
    return plain(words, setup.style(Align.JUSTIFIED), setup.room)


def _heading(words: str, setup: PageSetup) -> list[Block]:
    style = replace(setup.style(), gap=8)
    title = plain(words, style, setup.room, face=Face.BOLD)
    return keeping_next([*keeping_next(title), nothing(2)])


def _line(words: str, setup: PageSetup, *, hang: float = 10) -> list[Block]:
    return plain(f"– {words}", setup.style(hang=hang), setup.room)


def _pairs(pairs: Iterable[tuple[str, str]], setup: PageSetup) -> list[Block]:
    """Labels with their values, a line each."""
    style = replace(setup.style(hang=10), gap=1)
    return [
        block
        for label, text in pairs
        for block in paragraph((Span(f"{label}:"), Span(f" {text}", Face.BOLD)), style, setup.room)
    ]


def _dossiers(kept: KeptOfPerson, setup: PageSetup) -> list[Block]:
    if not kept.dossiers:
        return _text(NONE_KEPT, setup)
    return [block for one in kept.dossiers for block in _dossier(one, setup)]


def _reuse(kept: KeptOfPerson, setup: PageSetup) -> list[Block]:
    blocks = _text(consent_words(kept), setup)
    blocks += _pairs(((learned_name(name), text) for name, text in kept.facts.items()), setup)
    for link in kept.links:
        blocks += _line(f"Quan hệ gia đình: {relative_words(link)}", setup)
    if kept.named_by:
        blocks += _line(
            f"Được ghi là người thân trong thông tin của {kept.named_by} người khác.", setup
        )
    return blocks


def _dossier(one: KeptDossier, setup: PageSetup) -> list[Block]:
    """What one dossier keeps of the person."""
    named = (Span(one.dossier_no, Face.BOLD), Span(f" · {PARTS[one.part]} · {one.procedure_name}"))
    blocks = keeping_next(paragraph(named, replace(setup.style(), gap=6), setup.room))
    for words in dossier_lines(one):
        blocks += plain(words, Style(_SMALL + 0.5, indent=10, hang=10, gap=1), setup.room)
    return blocks


def _beside(kept: KeptOfPerson, setup: PageSetup) -> list[Block]:
    lines = tuple(lines_beside(kept))
    if not lines:
        return _text(NONE_KEPT, setup)
    return [block for words in lines for block in _line(words, setup)]


def _looks(kept: KeptOfPerson, setup: PageSetup) -> list[Block]:
    if not kept.looks:
        return _text(NONE_KEPT, setup)
    lines = [
        (brief_moment(look.at), look.officer_name, look.desk_name, look_words(look))
        for look in kept.looks
    ]
    columns = (
        (TITLES["at"], 34.0),
        (TITLES["officer"], 36.0),
        (TITLES["desk"], 20.0),
        (TITLES["verb"], 75.0),
    )
    return table_of(columns, lines, setup)


def _kinds(value: PersonAnswer, setup: PageSetup) -> list[Block]:
    lines = [
        (
            KINDS[kind.name],
            kind.purpose,
            kind.legal_basis,
            kind.retention if kind.is_verified else f"{kind.retention} {UNVERIFIED}",
        )
        for kind in value.law.kinds
        if kind.name is not DataKind.ACCOUNT
    ]
    columns = (
        (TITLES["kind"], 30.0),
        (TITLES["purpose"], 42.0),
        (TITLES["basis"], 45.0),
        (TITLES["retention"], 48.0),
    )
    return table_of(columns, lines, setup)


def table_of(
    columns: Sequence[tuple[str, float]], lines: Sequence[Sequence[str]], setup: PageSetup
) -> list[Block]:
    """A table of texts; a column is its title and its share of the width."""
    headings = [Heading(title, share) for title, share in columns]
    widths = column_widths(headings, setup.room)
    style = Style(_SMALL)
    rows = [
        row([cell(text, style, wide) for text, wide in zip(line, widths, strict=True)], widths)
        for line in lines
    ]
    return under(head_row(headings, style, setup.room), rows)
