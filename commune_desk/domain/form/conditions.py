"""When something holds of the texts of a form: its rules, and the conditions of its places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from commune_desk.domain.form import rules
from commune_desk.domain.form.errors import ExpressionWrong
from commune_desk.domain.form.expressions import Expression, Function, Sort, compiled
from commune_desk.domain.form.functions import sort_of
from commune_desk.domain.form.spec import Condition, FieldSpec, Texts

RECEIVED_ON = "received_on"
TODAY = "today"
PROCEDURE = "procedure"
GIVEN = (RECEIVED_ON, TODAY, PROCEDURE)
"""What rules can name beside the places: two days and the code of the procedure."""
_NO_PROCEDURE = "none"
"""What rules see in place of a code; an empty text would be unknown, and no rule would fire."""


def given_texts(*, received_on: date, today: date, procedure: str = "") -> dict[str, str]:
    """What rules can name beside the places, as texts that go with those of a form.

    Args:
        received_on: the day of the dossier.
        today: the day on which it is filled.
        procedure: the code of the procedure for which it is filled; empty where there is none.
    """
    return {
        RECEIVED_ON: received_on.isoformat(),
        TODAY: today.isoformat(),
        **({PROCEDURE: procedure} if procedure else {}),
    }


def given_values(texts: Texts) -> dict[str, Any]:
    """What these texts stand for; a day that is not given is unknown."""
    days = (RECEIVED_ON, TODAY)
    return {
        **{name: date.fromisoformat(texts[name]) if texts.get(name) else None for name in days},
        PROCEDURE: texts.get(PROCEDURE) or _NO_PROCEDURE,
    }


class Conditions:
    """What the expressions of one form can name, and what they say of its texts.

    Args:
        fields: its places outside repeated rows, by name.
        rows: the fields of each repeated section.
        computed: the expressions of the places that follow from others, in the order of the paper.
        functions: what expressions may call.

    Raises:
        ExpressionWrong: a computed place is not understood, or rests on itself.
    """

    def __init__(
        self,
        fields: Mapping[str, FieldSpec],
        rows: Mapping[str, Sequence[FieldSpec]],
        *,
        computed: Mapping[str, str],
        functions: Mapping[str, Function],
    ) -> None:
        self._fields = fields
        self._rows = rows
        self._computed = computed
        self._functions = functions
        self._read: dict[str, Expression] = {}
        self._held: dict[tuple[str, bool], Condition] = {}
        self._together: dict[tuple[Condition, ...], Condition] = {}
        self._sorts = self._all_sorts()

    def _all_sorts(self) -> dict[str, Sort]:
        sorts = {**dict.fromkeys(GIVEN, Sort.DATE), PROCEDURE: Sort.TEXT}
        sorts |= {name: sort_of(one.kind.name) for name, one in self._fields.items()}
        sorts |= dict.fromkeys(self._rows, Sort.ROWS)
        for section, rows in self._rows.items():
            sorts |= {f"{section}.{one.name}": Sort.ROWS for one in rows}
        for name, text in self._computed.items():
            before = {known: sort for known, sort in sorts.items() if known != name}
            try:
                sorts[name] = compiled(text, before, self._functions).sort
            except ExpressionWrong as wrong:
                wrong.field = f"places.{name}.computed"
                raise
        return sorts

    def compiled(self, text: str) -> Expression:
        """An expression of the form.

        Raises:
            ExpressionWrong: with the column of what is wrong.
        """
        if text not in self._read:
            self._read[text] = compiled(text, self._sorts, self._functions)
        return self._read[text]

    def holds(self, expression: Expression, *, is_opposite: bool = False) -> Condition:
        """The condition that an expression holds of the texts of the form, or that it does not.

        The same expression gives the same condition, so that `rules.shown` can judge it once.
        """
        key = expression.text, is_opposite
        if key in self._held:
            return self._held[key]
        followed = self._followed(expression.names)
        names = {*expression.names, *(name for one in followed.values() for name in one.names)}
        specs = {name: self._fields[name] for name in names if name in self._fields}
        wanted = {
            section: rows
            for section, rows in self._rows.items()
            if any(name == section or name.startswith(f"{section}.") for name in names)
        }
        values_of = _Reading(specs, wanted, followed)

        def condition(texts: Texts) -> bool:
            return expression.holds(values_of(texts)) is not is_opposite

        self._held[key] = condition
        return condition

    def together(self, conditions: Sequence[Condition]) -> Condition | None:
        """The condition that all of some hold, the same one for the same ones; None for none."""
        key = tuple(conditions)
        if len(key) > 1 and key not in self._together:
            self._together[key] = lambda texts: all(holds(texts) for holds in key)
        return self._together[key] if len(key) > 1 else next(iter(key), None)

    def said(self, text: str, *, is_opposite: bool = False) -> Condition:
        """The same of an expression as it is written."""
        return self.holds(self.compiled(text), is_opposite=is_opposite)

    def _followed(self, names: Sequence[str]) -> dict[str, Expression]:
        """The computed places that names rest on, each once, those before that others rest on."""
        found: dict[str, Expression] = {}
        waiting = [name for name in names if name in self._computed]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = self.compiled(self._computed[name])
                waiting += [one for one in found[name].names if one in self._computed]
        return {name: found[name] for name in self._computed if name in found}


@dataclass(frozen=True, slots=True)
class _Reading:
    """The values that an expression asks for, read from the texts of a form."""

    fields: Mapping[str, FieldSpec]
    rows: Mapping[str, Sequence[FieldSpec]]
    computed: Mapping[str, Expression]

    def __call__(self, texts: Texts) -> dict[str, Any]:
        found: dict[str, Any] = given_values(texts)
        for name, one in self.fields.items():
            text = texts.get(name, one.default)
            is_right = rules.refusal_of(one, text) is None
            value = rules.value_of(one, text) if is_right else None
            found[name] = None if value == one.kind.empty and one.kind.name != "tick" else value
        for section, fields in self.rows.items():
            count = rules.row_count(texts, section) or 0
            found[section] = tuple(range(count))
            for one in fields:
                column = (
                    texts.get(f"{section}.{row}.{one.name}", "") for row in range(1, count + 1)
                )
                found[f"{section}.{one.name}"] = tuple(
                    None if rules.refusal_of(one, text) else rules.value_of(one, text)
                    for text in column
                )
        for name, expression in self.computed.items():
            found[name] = expression.value(found)
        return found
