"""What came of the kills, verb by verb."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.torture.judging import Wrong


@dataclass
class Line:
    """One verb on one engine.

    Attributes:
        kills: how often its process, or its server, was ended while it ran.
        answered: how often it gave an answer that was found true afterwards, or not.
        wrong: what was wrong, by its kind.
    """

    kills: int = 0
    answered: int = 0
    wrong: Counter[Wrong] = field(default_factory=Counter)


@dataclass
class Table:
    """All of them, in the order in which they came."""

    lines: dict[tuple[str, str], Line] = field(default_factory=dict)
    said: Counter[str] = field(default_factory=Counter)

    def of(self, verb: str, engine: str) -> Line:
        """The line of a verb."""
        return self.lines.setdefault((verb, engine), Line())

    def wrong(self, verb: str, engine: str, kind: Wrong, what: str, when: str) -> None:
        """Count something wrong, and say it at once."""
        self.of(verb, engine).wrong[kind] += 1
        print(f"! {verb} on {engine}, {when}: {kind}: {what}", flush=True)

    @property
    def wrongs(self) -> int:
        """How much is wrong."""
        return sum(line.wrong.total() for line in self.lines.values())

    def kills(self, engine: str) -> int:
        """How many kills there were on an engine."""
        return sum(line.kills for (_, on), line in self.lines.items() if on == engine)

    def rows(self) -> Iterator[str]:
        """The table, to be read."""
        kinds = tuple(Wrong)
        yield "".join(("verb".ljust(24), "engine".ljust(10), "kills".rjust(7))) + "".join(
            word.rjust(10) for word in ("answered", *kinds)
        )
        for (verb, engine), line in self.lines.items():
            yield _row(verb, engine, line)
        for engine in sorted({engine for _, engine in self.lines}):
            yield _row("all", engine, self._sum(engine))

    def _sum(self, engine: str) -> Line:
        whole = Line()
        for (_, on), line in self.lines.items():
            if on == engine:
                whole.kills += line.kills
                whole.answered += line.answered
                whole.wrong.update(line.wrong)
        return whole


def _row(verb: str, engine: str, line: Line) -> str:
    figures = (line.answered, *(line.wrong[kind] for kind in Wrong))
    return f"{verb:24}{engine:10}{line.kills:7}" + "".join(f"{figure:10}" for figure in figures)
