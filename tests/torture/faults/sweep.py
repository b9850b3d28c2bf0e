"""Every place at which a verb touches the disk, each fault at it: whole, and to be gone on with.

What `places.py` says makes a place. A try is written down when it has ended, one line each in a
file, so that a run can be ended at any moment and gone on with; the table is drawn from that file.
It goes over all verbs in rounds, those first that show most:

0. the first touch of each place that is the verb's own: EIO and the kill;
1. the same with no room, on the disk or for the account;
2. how the office is opened, which all verbs do alike, with a verb for each state it can stand in;
3. the second and the last touch of each place;
4. how it is opened, once more with every verb;
5. EINTR wherever it was not tried before.

Where a try left the PC and the server as they were, to the byte, nothing is put back, looked at or
done once more: that was seen in the course of the verb. Where it left the same rows and files, of
as many blocks, with the same words as an earlier try of the verb, it is looked at, and not done
once more.
"""

import importlib
import json
import pkgutil
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.torture.faults.places import CHANGING, Chosen, chosen, kind_of
from tests.torture.judging import (
    Course,
    Wrong,
    course,
    judge,
    left_for_good,
    repeated,
    touches_of,
    tried_at,
)
from tests.torture.preloaded import FaultyDisk
from tests.torture.trial import Ended, Facts, Trial
from tests.torture.verbs import POSTGRES, Before, Verb

PARTS = ("cli", "services", "store", "files", "documents", "workbooks", "words", "domain")

ROUNDS = 6
BLOCK = 4096
OPENS = ("receive", "find")
NO_ROOM = ("ENOSPC", "EDQUOT")
TIMES_BACK = 3
"""So often the place is looked for one time earlier where it came up less often than before."""


