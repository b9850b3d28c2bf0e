"""Fails the touches of the disk by every verb, each way a disk fails, and looks what is left.

    python -m tests.torture.faults [--engine E] [--verb NAME] [--record FILE] [--minutes M]
    python -m tests.torture.faults --every N [--begin N] [--way W] [--verb NAME] [--engine E]

The first goes over all places of `places.py`, and goes on with what is in FILE; the second takes
each so-manieth touch, one way at each in turn; `--every 1` takes all of them, each way.

The process is started with `faulty_disk.c` preloaded. It imports the program once; every try is a
fork of it, on a fresh copy of the office. After each a second fork, on a disk that is well again,
opens the office and looks: whole, its history unbroken, every dossier whose number was said there,
none half there, and a sentence for whatever was refused. On PostgreSQL the touches are those of the
PC's own files and of the connection, which is cut.
"""

import argparse
import gc
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.postgres import throw_away_cluster
from tests.torture.faults.full_server import on_a_full_server
from tests.torture.faults.sweep import Record, Sweep, import_program
from tests.torture.judging import (
    Course,
    Wrong,
    course,
    is_refused_and_done,
    judge,
    repeated,
    tried,
)
from tests.torture.preloaded import WAYS, FaultyDisk
from tests.torture.trial import Trial, on
from tests.torture.verbs import ENGINES, Verb, verbs_on


@dataclass
class Tries:
    """How many there were, and what was wrong.

    Attributes:
        kinds: of what was wrong.
        refused_and_done: verbs that were refused and had done their work, which is no harm.
    """

    disk: FaultyDisk = field(default_factory=FaultyDisk)
    count: int = 0
    wrong: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    refused_and_done: Counter[str] = field(default_factory=Counter)

    def at_touches(
        self, trial: Trial, verb: Verb, *, begin: int, every: int, ways: Sequence[str] = tuple(WAYS)
    ) -> None:
        """Break a verb off at its touches, each way at each, or one way at each so-manieth."""
        asked, count = course(trial, verb, self.disk), 0
        touches = range(begin, asked.ended.touches + 1, every)
        for number, at in enumerate(touches):
            for way in ways if every == 1 else [ways[number % len(ways)]]:
                found = dict.fromkeys(self._try(trial, asked, at=at, way=way))
                count += 1
                self.wrong += bool(found)
                for kind, what in found:
                    self.kinds[f"{trial.engine} {verb.name} {way}: {what.split(':')[0]}"] += 1
                    where = f"{way} at {at} of {asked.ended.touches}"
                    print(f"! {trial.engine} {verb.name} {where}: {kind}: {what}", flush=True)
        self.count += count
        touched = f"{asked.ended.touches} touches, {count} tries"
        print(f"{trial.engine} {verb.name}: {touched}", flush=True)

    def _try(
        self, trial: Trial, asked: Course, *, at: int, way: str
    ) -> Iterator[tuple[Wrong, str]]:
        """Break a verb off once; see what is left, and what the next run makes of it."""
        trial.put_back(asked.verb.before)
        try:
            ended = tried(trial, asked.verb, self.disk, at=at, way=way)
            now = trial.look()
            yield from judge(asked, ended, now)
            if is_refused_and_done(asked, ended, now):
                self.refused_and_done[asked.verb.name] += 1
            yield from repeated(trial, asked, self.disk)
            if left := trial.left_half_done():
                yield Wrong.OTHER, f"left behind: {left}"
        except TimeoutError:
            yield Wrong.HUNG, "it did not end"
            return
        if ended.code is None and way != "SIGKILL":
            yield Wrong.OTHER, "it ended without a word"

    def on_a_full_server(self, names: list[str] | None) -> None:
        """The verbs on an office whose server has no room."""
        said = Counter[str]()
        for verb, what in on_a_full_server(said, names):
            self.count += 1
            self.wrong += bool(what)
            if what:
                print(f"! {verb} on a full server: {what}", flush=True)
        print(f"on a full server: {dict(said)}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Try them all; the exit code is 1 where anything is wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, help="each so-manieth touch, not places")
    parser.add_argument("--begin", type=int, default=1, help="with this touch")
    parser.add_argument("--way", action="append", choices=tuple(WAYS), help="only these ways")
    parser.add_argument("--verb", action="append", help="only these verbs")
    parser.add_argument("--engine", action="append", choices=ENGINES)
    parser.add_argument("--record", type=Path, help="the file of what is done, to go on with")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="end after so long")
    parser.add_argument("--full-server", action="store_true", help="only the server's full disk")
    options = parser.parse_args(arguments)
    if options.every is None and not options.full_server:
        return over_places(options)
    tries = Tries()
    if not options.full_server:
        with throw_away_cluster(is_careful=True) as server:
            for engine in options.engine or ENGINES:
                with on(engine, server) as trial:
                    for verb in verbs_on(engine, options.verb):
                        tries.at_touches(
                            trial,
                            verb,
                            begin=options.begin,
                            every=options.every,
                            ways=options.way or tuple(WAYS),
                        )
    if options.full_server or not (options.verb or options.engine):
        tries.on_a_full_server(options.verb)
    for kind, times in tries.kinds.most_common():
        print(f"{times:5} {kind}")
    if tries.refused_and_done:
        done = ", ".join(f"{name} {n}" for name, n in tries.refused_and_done.most_common())
        print(f"refused and done, the same once more does nothing more: {done}")
    print(f"{tries.count} tries, {tries.wrong} wrong")
    return 1 if tries.wrong else 0


def over_places(options: argparse.Namespace) -> int:
    """Try all places, or those that are not in the record; 1 where anything is wrong in it."""
    import_program()
    record = Record(options.record)
    record.read()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(3))  # the server goes with this process
    sweep = Sweep(record, ends_at=time.monotonic() + 60 * options.minutes)
    with throw_away_cluster(is_careful=True) as server:
        for engine in options.engine or ENGINES:
            with on(engine, server) as trial:
                gc.freeze()
                sweep.over(trial, verbs_on(engine, options.verb))
    for row in (*record.rows(), *record.summary()):
        print(row)
    return 1 if any(one["found"] for one in record.tries.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
