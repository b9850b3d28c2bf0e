"""The language of the rules in form files: a small, total one with the functions of the trade.

    rule = compiled("days_between(child.born_on, received_on) > 60", names)
    rule.value(values)      # True, False, or None: unknown

It cannot loop, name anything of the program or fail when it is asked: what rests on an empty place
is unknown, and what is wrong with an expression is found when it is read, with its column.

Why not CEL: `common-expression-language` (Rust, 0.02 ms an evaluation) was weighed. It does not say
which names an expression asks for, so that neither "the place is not on the paper" nor "this rule
can never fire" can be found when a file is read; an empty place is an error there and not unknown;
dates are timestamps in UTC; its import costs 0.2 s. Python's own parser, of which some kinds of
nodes are taken and everything else is refused, needs less code than hooks for those.
"""

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from commune_desk.domain.form.errors import ExpressionWrong

LONGEST = 500
"""Letters of an expression; a rule that needs more is two rules."""

_DEEPEST = 40


class Sort(StrEnum):
    """What kind of thing a part of an expression is."""

    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    TRUTH = "truth"
    ROWS = "rows"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Function:
    """A named function: the sorts it takes, what it gives, how."""

    takes: tuple[Sort, ...]
    gives: Sort
    compute: Callable[..., Any]
    takes_empty: bool = False


