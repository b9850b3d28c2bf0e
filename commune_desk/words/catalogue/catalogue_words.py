"""What is said of a correction of the catalogue: versions, differences, what an officer must do."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from commune_desk.domain.catalogue.catalogue_versions import Difference
from commune_desk.domain.catalogue.procedure import Procedure
from commune_desk.domain.law.topics import CivilStatusLaw
from commune_desk.domain.vietnamese import format_date
from commune_desk.words.answers import NOTHING_WRITTEN
from commune_desk.words.catalogue.catalogue_lines import LISTS, line_of
from commune_desk.words.catalogue.procedures import ORIGINS
from commune_desk.words.fields import label

NOTHING = "(trống)"


def law_words(law: CivilStatusLaw) -> str:
    """That a row is older than the law, and what an officer has to do; the desk goes on."""
    return (
        f"Pháp luật đã thay đổi: {law.name} có hiệu lực từ {format_date(law.since)}. "
        "Vẫn tiếp nhận được; đối chiếu rồi xác nhận, hoặc sửa thành phiên bản mới."
    )


def number_words(procedure: Procedure) -> str:
    """What a version is called beside another."""
    return f"Phiên bản {procedure.version}"


def version_words(procedure: Procedure) -> str:
    """One version in a list: number, days, who made it."""
    until = procedure.effective_to
    days = f"từ {format_date(procedure.effective_from)}"
    days += f" đến {format_date(until)}" if until else ""
    return f"{number_words(procedure)}: {days} · {ORIGINS[procedure.origin]}"


def value_lines(name: str, value: Any) -> tuple[str, ...]:
    """What an attribute of a version says, an element a line; `NOTHING` where it is blank."""
    if name in LISTS:
        return tuple(line_of(name, element) for element in value) or (NOTHING,)
    if isinstance(value, date):
        return (format_date(value),)
    return (str(value),) if value else (NOTHING,)


def difference_lines(difference: Difference) -> tuple[str, ...]:
    """One difference: its name, then what goes and what comes; what stays is not said."""
    before = value_lines(difference.name, difference.before)
    after = value_lines(difference.name, difference.after)
    gone = (f"  − {line}" for line in before if line not in after)
    come = (f"  + {line}" for line in after if line not in before)
    return (f"{label(difference.name)}:", *gone, *come)


def procedure_lines(
    current: Procedure, versions: Sequence[Procedure], law: CivilStatusLaw | None
) -> tuple[str, ...]:
    """A procedure and its versions on the command line."""
    head = [f"{current.code} · {current.name}", *([law_words(law)] if law else [])]
    return (*head, *(f"- {version_words(version)}" for version in versions))


def amended(
    version: Procedure, differences: Iterable[Difference], *, is_dry_run: bool
) -> tuple[str, ...]:
    """What a correction changed, or would change."""
    begin = NOTHING_WRITTEN if is_dry_run else "Đã ghi"
    lines = (line for difference in differences for line in difference_lines(difference))
    return (f"{begin}: {version.code}, {version_words(version).lower()}.", *lines)


def resolution_entered(versions: Sequence[Procedure], *, is_dry_run: bool) -> tuple[str, ...]:
    """What a resolution of the province changed, or would change, a fee a line."""
    begin = NOTHING_WRITTEN if is_dry_run else "Đã ghi"
    lines = (
        f"- {version.code}: {line_of('fees', fee)}" for version in versions for fee in version.fees
    )
    return (f"{begin}: mức thu của {len(versions)} thủ tục.", *lines)