def import_program() -> None:
    """Import all that a verb may need, so that no try does it anew."""
    for part in PARTS:
        package = importlib.import_module(f"commune_desk.{part}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)


def round_of(verb: Verb, point: Chosen, way: str) -> int:
    """In which round a try comes, as the first words here say."""
    if way == "EINTR" and not point.is_first_of_kind:
        return 5
    if point.touch.is_opening:
        return 2 if verb.name in OPENS or verb.before is not Before.OFFICE else 4
    if point.turn != "first":
        return 3
    return int(way in NO_ROOM)


@dataclass
class Record:
    """The file of what is done: a line for each course of a verb, and for each try.

    Attributes:
        tries: each by its key.
        courses: how many touches, places and tries a verb has, by engine and verb.
    """

    file: Path | None
    tries: dict[str, dict[str, Any]] = field(default_factory=dict)
    courses: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def read(self) -> None:
        """Read what was done before; a line that was not written to its end is none."""
        if self.file is None or not self.file.exists():
            return
        for line in self.file.read_text(encoding="utf-8").splitlines():
            try:
                self._know(json.loads(line))
            except json.JSONDecodeError:
                continue

    def add(self, one: dict[str, Any]) -> None:
        """Keep a course or a try."""
        self._know(one)
        if self.file is not None:
            with self.file.open("a", encoding="utf-8") as file:
                file.write(json.dumps(one, ensure_ascii=False) + "\n")

    def keep_only(self, engine: str, verb: str, keys: set[str]) -> None:
        """Forget the tries of a verb at places that the program has no more."""
        for key, one in list(self.tries.items()):
            if (one["engine"], one["verb"]) == (engine, verb) and key not in keys:
                del self.tries[key]

    def _know(self, one: dict[str, Any]) -> None:
        if "key" in one:
            self.tries[one["key"]] = one
        else:
            self.courses[one["engine"], one["verb"]] = one

    # --- to be read -------------------------------------------------------------------------------

    def rows(self) -> Iterator[str]:
        """The table: verbs and faults, tries and findings, and what is not tried yet."""
        yield "".join(("verb".ljust(18), "engine".ljust(9), "touches  places   tries of"))
        tried, wrong = self._counted(wrong_only=False), self._counted(wrong_only=True)
        for (engine, verb), course_of in self.courses.items():
            yield self._row(verb, engine, [course_of], tried, wrong)
        for engine in dict.fromkeys(engine for engine, _ in self.courses):
            of_engine = [one for (on, _), one in self.courses.items() if on == engine]
            yield self._row("all", engine, of_engine, tried, wrong)

    def _counted(self, *, wrong_only: bool) -> Counter[tuple[str, str, str]]:
        counts = Counter[tuple[str, str, str]]()
        for one in self.tries.values():
            if not wrong_only or one["found"]:
                for verb in (one["verb"], "all"):
                    counts[one["engine"], verb, one["way"]] += 1
        return counts

    @staticmethod
    def _row(
        verb: str,
        engine: str,
        courses: Sequence[dict[str, Any]],
        tried: Counter[tuple[str, str, str]],
        wrong: Counter[tuple[str, str, str]],
    ) -> str:
        touches, places, planned = (
            sum(one[name] for one in courses) for name in ("touches", "places", "planned")
        )
        done = sum(tried[engine, verb, way] for way in CHANGING)
        ways = (f"{way} {tried[engine, verb, way]}/{wrong[engine, verb, way]}" for way in CHANGING)
        return f"{verb:18}{engine:9}{touches:7}{places:8}{done:8} {planned:6}  " + "  ".join(ways)

    def summary(self) -> Iterator[str]:
        """What was reached, in two sentences for each engine."""
        for engine in dict.fromkeys(engine for engine, _ in self.courses):
            of_engine = [one for (on, _), one in self.courses.items() if on == engine]
            tries = [one for one in self.tries.values() if one["engine"] == engine]
            touches, places, planned = (
                sum(one[name] for one in of_engine) for name in ("touches", "places", "planned")
            )
            missed = sum(not one["met"] for one in tries)
            found = sum(bool(one["found"]) for one in tries)
            yield (
                f"{engine}: {touches} touches of {len(of_engine)} verbs at {places} places;"
                f" {len(tries)} of {planned} tries: the first, second and last touch of each, every"
                f" fault it can have; {found} with findings, {missed} came to another place"
            )
            for number in range(ROUNDS):
                whole = sum(one["rounds"][number] for one in of_engine)
                done = sum(one.get("round", 0) == number for one in tries)
                yield f"  round {number}: {done} of {whole}"


@dataclass
class Sweep:
    """Goes through the places.

    Attributes:
        ends_at: by then it ends, with whatever is done.
    """

    record: Record
    disk: FaultyDisk = field(default_factory=FaultyDisk)
    ends_at: float = float("inf")
    _stands: tuple[Any, ...] | None = None
    _repeated: set[tuple[Any, ...]] = field(default_factory=set)

    def over(self, trial: Trial, verbs: Sequence[Verb]) -> None:
        """Try them all, in rounds."""
        points = {verb.name: self._points(trial, verb) for verb in verbs}
        for number in range(ROUNDS):
            for verb in verbs:
                if time.monotonic() < self.ends_at:
                    self._verb(trial, verb, points[verb.name], number)

    def _points(self, trial: Trial, verb: Verb) -> list[Chosen]:
        """The touches of a verb that are tried; how many there are is written down."""
        touches = touches_of(trial, verb, self.disk)
        points = list(chosen(touches))
        planned = sum(len(one.touch.ways) for one in points)
        places = len({touch.place for touch in touches})
        rounds = Counter(round_of(verb, one, way) for one in points for way in one.touch.ways)
        counts: dict[str, Any] = {"touches": len(touches), "places": places, "planned": planned}
        counts["rounds"] = [rounds[number] for number in range(ROUNDS)]
        self.record.add({"engine": trial.engine, "verb": verb.name, **counts})
        keys = {key_of(trial, verb, one, way) for one in points for way in one.touch.ways}
        self.record.keep_only(trial.engine, verb.name, keys)
        return points

    def _verb(self, trial: Trial, verb: Verb, points: Sequence[Chosen], number: int) -> None:
        asked: Course | None = None
        self._stands = None
        self._repeated.clear()
        for point in points:
            for way in (one for one in point.touch.ways if round_of(verb, point, one) == number):
                key = key_of(trial, verb, point, way)
                if key in self.record.tries:
                    continue
                if time.monotonic() > self.ends_at:
                    return
                asked = asked or course(trial, verb, self.disk)
                self._try(trial, asked, point, way, key)

    def _try(self, trial: Trial, asked: Course, point: Chosen, way: str, key: str) -> None:
        begun = time.monotonic()
        try:
            ended = self._broken_off(trial, asked, point, way)
            met = self.disk.met == point.touch.place
            found = list(dict.fromkeys(self._judged(trial, asked, ended, way)))
        except TimeoutError:
            self._stands = None
            met, found = bool(self.disk.met), [(Wrong.HUNG, "it did not end")]
        except AssertionError as error:
            met, found = bool(self.disk.met), [(Wrong.OTHER, str(error))]
        touch = point.touch
        where = f"{touch.call} {touch.kind} at {touch.line}, {point.turn}, touch {point.at}"
        names: dict[str, Any] = {"engine": trial.engine, "verb": asked.verb.name, "way": way}
        said = [f"{kind}: {what}" for kind, what in found]
        took = round(time.monotonic() - begun, 3)
        names["round"] = round_of(asked.verb, point, way)
        self.record.add(
            {"key": key, **names, "where": where, "met": met, "found": said, "took": took}
        )
        for one in said:
            print(f"! {trial.engine} {asked.verb.name} {way} {where}: {one}", flush=True)

    def _broken_off(self, trial: Trial, asked: Course, point: Chosen, way: str) -> Ended:
        """The verb with its fault; where touches come in another order, at the same place."""
        wanted = point
        by_number = trial.engine != POSTGRES  # what a server answers comes in more pieces or fewer
        for _ in range(TIMES_BACK):
            if self._stands is None:
                trial.put_back(asked.verb.before)
                self._stands = trial.state(asked.verb.before)
            stood = self._stands
            self._stands = None
            ended = tried_at(trial, asked.verb, self.disk, wanted, way, by_number=by_number)
            self._stands = stood if trial.state(asked.verb.before) == stood else None
            if self.disk.met == point.touch.place or (not by_number and wanted.time == 1):
                break
            if not by_number:
                wanted = Chosen(point.touch, point.at, wanted.time - 1, point.turn)
            by_number = False
        return ended

    def _judged(
        self, trial: Trial, asked: Course, ended: Ended, way: str
    ) -> Iterator[tuple[Wrong, str]]:
        """What is wrong with what was left, and with what the next run makes of it."""
        if self._stands is not None:
            yield from judge(asked, ended, asked.before)
        else:
            now = trial.look()
            yield from judge(asked, ended, now)
            remains = left_by(trial, ended, now)
            does_it_again = ended.code != 0 or asked.verb.gives_more or trial.left_half_done()
            if does_it_again and (remains not in self._repeated or trial.left_half_done()):
                self._repeated.add(remains)
                yield from repeated(trial, asked, self.disk)
        if self._stands is None and (left := left_for_good(trial)):
            yield Wrong.OTHER, f"left behind: {left}"
        if ended.code is None and way != "SIGKILL":
            yield Wrong.OTHER, "it ended without a word"


def key_of(trial: Trial, verb: Verb, point: Chosen, way: str) -> str:
    """What tells a try from all others."""
    return f"{trial.engine} {verb.name} {point.name} {point.turn} {way}"


def left_by(trial: Trial, ended: Ended, now: Facts) -> tuple[Any, ...]:
    """What a try left, as far as the next run can tell it from what another left."""
    files = sorted((kind_of(name), -(-size // BLOCK)) for name, size in trial.sizes().items())
    said = (ended.said or {}).get("error", {}).get("type", "") if ended.code == 1 else ""
    facts = (now.refusal, sorted(now.dossiers.items()), sorted(now.counts.items()))
    return ended.code, said, str(facts), tuple(files)
