"""One verb on an office of its own, ended at a random moment; what is left, and the next run."""

from random import Random

from tests.torture.judging import Wrong, course, judge, next_reception, repeated, tried
from tests.torture.kills.table import Table
from tests.torture.preloaded import FaultyDisk
from tests.torture.trial import Trial
from tests.torture.verbs import Verb

BY_TOUCH = 0.5
"""The share of kills at a touch of the disk or the server; the others come by the clock."""

A_LITTLE_LATER = 1.05


def kill_one(
    trial: Trial, verb: Verb, disk: FaultyDisk, table: Table, *, kills: int, random: Random
) -> None:
    """End a verb so often, each time at another moment, and look what is left."""
    asked = course(trial, verb, disk)
    line = table.of(verb.name, trial.engine)
    line.answered += 1
    while line.kills < kills:
        trial.put_back(verb.before)
        at, after = 0, None
        if random.random() < BY_TOUCH and asked.ended.touches:
            at = random.randint(1, asked.ended.touches)
            when = f"touch {at} of {asked.ended.touches}"
        else:
            after = random.uniform(0, asked.ended.seconds * A_LITTLE_LATER)
            when = f"{after * 1000:.0f} of {asked.ended.seconds * 1000:.0f} ms"
        try:
            ended = tried(trial, verb, disk, at=at, way="SIGKILL", kill_after=after)
            line.kills += ended.code is None
            line.answered += ended.code is not None
            found = list(judge(asked, ended, trial.look()))
            found += repeated(trial, asked, disk)
            line.answered += 1
            found += next_reception(trial, asked, "next")
        except TimeoutError:
            found = [(Wrong.HUNG, "it did not end")]
        for kind, what in found:
            table.wrong(verb.name, trial.engine, kind, what, when)
