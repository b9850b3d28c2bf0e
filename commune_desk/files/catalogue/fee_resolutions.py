"""A resolution of the provincial council on fees as a file: what the office types from the paper.

    name = "Nghị quyết số …/NQ-HĐND ngày … của Hội đồng nhân dân tỉnh …"
    effective_from = "2026-08-08"

    [[fees]]
    procedures = ["1.001193", "2.000528"]
    case = "đăng ký quá hạn"
    counter_vnd = 8000
    online_vnd = 0

Without `online_vnd` the sum is the same online; 0 is free.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from commune_desk.domain.catalogue.fee_resolution import FeeResolution, ResolvedFee
from commune_desk.files.parsing import read_toml
from commune_desk.files.strict import Place, read


@dataclass(frozen=True, slots=True)
class _Fee:
    procedures: tuple[str, ...]
    counter_vnd: int
    online_vnd: int | None = None
    case: str = ""
    unit: str = "lần"


@dataclass(frozen=True, slots=True)
class _Resolution:
    name: str
    effective_from: date
    fees: tuple[_Fee, ...]


def read_resolution(path: Path) -> FeeResolution:
    """The resolution of a file.

    Raises:
        FileMissing, FileUnreadable: there is no such file, or it is not TOML in UTF-8.
        WrongField, UnknownField: a key or a value is not understood, or nothing is set.
    """
    place = Place(path.name)
    said = read(_Resolution, read_toml(path), place)
    if not said.fees:
        raise place.inside("fees").wrong("")
    return FeeResolution(
        name=said.name,
        effective_from=said.effective_from,
        fees=tuple(
            ResolvedFee(code, fee.counter_vnd, fee.online_vnd, fee.case, fee.unit)
            for fee in said.fees
            for code in fee.procedures
        ),
    )
