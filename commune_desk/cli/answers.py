"""Answers as JSON: the keys of the command line's contract.

What an answer holds may be values of the domain; `as_text` writes them, dates in ISO 8601,
enumerations and paths as texts, frozen values as objects.
"""

import json
from typing import Any

from commune_desk.domain.errors import UserError
from commune_desk.domain.figures.asking import ASKING
from commune_desk.domain.figures.closing import Reported, SinceClose
from commune_desk.domain.figures.model_figures import FEWEST_ANSWERS
from commune_desk.domain.figures.reporting import PeriodReport
from commune_desk.domain.handling.rating import RatingLevel, percentages
from commune_desk.domain.law.report_form import FormSubject, ReportForm
from commune_desk.domain.law.topics import Law, in_force
from commune_desk.domain.plain import to_plain
from commune_desk.domain.upkeep.importing import ImportOutcome, RowStanding
from commune_desk.services.desk.lookup import Found
from commune_desk.words import command_line


def as_text(document: Any) -> str:
    """A document as the command line prints it."""
    return json.dumps(document, ensure_ascii=False, indent=1, default=to_plain)


def refusal(error: UserError) -> dict[str, Any]:
    """A refusal: its type, its sentence, its facts."""
    return {**error.facts, "type": type(error).__name__, "message": command_line.refused(error)}


def report(reported: Reported, law: Law) -> dict[str, Any]:
    """The report of a period with the dossier numbers behind every figure.

    The columns of both forms of dossiers are given for every period; `form` names the one in force.
    Of too few answers there are no percentages.
    """
    figures, versions = reported.report, law.report_forms
    forms = {form.code: form for version in versions for form in version.forms}
    in_use = next(
        form
        for form in in_force(versions, on=figures.period.last).forms
        if form.subject is FormSubject.DOSSIERS
    )
    counts = [figures.ratings.get(level, 0) for level in RatingLevel]
    is_rated = sum(counts) >= FEWEST_ANSWERS
    shares = zip(RatingLevel, percentages(counts, 2), strict=True)
    return {
        "period": {"from": figures.period.first, "to": figures.period.last},
        "as_of": figures.as_of,
        "provisional": figures.is_provisional,
        "closed_at": reported.since.closed_at if reported.since else None,
        "since_close": _since_close(reported.since),
        "before_since_close": _since_close(reported.before),
        "form": in_use.code,
        "ii06a": _filled(figures, forms["II.06a"]),
        "btp07a": _filled(figures, forms["07a"]),
        **{
            model: {
                name: {"count": share.count, "of": share.of, "percent": share.percent}
                for name, share in shown.items()
            }
            for model, shown in (
                ("two_noes", figures.two_noes),
                ("three_mosts", figures.three_mosts),
                ("beside", figures.beside),
            )
        },
        "ratings": dict(zip((level.value for level in RatingLevel), counts, strict=True)),
        "rating_percent": {
            level.value: float(share) if is_rated else None for level, share in shares
        },
        "rating_ways": figures.ways,
        "asking": {
            "officers": [
                {
                    "login": each.login,
                    "officer": each.officer_name,
                    **{name: len(getattr(each, name)) for name in ASKING},
                }
                for each in figures.asking
            ],
            "total": {name: len(figures.behind.get(name, ())) for name in ASKING},
        },
        "behind": figures.behind,
    }


def _filled(figures: PeriodReport, form: ReportForm) -> dict[str, Any]:
    """The columns of a form by name, of each sector and of all."""
    return {
        "rows": [{"sector": row.sector, **form.cells(row.counts)} for row in figures.rows],
        "total": form.cells(figures.total.counts),
    }


def _since_close(since: SinceClose | None) -> dict[str, Any] | None:
    """What was entered after a period was closed; None where it was not."""
    if since is None:
        return None
    return {
        "period": {"from": since.period.first, "to": since.period.last},
        "closed_at": since.closed_at,
        "changes": {**since.changes, **since.answers},
        "sectors": since.sectors,
        "dossiers": [
            {
                "dossier_no": each.dossier_no,
                **{
                    when: counted
                    and {
                        "sector": counted.fact.sector,
                        "came_in": counted.came_in,
                        "standing": counted.standing,
                    }
                    for when, counted in (("before", each.before), ("now", each.now))
                },
            }
            for each in since.moved
        ],
    }


def imported(outcome: ImportOutcome) -> dict[str, Any]:
    """What an import did: counts, and the rows but for the unchanged ones."""
    shown = (standing for standing in RowStanding if standing is not RowStanding.UNCHANGED)
    return {
        "what": outcome.what,
        "dry_run": outcome.is_dry_run,
        "counts": outcome.counts(),
        **{
            standing.value: [
                {
                    "row": row.row,
                    "cell": row.cell,
                    "reason": type(row.reason).__name__,
                    "facts": row.reason.facts,
                }
                if row.reason
                else {"row": row.row}
                for row in outcome.of(standing)
            ]
            for standing in shown
        },
    }


def found(search: Found) -> dict[str, Any]:
    """What a search found, and how long it took."""
    names = ("kind", "id", "title", "detail")
    results = [{name: getattr(item, name) for name in names} for item in search.results]
    return {"results": results, "milliseconds": search.milliseconds}
