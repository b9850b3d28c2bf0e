"""Fails every touch of the disk by every verb once, each way a disk fails, and looks what is left.

    python -m tests.torture.faults [--every N] [--verb NAME]

The process is started with `faulty_disk.c` preloaded. It imports the program once; every try is a
fork of it, on a fresh copy of the office. After each a second fork, on a disk that is well again,
opens the office and looks: whole, its history unbroken, every dossier whose number was said there,
none half there, and a sentence for whatever was refused.
"""

import argparse
import contextlib
import ctypes
import errno
import io
import json
import os
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from commune_desk import bootstrap
from commune_desk.cli.entry import main as command
from commune_desk.domain.errors import UserError
from commune_desk.domain.recovery import DatabaseKeyWrong
from commune_desk.paths import DataFolder, resources
from commune_desk.services.upkeep import history, recovery_sheets

WAYS = {
    "EIO": errno.EIO,
    "ENOSPC": errno.ENOSPC,
    "EDQUOT": errno.EDQUOT,
    "EINTR": errno.EINTR,
    "SIGKILL": 0,
}
LONGEST_S = 60
MOST_MEMORY = 3 << 30
PROCEDURE = "1.004873"
ON_EMPTY_PC = ("init", "restore-empty")
WITHOUT_KEY = ("recovery-key",)


@dataclass
class Try:
    """One verb, broken off at one touch in one way, and what came of it.

    Attributes:
        said: the document of the answer; None where there was none, as after a kill.
        touches: how often it touched the disk; 0 after a kill.
        wrong: what is not as it must be.
    """

    verb: str
    way: str
    at: int
    said: Any = None
    code: int = -1
    touches: int = 0
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Office:
    """An office in a folder that is copied for every try, with a dossier in each state."""

    folder: Path
    received: str
    ready: str
    backup: Path

    @property
    def code(self) -> Path:
        """The file with the code of the recovery sheet."""
        return self.folder.parent / "mã.txt"

    def verbs(self) -> Mapping[str, Sequence[str]]:
        """The verbs, on the copy in which they run."""
        out = "{root}/out"
        return {
            "init": ("init", "--office", str(resources() / "practice" / "office.toml")),
            "receive": ("receive", str(self.folder.parent / "reception.json")),
            "step": ("step", self.received, "finish"),
            "return": ("return", self.ready),
            "cancel": ("cancel", self.received, "--note", "nhập nhầm"),
            "find": ("find", "toan"),
            "print": ("print", self.received, "receipt", "--out", f"{out}/giấy.pdf"),
            "sync": ("sync", "--to", out),
            "report": ("report", "2026-10", "--out", out),
            "backup": ("backup", "create", out),
            "restore": ("backup", "restore", str(self.backup)),
            "restore-empty": ("backup", "restore", str(self.backup), "--recovery", str(self.code)),
            "recovery-key": ("recovery-key", "--recovery", str(self.code)),
            "change-key": ("change-key", "--out", out),
        }


def forked(work: Callable[[], Any], *, seconds: float = LONGEST_S) -> tuple[Any, int]:
    """Do it in a process of its own; what it gives, None where it was killed, and its status.

    Raises:
        TimeoutError: it does not end.
    """
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        given = json.dumps(work()).encode()
        with os.fdopen(writes, "wb") as pipe:
            pipe.write(given)
        os._exit(0)
    os.close(writes)
    until = time.monotonic() + seconds
    os.set_blocking(reads, False)
    pieces = []
    with os.fdopen(reads, "rb") as pipe:
        while True:
            if piece := pipe.read():
                pieces.append(piece)
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                break
            if time.monotonic() > until:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                raise TimeoutError
            time.sleep(0.002)
        if piece := pipe.read():
            pieces.append(piece)
    return (json.loads(b"".join(pieces)) if pieces else None), status


