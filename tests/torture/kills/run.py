"""Ends verbs, counters and servers at random moments, and looks what is left of the office.

    python -m tests.torture.kills [--kills N] [--seed S] [--engine E] [--verb NAME] [--crowd N]

First each verb alone: on a fresh copy of the office it is ended by SIGKILL, at a touch of the disk
or of the connection to the server, or at a moment by the clock, spread over its run. Then a crowd:
some counters at once in one office that goes on, of which some are ended; on PostgreSQL the server,
too. The table at the end counts what was lost, doubled, given twice, or did not end.
"""

import argparse
import sys
from collections.abc import Sequence
from random import Random

from tests.postgres import throw_away_cluster
from tests.torture.kills.crowd import Crowd
from tests.torture.kills.single import kill_one
from tests.torture.kills.table import Table
from tests.torture.preloaded import FaultyDisk
from tests.torture.trial import on
from tests.torture.verbs import ENGINES, verbs_on


def main(arguments: Sequence[str] | None = None) -> int:
    """Try; the exit code is 1 where anything is wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=700, help="of single verbs, on each engine")
    parser.add_argument("--crowd", type=int, default=300, help="of a crowd, on each engine")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", action="append", choices=ENGINES)
    parser.add_argument("--verb", action="append", help="only these verbs alone")
    options = parser.parse_args(arguments)
    table, disk = Table(), FaultyDisk()
    with throw_away_cluster(is_careful=True) as server:
        for engine in options.engine or ENGINES:
            with on(engine, server) as trial:
                random = Random(f"{engine}/{options.seed}")
                verbs = verbs_on(engine, options.verb)
                for number, verb in enumerate(verbs):
                    each, more = divmod(options.kills, len(verbs))
                    kills = each + (number < more)
                    kill_one(trial, verb, disk, table, kills=kills, random=random)
                    print(f"{engine} {verb.name}: {kills} kills", flush=True)
                if options.crowd:
                    Crowd(trial, table, random).work(options.crowd)
    for row in table.rows():
        print(row)
    for said, times in table.said.most_common():
        print(f"{times:6} {said}")
    print(f"{sum(map(table.kills, ENGINES))} kills, {table.wrongs} wrong, seed {options.seed}")
    return 1 if table.wrongs else 0


if __name__ == "__main__":
    sys.exit(main())
