"""Times, fees, papers and results of a procedure as people write them, one a line.

The window edits them so, a workbook holds them so in its cells, and what is written here is read
back here:

    Trong ngày, nhận trước 15:00
    5 ngày làm việc: phải xác minh [Trực tuyến] (chưa kiểm chứng)
    Miễn phí: đăng ký đúng hạn
    8.000 đồng/bản: đăng ký quá hạn; miễn cho người khuyết tật; căn cứ: Thông tư 281/2016/TT-BTC
    Tờ khai đăng ký khai sinh (1 bản chính)
    Thẻ căn cước (xuất trình 1 bản chính): khi ủy quyền
    Giấy khai sinh [KQ.G15.000031]

In brackets stand the ways of filing that a line is for, or the code of a result.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import time
from typing import Any

from commune_desk.domain.catalogue.catalogue_errors import LineNotUnderstood
from commune_desk.domain.catalogue.procedure import (
    Channel,
    Fee,
    FeeKind,
    PaperUse,
    PersonGroup,
    Procedure,
    ProcedureResult,
    ProcessingTime,
    RequiredDocument,
    TimeUnit,
)
from commune_desk.domain.vietnamese import fold, format_date, nfc
from commune_desk.words.catalogue.procedures import (
    FEE_KINDS,
    NOT_VERIFIED,
    TIME_UNITS,
    amount_words,
    further_words,
    most_words,
    time_words,
)
from commune_desk.words.values import CHANNELS, PERSON_GROUPS, in_sentence

EXAMPLES: Mapping[str, str] = {
    "times": "3 ngày làm việc",
    "fees": "8.000 đồng/bản: đăng ký quá hạn; miễn cho người khuyết tật",
    "papers": "Tờ khai (1 bản chính)",
    "results": "Giấy khai sinh [KQ.G15.000031]",
    "legal_basis": "Luật Hộ tịch số 60/2014/QH13",
}
"""A line of each list, as it is written."""

_DOUBT = f" ({NOT_VERIFIED})"
_NO_COUNT = "không ghi số bản"
_NOTE, _BASIS, _EXEMPT, _MOST = "ghi chú: ", "căn cứ: ", "miễn cho ", "tối đa "
_UNITS = {fold(words.short): unit for unit, words in TIME_UNITS.items()}
_UNITS |= {"gio": TimeUnit.HOURS, "trong ngay lam viec": TimeUnit.SAME_DAY}
_UNITS |= {"ngay trong ngay": TimeUnit.SAME_DAY}
_TIME = re.compile(r"(?:(\d{1,3}) )?(.+?)(?:, nhận trước (\d{1,2}):(\d{2}))?", re.IGNORECASE)
_MONEY = re.compile(r"([\d.]+) ?(?:đồng|đ)(?:/(.+))?", re.IGNORECASE)
_FURTHER = re.compile(r"từ (.+) thứ (\d+) thu ([\d.]+) ?(?:đồng|đ)", re.IGNORECASE)
_TAIL = re.compile(rf"(.*?)(?: \[([^\]]+)\])?( \({NOT_VERIFIED}\))?", re.IGNORECASE)
_COUNTS = re.compile(
    rf"(.+?) \((?:{_NO_COUNT}|(xuất trình)?,? ?(?:(\d+) bản chính)?,? ?(?:(\d+) bản sao)?)\)"
    r"(?:: (.+))?",
    re.IGNORECASE,
)
_CODE = re.compile(r"(.+?)(?: \[(KQ\.G\d{2}\.\d{6})\])?")
_CHANNELS = {words.lower(): channel for channel, words in CHANNELS.items()}
_CHANNELS |= {"trực tuyến": Channel.ONLINE}
_GROUPS = {in_sentence(PERSON_GROUPS[group]): group for group in PersonGroup}
_KINDS = {fold(words.short): kind for kind, words in FEE_KINDS.items()}
_KINDS |= {fold(words.long): kind for kind, words in FEE_KINDS.items()}


# --- written ------------------------------------------------------------------------------------


def time_line(allowance: ProcessingTime) -> str:
    """A processing time."""
    case = f": {allowance.variant}" if allowance.variant else ""
    return time_words(allowance) + case + _tail(allowance.channels, allowance.is_verified)


def fee_line(fee: Fee) -> str:
    """A fee or charge."""
    parts = [amount_words(fee) or FEE_KINDS[fee.kind].short]
    if fee.case:
        parts[0] += f": {fee.case}"
    parts += [words for words in (further_words(fee), most_words(fee)) if words]
    if fee.exempt:
        groups = ", ".join(in_sentence(PERSON_GROUPS[group]) for group in fee.exempt)
        parts.append(f"{_EXEMPT}{groups}")
    if fee.note:
        parts.append(f"{_NOTE}{fee.note}")
    if fee.legal_basis:
        parts.append(f"{_BASIS}{fee.legal_basis}")
    return "; ".join(parts) + _tail(fee.channels, fee.is_verified)


def paper_line(paper: RequiredDocument) -> str:
    """A paper that a dossier needs."""
    counted = ((paper.originals, "bản chính"), (paper.copies, "bản sao"))
    counts = ", ".join(f"{count} {words}" for count, words in counted if count)
    if paper.use is PaperUse.SHOW:
        counts = f"xuất trình {counts}".strip()
    case = f": {paper.condition}" if paper.condition else ""
    return f"{paper.name} ({counts or _NO_COUNT}){case}"


def result_line(result: ProcedureResult) -> str:
    """A result and its national code."""
    return f"{result.name} [{result.code}]" if result.code else result.name


def _tail(channels: Iterable[Channel], is_verified: bool) -> str:
    said = ", ".join(CHANNELS[channel] for channel in channels)
    return (f" [{said}]" if said else "") + ("" if is_verified else _DOUBT)


# --- read ---------------------------------------------------------------------------------------


def time_from(line: str) -> ProcessingTime:
    """A processing time.

    Raises:
        ValueError: it is none.
    """
    said, channels, is_verified = _without_tail(line)
    words, _, variant = said.partition(": ")
    found = _TIME.fullmatch(words.strip().rstrip("."))
    if not found:
        raise ValueError(line)
    count, unit = int(found[1] or 0), _UNITS.get(fold(found[2]))
    if unit is None or (count == 0) is not (unit is TimeUnit.SAME_DAY):
        raise ValueError(line)
    return ProcessingTime(
        unit,
        count,
        cut_off=time(int(found[3]), int(found[4])) if found[3] else None,
        variant=variant.strip(),
        channels=channels,
        is_verified=is_verified,
    )


def fee_from(line: str) -> Fee:
    """A fee or charge.

    Raises:
        ValueError: it is none.
    """
    said, channels, is_verified = _without_tail(line)
    said, _, basis = said.partition(f"; {_BASIS}")
    said, _, note = said.partition(f"; {_NOTE}")
    first, *others = said.split("; ")
    words, _, case = first.partition(": ")
    money, kind = _MONEY.fullmatch(words.strip()), _KINDS.get(fold(words))
    if not money and kind is None:
        raise ValueError(line)
    fee = Fee(
        kind or FeeKind.AMOUNT,
        amount_vnd=_vnd(money[1]) if money else None,
        unit=(money[2] or "lần") if money else "",
        case=case.strip(),
        note=note.strip(),
        channels=channels,
        legal_basis=basis.strip(),
        is_verified=is_verified,
    )
    for part in others:
        fee = _with_part(fee, part)
    return fee


def paper_from(line: str) -> RequiredDocument:
    """A paper that a dossier needs; without numbers in brackets it is handed in as one original.

    Raises:
        ValueError: it is empty.
    """
    found = _COUNTS.fullmatch(line)
    if not found:
        if not line.strip():
            raise ValueError(line)
        return RequiredDocument(line.strip(), originals=1)
    name, shown, originals, copies, condition = found.groups()
    return RequiredDocument(
        name.strip(),
        originals=int(originals or 0),
        copies=int(copies or 0),
        use=PaperUse.SHOW if shown else PaperUse.SUBMIT,
        condition=(condition or "").strip(),
    )


def result_from(line: str) -> ProcedureResult:
    """A result, with its national code where it is known.

    Raises:
        ValueError: it is empty.
    """
    found = _CODE.fullmatch(line.strip())
    if not found:
        raise ValueError(line)
    return ProcedureResult(found[1], found[2] or "")


def _with_part(fee: Fee, part: str) -> Fee:
    """The fee with what a part after its amount says: further units, a maximum, who is freed."""
    if found := _FURTHER.fullmatch(part):
        return replace(fee, first_count=int(found[2]) - 1, further_vnd=_vnd(found[3]))
    if part.startswith(_MOST) and (found := _MONEY.fullmatch(part.removeprefix(_MOST))):
        return replace(fee, most_vnd=_vnd(found[1]))
    groups = part.removeprefix(_EXEMPT)
    if groups == part:
        raise ValueError(part)
    names = [in_sentence(name.strip()) for name in groups.split(", ")]
    if not _GROUPS.keys() >= set(names):
        raise ValueError(part)
    return replace(fee, exempt=tuple(_GROUPS[name] for name in names))


def _without_tail(line: str) -> tuple[str, tuple[Channel, ...], bool]:
    found = _TAIL.fullmatch(line.strip())
    assert found is not None  # everything fits: what it does not know stays in the first part
    named = [name.strip().lower() for name in (found[2] or "").split(",") if name.strip()]
    if any(name not in _CHANNELS for name in named):
        raise ValueError(line)
    return found[1], tuple(Channel(_CHANNELS[name]) for name in named), not found[3]


def _vnd(digits: str) -> int:
    return int(digits.replace(".", ""))


# --- the lists of a procedure -------------------------------------------------------------------

_LISTS: Mapping[str, tuple[Callable[[Any], str], Callable[[str], Any]]] = {
    "times": (time_line, time_from),
    "fees": (fee_line, fee_from),
    "papers": (paper_line, paper_from),
    "results": (result_line, result_from),
    "legal_basis": (str, str),
}
"""How an element of each list of a procedure is written, and read."""

LISTS = tuple(_LISTS)


def line_of(name: str, element: Any) -> str:
    """One element of a list of a procedure."""
    write, _ = _LISTS[name]
    return write(element)


def written(procedure: Procedure, name: str) -> str:
    """A list of a procedure, one element a line."""
    return "\n".join(line_of(name, element) for element in getattr(procedure, name))


def read_list(name: str, text: str) -> tuple[Any, ...]:
    """A list of a procedure from its lines; empty lines say nothing.

    Raises:
        LineNotUnderstood: with the number of the line.
    """
    _, read = _LISTS[name]
    elements = []
    for number, line in enumerate(nfc(text).splitlines(), 1):
        if not line.strip():
            continue
        try:
            elements.append(read(" ".join(line.split())))
        except ValueError:
            raise LineNotUnderstood(name, number, line.strip()) from None
    return tuple(elements)


# --- a whole correction --------------------------------------------------------------------------

_TEXTS = ("name", "handling_unit", "decision")


def texts_of(procedure: Procedure) -> dict[str, str]:
    """What an officer corrects of a version, as texts of a form; the reason is asked anew."""
    plain = {name: getattr(procedure, name) for name in _TEXTS}
    until = procedure.effective_to
    return {
        **plain,
        **{name: written(procedure, name) for name in LISTS},
        "effective_to": format_date(until) if until else "",
    }


def corrected(base: Procedure, values: Mapping[str, Any]) -> Procedure:
    """The version that the values of that form stand for, under the number of the base.

    Raises:
        LineNotUnderstood: a line of a list is not written as they are.
    """
    lists: dict[str, Any] = {name: read_list(name, values[name]) for name in LISTS}
    plain: dict[str, Any] = {name: values[name] for name in (*_TEXTS, "effective_to")}
    return replace(base, **plain, **lists, effective_from=values["effective_from"])