def run(words: Sequence[str], root: Path) -> tuple[int, Any]:
    """One command on a data folder; its code and its document."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
        code = command(["--data", str(root), *words, "--json"])
    return code, json.loads(said.getvalue() or "null")


def numbers(root: Path) -> list[str]:
    """Every dossier of a whole office with an unbroken history, whose sheet opens its key."""
    opened = bootstrap.open_office(DataFolder(root))
    try:
        opened.database.integrity_check()
        desk = bootstrap.desk_without_screen(opened)
        history.verify(desk)
        if DataFolder(root).recovery.exists() and not recovery_sheets.current(desk):
            raise DatabaseKeyWrong(str(root))
        rows = opened.database.engine.execute_sql("SELECT dossier_no FROM dossier")
        return sorted(row[0] for row in rows)
    finally:
        opened.database.close()


def make_office(place: Path) -> Office:
    """An office with two dossiers and a backup, made in a process of its own."""
    root = place / "office"
    reception = {"procedure": PROCEDURE, "applicant": {"full_name": "Bùi Thanh Toàn"}}
    (place / "reception.json").write_text(json.dumps(reception), encoding="utf-8")

    def make() -> list[str]:  # here and not in a fork, so that no fork imports it again
        office_file = str(resources() / "practice" / "office.toml")
        assert run(("init", "--office", office_file), root)[0] == 0
        received, ready = (
            run(("receive", str(place / "reception.json")), root)[1]["dossier_no"] for _ in range(2)
        )
        assert run(("step", ready, "finish"), root)[0] == 0
        _, sheet = run(("recovery-sheet", "--out", str(place)), root)
        text = PdfReader(sheet["file"]).pages[0].extract_text()
        (place / "mã.txt").write_text(" ".join(re.findall(r"\b\d{6}\b", text)), encoding="utf-8")
        _, made = run(("backup", "create", str(place / "usb")), root)
        copied = place / "tried"
        shutil.copytree(root, copied)
        for verb, words in Office(root, received, ready, Path(made["path"])).verbs().items():
            if verb not in ON_EMPTY_PC:
                run([word.format(root=copied) for word in words], copied)
        return [received, ready, made["path"]]

    made = make()
    return Office(root, made[0], made[1], Path(made[2]))


def tried(office: Office, verb: str, way: str, *, at: int, disk: Any, place: Path) -> Try:
    """Break a verb off at one touch of the disk, and see what is left."""
    root = place / "tried"
    shutil.rmtree(root, ignore_errors=True)
    if verb not in ON_EMPTY_PC:
        shutil.copytree(office.folder, root)
    if verb in WITHOUT_KEY:
        DataFolder(root).key.unlink()
    words = [word.format(root=root) for word in office.verbs()[verb]]
    made = Try(verb, way, at)

    def broken_off() -> list[Any]:
        disk.faulty_arm(str(root).encode(), at, WAYS[way])
        code, said = run(words, root)
        return [code, said, disk.faulty_count()]

    try:
        given, _ = forked(broken_off)
    except TimeoutError:
        made.wrong.append("it did not end")
        return made
    if given is not None:
        made.code, made.said, made.touches = given
    made.wrong += list(_wrong_words(made, is_killed=given is None and way == "SIGKILL"))
    made.wrong += _wrong_left(made, office, root)
    return made


def _wrong_words(made: Try, *, is_killed: bool) -> Iterator[str]:
    """What is wrong with how the command ended."""
    if is_killed:
        return
    if made.code not in (0, 1):
        yield f"it ended with {made.code}"
    error = (made.said or {}).get("error") if isinstance(made.said, dict) else None
    if made.code == 1 and error is None:
        yield "it refused without a sentence"
    if error and error["type"] == "ProgramFailed":
        yield "a bug"


def _wrong_left(made: Try, office: Office, root: Path) -> list[str]:
    """What is wrong with what the verb left."""

    def look() -> list[Any]:
        try:
            return [numbers(root), ""]
        except UserError as refusal:
            return [[], type(refusal).__name__]

    found, _ = forked(look)
    if found is None:
        return ["the office could not be looked at"]
    there, refusal = found
    if made.verb in ON_EMPTY_PC and refusal == "OfficeNotFound":
        return ["said to be done, and there is no office"] if made.code == 0 else []
    if made.verb == "init":
        return [f"half an office: {refusal}"] if refusal else []
    if made.verb in WITHOUT_KEY and refusal == "DatabaseKeyMissing" and made.code != 0:
        return []
    wrong = [f"the office does not open: {refusal}"] if refusal else []
    before = {office.received, office.ready}
    if lost := before - set(there):
        wrong.append(f"lost: {lost}")
    return [*wrong, *_wrong_added(made, set(there) - before)]


def _wrong_added(made: Try, added: set[str]) -> Iterator[str]:
    """What is wrong with the dossiers that were not there before."""
    if made.verb != "receive":
        if added:
            yield f"nobody received {added}"
        return
    if len(added) > 1:
        yield f"doubled: {added}"
    if made.code == 0 and made.said["dossier_no"] not in added:
        yield f"said and not there: {made.said}"
    if made.code == 1 and added and not any(one in json.dumps(made.said) for one in added):
        yield "received, and its number was not said"


def main(arguments: Sequence[str] | None = None) -> int:
    """Try them all; the exit code is 1 where anything is wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=1, help="only each so-manieth touch")
    parser.add_argument("--verb", action="append", help="only these verbs")
    options = parser.parse_args(arguments)
    disk = ctypes.CDLL(None)
    disk.faulty_arm.argtypes = (ctypes.c_char_p, ctypes.c_long, ctypes.c_int)
    disk.faulty_count.restype = ctypes.c_long
    kinds: Counter[str] = Counter()
    tries = wrongs = 0
    with tempfile.TemporaryDirectory(prefix="faults-") as name:
        place = Path(name)
        office = make_office(place)
        for verb in options.verb or office.verbs():
            whole = tried(office, verb, "EIO", at=0, disk=disk, place=place)
            assert whole.code == 0, whole
            count = 0
            for number, at in enumerate(range(1, whole.touches + 1, options.every)):
                ways = list(WAYS) if options.every == 1 else [list(WAYS)[number % len(WAYS)]]
                for way in ways:
                    made = tried(office, verb, way, at=at, disk=disk, place=place)
                    count += 1
                    for one in made.wrong:
                        kinds[f"{verb} {way}: {one.split(':')[0]}"] += 1
                        print(f"{verb} {way} at {at} of {whole.touches}: {one} {made.said}")
                    wrongs += bool(made.wrong)
            tries += count
            print(f"{verb}: {whole.touches} touches, {count} tries", flush=True)
    for kind, times in kinds.most_common():
        print(f"{times:5} {kind}")
    print(f"{tries} tries, {wrongs} wrong")
    return 1 if wrongs else 0


if __name__ == "__main__":
    sys.exit(main())
