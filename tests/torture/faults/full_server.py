"""The disk of the server runs full while verbs work: refused with a sentence, and nothing half.

The cluster stands on a small disk of its own, which is filled before each verb and has room again
after it. A server that may not write its log any more ends, and is started again.
"""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from tests.disks import fill, small_disk
from tests.postgres import throw_away_cluster
from tests.torture.judging import course, judge, repeated, tried
from tests.torture.kills.crowd import wait_for
from tests.torture.preloaded import FaultyDisk
from tests.torture.trial import on
from tests.torture.verbs import POSTGRES, Before, verbs_on

MEGABYTES = 300
ROOM_KB = (0, 8, 24, 64, 128)
"""So much room is left, in turn: the verb comes a little farther each time."""


def on_a_full_server(
    said: Counter[str], names: list[str] | None = None
) -> Iterator[tuple[str, str]]:
    """Every verb on an office whose server has no room: its name, and what is wrong, or nothing.

    Args:
        said: counts with what they were refused.
        names: only these verbs.
    """
    disk = FaultyDisk()
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="full-server-")))
        place.chmod(0o755)
        full = stack.enter_context(small_disk(place / "disk", megabytes=MEGABYTES))
        server = stack.enter_context(throw_away_cluster(is_careful=True, place=full))
        trial = stack.enter_context(on(POSTGRES, server))
        for number, verb in enumerate(verbs_on(POSTGRES, names)):
            if verb.before is not Before.OFFICE:
                continue
            asked = course(trial, verb, disk)
            for room in (ROOM_KB[number % len(ROOM_KB)], ROOM_KB[(number + 2) % len(ROOM_KB)]):
                trial.put_back(verb.before)
                ballast = fill(full, but_kilobytes=room)
                try:
                    ended = tried(trial, verb, disk)
                finally:
                    ballast.unlink()
                said[((ended.said or {}).get("error") or {}).get("type", "done")] += 1
                if not server.is_running():
                    server.start()
                wait_for(server)
                found = [*judge(asked, ended, trial.look()), *repeated(trial, asked, disk)]
                yield verb.name, "; ".join(f"{kind}: {what}" for kind, what in found)
