"""Answers as JSON: the keys of the command line's contract, ready for `json.dumps`."""

from dataclasses import asdict
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from commune_desk.domain.identifiers.card_reading import CardReading
from commune_desk.domain.rating import RatingLevel, percentages
from commune_desk.domain.reporting import PeriodReport, Share


def plain(value: Any) -> Any:
    """A value as JSON takes it: dates in ISO 8601, enumerations and paths as text."""
    match value:
        case date():
            return value.isoformat()
        case StrEnum():
            return value.value
        case dict():
            return {str(plain(key)): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case Path():
            return str(value)
    return value


def card(reading: CardReading) -> dict[str, Any]:
    """What a card says; each warning names its code and its field."""
    answer: dict[str, Any] = plain(asdict(reading))
    return answer


def report(figures: PeriodReport) -> dict[str, Any]:
    """The monthly report with the dossier numbers behind every figure."""
    rows = [{"sector": row.sector, **row.figures()} for row in figures.rows]
    counts = [figures.ratings.get(level, 0) for level in RatingLevel]
    shares = zip(RatingLevel, percentages(counts, 2), strict=True)
    return {
        "period": {
            "from": figures.period.first.isoformat(),
            "to": figures.period.last.isoformat(),
        },
        "ii06a": {"rows": rows, "total": figures.total.figures()},
        "two_noes": {name: _share(share) for name, share in figures.two_noes.items()},
        "three_mosts": {name: _share(share) for name, share in figures.three_mosts.items()},
        "ratings": dict(zip((level.value for level in RatingLevel), counts, strict=True)),
        "rating_percent": {level.value: float(share) for level, share in shares},
        "behind": plain(dict(figures.behind)),
    }


def _share(share: Share) -> dict[str, Any]:
    return {"count": share.count, "of": share.of, "percent": share.percent}
