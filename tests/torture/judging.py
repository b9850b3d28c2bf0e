"""What may be left of a verb that was broken off: what stood before, or all that it does."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, field
from enum import StrEnum
from typing import Any

from tests.torture.faults.places import Chosen, Touch
from tests.torture.preloaded import FaultyDisk
from tests.torture.trial import LONGEST_S, Ended, Facts, Trial, forked, person, run
from tests.torture.verbs import Before, Verb


class Wrong(StrEnum):
    """In which way something is not as it must be."""

    LOST = "lost"
    DOUBLED = "doubled"
    REUSED = "reused"
    HUNG = "hung"
    OTHER = "other"


NO_DISK_FAULT = {
    "DatabaseDamaged",
    "HistoryBroken",
    "BackupInvalid",
    "NotJson",
    "JoinFileDamaged",
    "PaperUnreadable",
    "DatabaseReadOnly",
    "FolderNotWritable",
}
"""Of what a disk only failed to give or take once, nobody says so."""


@dataclass
class Found:
    """What was found wrong, each with its words."""

    wrong: list[tuple[Wrong, str]] = field(default_factory=list)

    def add(self, kind: Wrong, what: str) -> None:
        """Keep it."""
        self.wrong.append((kind, what))


@dataclass(frozen=True, slots=True)
class Course:
    """A verb as it goes where nothing breaks it off.

    Attributes:
        before: what the office has before it.
        whole: and what afterwards.
        ended: how it ended.
    """

    verb: Verb
    before: Facts
    whole: Facts
    ended: Ended


def tried(
    trial: Trial,
    verb: Verb,
    disk: FaultyDisk,
    *,
    at: int = 0,
    way: str = "EIO",
    kill_after: float | None = None,
) -> Ended:
    """Run a verb on the office as it stands.

    Raises:
        TimeoutError: it does not end.
    """
    words, data = trial.words(verb), trial.data.root

    def work() -> list[Any]:
        disk.arm(trial, at, way)
        code, said = run(words, data)
        return [code, said, disk.count()]

    return _ended(*forked(work, seconds=LONGEST_S, kill_after=kill_after))


def tried_at(
    trial: Trial, verb: Verb, disk: FaultyDisk, wanted: Chosen, way: str, *, by_number: bool
) -> Ended:
    """Run a verb that fails at a place: by the number of the touch, or where the place comes up.

    Raises:
        TimeoutError: it does not end.
    """
    words, data = trial.words(verb), trial.data.root

    def work() -> list[Any]:
        if by_number:
            disk.arm(trial, wanted.at, way)
        else:
            disk.arm_place(trial, wanted, way)
        code, said = run(words, data)
        return [code, said, disk.count()]

    return _ended(*forked(work, seconds=LONGEST_S))


def touches_of(trial: Trial, verb: Verb, disk: FaultyDisk) -> list[Touch]:
    """Every touch of a verb that nothing breaks off, with its place."""
    trial.put_back(verb.before)
    words, data = trial.words(verb), trial.data.root

    def work() -> list[Any]:
        disk.listen(trial)
        run(words, data)
        disk.count()
        return [list(astuple(touch)) for touch in disk.touches]

    given, _ = forked(work, seconds=LONGEST_S)
    return [Touch(*one) for one in given]


def _ended(given: Any, seconds: float) -> Ended:
    if given is None:
        return Ended(None, seconds=seconds)
    return Ended(given[0], given[1], given[2], seconds)


def course(trial: Trial, verb: Verb, disk: FaultyDisk) -> Course:
    """What a verb does where nothing breaks it off.

    Raises:
        AssertionError: it does nothing.
    """
    trial.put_back(verb.before)
    before = trial.look()
    trial.put_back(
        verb.before
    )  # to look leaves something: a key that is kept, a clock that is read
    ended = tried(trial, verb, disk)
    assert ended.code == 0, (verb, ended)
    return Course(verb, before, trial.look(), ended)


def judge(asked: Course, ended: Ended, now: Facts) -> Iterator[tuple[Wrong, str]]:
    """What is wrong with what was left of a verb that was broken off or refused."""
    yield from wrong_words(ended)
    for number in now.twice:
        yield Wrong.DOUBLED, f"{number} is there twice"
    is_done = ended.code == 0
    allowed = {asked.whole.refusal} if is_done else {asked.whole.refusal, asked.before.refusal}
    if asked.verb.before is Before.NOTHING and not is_done:
        allowed.add("OfficeNotFound")
    if now.refusal not in allowed:
        yield Wrong.LOST, f"the office does not open: {now.refusal}"
    elif not now.refusal:
        yield from _half_done(asked, ended, now)


def _half_done(asked: Course, ended: Ended, now: Facts) -> Iterator[tuple[Wrong, str]]:
    """What an office that opens has otherwise than it was answered."""
    before, whole = asked.before, asked.whole
    if ended.code == 0:
        if not same(now, whole):
            yield Wrong.LOST, f"said to be done and is not: {difference(whole, now)}"
        return
    if not (same(now, before) or same(now, whole)):
        kind = Wrong.LOST if set(before.dossiers) - set(now.dossiers) else Wrong.OTHER
        yield kind, f"half done: {difference(before, now)}"
    if is_refused_and_done(asked, ended, now) and not is_connection_lost(ended):
        new = set(whole.dossiers) - set(before.dossiers)
        unsaid = not asked.verb.is_told_again and any(one not in str(ended.said) for one in new)
        if asked.verb.gives_more or unsaid:
            yield Wrong.OTHER, f"done, and it was refused: {ended.said}"


def is_refused_and_done(asked: Course, ended: Ended, now: Facts) -> bool:
    """Whether a verb was refused that has done its work.

    That happens where the last of several things is refused, and where a connection is lost while
    the server answers: nobody knows then. It is no harm where the same once more does nothing more.
    """
    has_changed = not same(asked.whole, asked.before)
    return ended.code == 1 and has_changed and same(now, asked.whole)


def is_connection_lost(ended: Ended) -> bool:
    """Whether a command says that the server went away."""
    return "DatabaseUnreachable" in str(ended.said)


def wrong_words(ended: Ended) -> Iterator[tuple[Wrong, str]]:
    """What is wrong with how a command ended."""
    if ended.code is None:
        return
    if ended.code not in (0, 1):
        yield Wrong.OTHER, f"it ended with {ended.code}"
    error = (ended.said or {}).get("error") if isinstance(ended.said, dict) else None
    if ended.code == 1 and error is None and not ended.said:
        yield Wrong.OTHER, "it refused without a sentence"
    if error and error["type"] == "ProgramFailed":
        yield Wrong.OTHER, "a bug"
    if error and error["type"] in NO_DISK_FAULT:
        yield Wrong.OTHER, f"the disk's fault is called another's: {error['type']}"


def same(one: Facts, other: Facts) -> bool:
    """Whether two offices have the same."""
    return (one.dossiers, one.counts) == (other.dossiers, other.counts)


def difference(one: Facts, other: Facts) -> str:
    """What the second has otherwise than the first."""
    found = {
        name: (before.get(name), after.get(name))
        for before, after in ((one.dossiers, other.dossiers), (one.counts, other.counts))
        for name in before.keys() | after.keys()
        if before.get(name) != after.get(name)
    }
    return str(found)


def repeated(trial: Trial, asked: Course, disk: FaultyDisk) -> Iterator[tuple[Wrong, str]]:
    """Do a verb that was broken off once more: afterwards it is done, and once."""
    ended = tried(trial, asked.verb, disk)
    yield from wrong_words(ended)
    now = trial.look()
    for number in now.twice:
        yield Wrong.DOUBLED, f"{number} is there twice"
    if now.refusal != asked.whole.refusal:
        yield Wrong.LOST, f"it does not open after the next run: {now.refusal} {ended.said}"
    elif not asked.verb.gives_more and not same(now, asked.whole):
        more = len(now.dossiers) > len(asked.whole.dossiers)
        what = f"after the next run: {difference(asked.whole, now)}; it said {ended.said}"
        yield (Wrong.DOUBLED if more else Wrong.OTHER), what


def next_reception(trial: Trial, asked: Course, request: str) -> Iterator[tuple[Wrong, str]]:
    """The next citizen is received, under a number that nobody had."""
    if asked.whole.refusal:
        return
    path = trial.given / "next.json"
    path.write_text(trial.document("1.004873", request, person(request)), encoding="utf-8")
    given, _ = forked(lambda: run(["receive", str(path)], trial.data.root))
    if given is None or given[0] != 0:
        yield Wrong.OTHER, f"the next citizen is not received: {given}"
        return
    said = given[1]
    if said["dossier_no"] in {**asked.before.dossiers, **asked.whole.dossiers}:
        yield Wrong.REUSED, f"{said['dossier_no']} was somebody else's"
    if left := left_for_good(trial):
        yield Wrong.OTHER, f"left behind: {[name.rpartition('/')[0] for name in left]}"


def left_for_good(trial: Trial) -> list[str]:
    """What is half done and stays so: the next backup clears up behind whoever was killed."""
    if trial.left_half_done():
        forked(lambda: run(("backup", "create"), trial.data.root))
    return trial.left_half_done()