Values = Mapping[str, Any]
_Evaluate = Callable[[Values], Any]


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression that was read.

    Attributes:
        text: as it was written.
        names: of the places and sections that it asks for.
        sort: of its value.
    """

    text: str
    names: tuple[str, ...]
    sort: Sort
    evaluate: _Evaluate

    def value(self, values: Values) -> Any:
        """Its value for the values of places; None is unknown."""
        return self.evaluate(values)

    def holds(self, values: Values) -> bool:
        """Whether it is true for certain."""
        return self.evaluate(values) is True


def compiled(text: str, names: Mapping[str, Sort], functions: Mapping[str, Function]) -> Expression:
    """An expression, read and checked.

    Args:
        text: as a form file writes it.
        names: what it may name, with the sort of each.
        functions: what it may call.

    Raises:
        ExpressionWrong: with the column of what is wrong.
    """
    if len(text) > LONGEST:
        raise ExpressionWrong(text[:40], LONGEST + 1, "long")
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as fault:
        column = getattr(fault, "offset", None) or 1
        raise ExpressionWrong(text, column, "syntax") from None
    reader = _Reader(text, names, functions)
    evaluate, sort = reader.read(tree.body, 0)
    return Expression(text, tuple(dict.fromkeys(reader.asked)), sort, evaluate)


_COMPARED: Mapping[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_COUNTED: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
}
_LARGEST = 10**15


class _Reader:
    """Turns the nodes of an expression into functions of the values, each with its sort."""

    def __init__(
        self, text: str, names: Mapping[str, Sort], functions: Mapping[str, Function]
    ) -> None:
        self._text = text
        self._names = names
        self._functions = functions
        self.asked: list[str] = []

    def read(self, node: ast.expr, depth: int) -> tuple[_Evaluate, Sort]:
        if depth > _DEEPEST:
            raise self._wrong(node, "deep")
        readers: Mapping[type[ast.expr], Callable[[Any, int], tuple[_Evaluate, Sort]]] = {
            ast.Constant: self._constant,
            ast.Name: self._name,
            ast.Attribute: self._name,
            ast.BoolOp: self._logical,
            ast.UnaryOp: self._unary,
            ast.BinOp: self._counted,
            ast.Compare: self._compared,
            ast.Call: self._called,
            ast.IfExp: self._chosen,
        }
        reader = readers.get(type(node))
        if reader is None:
            raise self._wrong(node, "node")
        return reader(node, depth + 1)

    def _wrong(self, node: ast.AST, why: str, what: str = "") -> ExpressionWrong:
        column = getattr(node, "col_offset", 0)
        letters = len(self._text.encode()[:column].decode(errors="ignore"))
        return ExpressionWrong(self._text, letters + 1, why, what)

    def _written(self, node: ast.AST) -> str:
        """A part of the expression as it is written, as far as a sentence can show it."""
        return (ast.get_source_segment(self._text, node) or "")[:40]

    # --- leaves ---------------------------------------------------------------------------------

    def _constant(self, node: ast.Constant, _depth: int) -> tuple[_Evaluate, Sort]:
        value = node.value
        if isinstance(value, bool):
            return (lambda _values: value), Sort.TRUTH
        if isinstance(value, int) and abs(value) < _LARGEST:
            return (lambda _values: value), Sort.NUMBER
        if isinstance(value, str):
            return (lambda _values: value), Sort.TEXT
        raise self._wrong(node, "constant", str(value)[:20])

    def _name(self, node: ast.expr, _depth: int) -> tuple[_Evaluate, Sort]:
        name = _dotted(node)
        if name in ("true", "false"):
            return (lambda _values: name == "true"), Sort.TRUTH
        if name is None or name not in self._names:
            raise self._wrong(node, "place", name or self._written(node))
        self.asked.append(name)
        return (lambda values: _known(values.get(name))), self._names[name]

    # --- operators ------------------------------------------------------------------------------

    def _logical(self, node: ast.BoolOp, depth: int) -> tuple[_Evaluate, Sort]:
        parts = [self._truth(part, depth) for part in node.values]
        decides = isinstance(node.op, ast.Or)

        def evaluate(values: Values) -> bool | None:
            told = [part(values) for part in parts]
            if decides in told:
                return decides
            return None if None in told else not decides

        return evaluate, Sort.TRUTH

    def _truth(self, node: ast.expr, depth: int) -> _Evaluate:
        evaluate, sort = self.read(node, depth)
        if sort is not Sort.TRUTH:
            raise self._wrong(node, "truth")
        return evaluate

    def _unary(self, node: ast.UnaryOp, depth: int) -> tuple[_Evaluate, Sort]:
        if isinstance(node.op, ast.Not):
            truth = self._truth(node.operand, depth)

            def opposite(values: Values) -> bool | None:
                told = truth(values)
                return None if told is None else not told

            return opposite, Sort.TRUTH
        if isinstance(node.op, ast.USub):
            return self._applied(operator.neg, (self._number(node.operand, depth),)), Sort.NUMBER
        raise self._wrong(node, "node")

    def _number(self, node: ast.expr, depth: int) -> _Evaluate:
        evaluate, sort = self.read(node, depth)
        if sort is not Sort.NUMBER:
            raise self._wrong(node, "number")
        return evaluate

    def _counted(self, node: ast.BinOp, depth: int) -> tuple[_Evaluate, Sort]:
        count = _COUNTED.get(type(node.op))
        if count is None:
            raise self._wrong(node, "node")
        sides = (self._number(node.left, depth), self._number(node.right, depth))

        def within(one: int, other: int) -> int | None:
            result: int = count(one, other)
            return result if abs(result) < _LARGEST else None

        return self._applied(within, sides), Sort.NUMBER

    def _compared(self, node: ast.Compare, depth: int) -> tuple[_Evaluate, Sort]:
        if len(node.ops) != 1:
            raise self._wrong(node, "chain")
        if isinstance(node.ops[0], ast.In | ast.NotIn):
            return self._among(node, depth)
        compare = _COMPARED.get(type(node.ops[0]))
        if compare is None:
            raise self._wrong(node, "node")
        (left, one), (right, other) = (
            self.read(side, depth) for side in (node.left, node.comparators[0])
        )
        if one is not other and Sort.ANY not in (one, other):
            raise self._wrong(node, "sorts")
        if one in (Sort.TRUTH, Sort.TEXT) and compare not in (operator.eq, operator.ne):
            raise self._wrong(node, "sorts")
        return self._applied(compare, (left, right)), Sort.TRUTH

    def _among(self, node: ast.Compare, depth: int) -> tuple[_Evaluate, Sort]:
        listed = node.comparators[0]
        if not isinstance(listed, ast.Tuple | ast.List):
            raise self._wrong(listed, "list")
        evaluate, sort = self.read(node.left, depth)
        choices = []
        for choice in listed.elts:
            if not isinstance(choice, ast.Constant) or not isinstance(choice.value, str | int):
                raise self._wrong(choice, "list")
            if (Sort.TEXT if isinstance(choice.value, str) else Sort.NUMBER) is not sort:
                raise self._wrong(choice, "sorts")
            choices.append(choice.value)
        is_in = isinstance(node.ops[0], ast.In)
        return self._applied(lambda told: (told in choices) is is_in, (evaluate,)), Sort.TRUTH

    # --- functions ------------------------------------------------------------------------------

    def _called(self, node: ast.Call, depth: int) -> tuple[_Evaluate, Sort]:
        name = _dotted(node.func)
        function = self._functions.get(name or "")
        if function is None:
            raise self._wrong(node, "function", name or self._written(node.func))
        if node.keywords or len(node.args) != len(function.takes):
            raise self._wrong(node, "arguments", name or "")
        given: list[_Evaluate] = []
        for argument, wanted in zip(node.args, function.takes, strict=True):
            evaluate, sort = self.read(argument, depth)
            if Sort.ANY not in (wanted, sort) and sort is not wanted:
                raise self._wrong(argument, "sorts", name or "")
            given.append(evaluate)
        if function.takes_empty:
            compute = function.compute
            return (lambda values: compute(*(one(values) for one in given))), function.gives
        return self._applied(function.compute, given), function.gives

    def _chosen(self, node: ast.IfExp, depth: int) -> tuple[_Evaluate, Sort]:
        test = self._truth(node.test, depth)
        (body, one), (other_body, other) = (
            self.read(part, depth) for part in (node.body, node.orelse)
        )
        if one is not other:
            raise self._wrong(node, "sorts")

        def evaluate(values: Values) -> Any:
            told = test(values)
            return None if told is None else (body if told else other_body)(values)

        return evaluate, one

    @staticmethod
    def _applied(compute: Callable[..., Any], parts: Sequence[_Evaluate]) -> _Evaluate:
        """A function of parts, unknown where one of them is."""

        def evaluate(values: Values) -> Any:
            told = [part(values) for part in parts]
            return None if any(one is None for one in told) else compute(*told)

        return evaluate


def _dotted(node: ast.expr) -> str | None:
    """The dotted name that a node is; None where it is something else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := _dotted(node.value)) is not None:
        return f"{before}.{node.attr}"
    return None


def _known(value: Any) -> Any:
    """A value of a place; one that is empty is unknown, a part of a date is taken as it is."""
    return None if value in ("", (), None) else value
