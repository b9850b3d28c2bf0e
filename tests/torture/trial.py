"""An office on either engine that is put back for every try, and what it counts.

It is made once, with a dossier in each state, where it is tried: the paths that it keeps, the files
that lead to it and the address of its server stay true of every copy. Everything of the PC stands
below `root`: data, the key that seals the history, what is written for others. No command runs in
this process once it is made: each has a fork of its own, which may be killed.
"""

import contextlib
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
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any, NoReturn

from openpyxl import Workbook
from pypdf import PdfReader

from commune_desk import bootstrap
from commune_desk.cli.entry import main as command
from commune_desk.domain.errors import UserError
from commune_desk.domain.upkeep.recovery import DatabaseKeyWrong
from commune_desk.files.office import machine
from commune_desk.files.papers.packs import packed
from commune_desk.paths import KEYS_VARIABLE, DataFolder, resources
from commune_desk.services.papers import packs
from commune_desk.services.upkeep import history, recovery_sheets
from commune_desk.setting_values import SettingValues
from commune_desk.settings import DATABASE_URL
from tests.postgres import Cluster, memory
from tests.torture.verbs import POSTGRES, SQLITE, Before, Verb

LONGEST_S = 60
MOST_MEMORY = 3 << 30
LIVE, KEPT, ELSEWHERE = "desk", "desk_kept", "desk_elsewhere"
OFFICE = resources() / "practice" / "office.toml"
PERSON = "087096610926"
MOVING = {
    "event",
    "record_change",
    "printed_slip",
    "prepared_print",
    "counter",
    "sync_state",
    "failed_sign_in",
    "draft",
}
"""Tables that tell of the work and not of what the office has for a citizen."""

MARKS = {
    "payments cancelled": "SELECT count(*) FROM payment WHERE cancelled_at IS NOT NULL",
    "certificates struck": "SELECT count(*) FROM certification_entry WHERE struck_at IS NOT NULL",
    "filings closed": "SELECT count(*) FROM prepared WHERE closed_at IS NOT NULL",
}
NUMBERS = {
    "a dossier": "SELECT dossier_no FROM dossier GROUP BY office_id, dossier_no",
    "a request": "SELECT dossier_id FROM reception_request WHERE dossier_id IS NOT NULL"
    " GROUP BY office_id, dossier_id",
    "a slip": "SELECT slip_no FROM visit GROUP BY office_id, outcome, slip_no",
    "a paper": "SELECT number FROM paper_number GROUP BY office_id, series, year, number",
    "a certificate": "SELECT number FROM certification_entry GROUP BY office_id, book, year,"
    " number",
    "a receipt": "SELECT receipt_no FROM payment WHERE receipt_no <> '' AND cancelled_at IS NULL"
    " GROUP BY office_id, receipt_no",
}
"""What must be there once: the statement finds what is there twice."""

STRANGER = bytes(range(1, 33))
"""The key with which another office signed the packs of the tries."""

SALVAGED = "cứu"
"""The folder of the office that `salvage` makes, in `verbs.py`."""

HALF_DONE = ("*.part", ".commune-desk-*", "*.tmp")


@dataclass(frozen=True, slots=True)
class Facts:
    """What an office has, as far as two of its states can be compared.

    Attributes:
        refusal: why it does not open; empty where it does.
        dossiers: the state of each by its number.
        counts: rows by table, and marks on them.
        twice: numbers that were given twice.
    """

    refusal: str = ""
    dossiers: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    twice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended in its process.

    Attributes:
        code: its exit code; None where it was killed.
        said: its document.
        touches: how often it touched the disk or the server, where that was counted.
        seconds: how long it took.
    """

    code: int | None
    said: Any = None
    touches: int = 0
    seconds: float = 0.0


def documents(today: date) -> dict[str, Any]:
    """What the verbs of the desk are given, by the names of the files."""
    asked = {"procedure": "1.004873", "applicant": person("asked")}
    child = {
        "child": {"full_name": "Bùi Gia Hân", "born_on": "2026-09-20", "sex": "Nữ"},
        "requester.relation": "cha",
        "father": "applicant",
        "mother.full_name": "Võ Thị Ánh Nguyệt",
        "marriage.certificate_no": "12/2020",
    }
    lot = [{"paper": "Bằng tốt nghiệp", "pages": 1, "copies": 3}]
    return {
        "reception": {**asked, "request_id": "tried"},
        "guide": {**asked, "missing": ["Giấy chứng sinh"], "reason": "Chưa đủ giấy tờ"},
        "decline": {**asked, "reason": "Không thuộc thẩm quyền của xã"},
        "prepare": {"procedure": "1.001193", "applicant": person("asked"), "form": child},
        "correction": {"reason": "Gõ nhầm", "phone": "0912345678"},
        "slips": {
            "dated_on": f"{today}",
            "slips": [{"level": "satisfied"}, {"level": "very_satisfied"}],
        },
        "certify": {
            **{"procedure": "2.000815", "applicant": person("asked"), "certify": lot},
            "receipt_no": "0000001",
        },
        "filling": {"applicant": person("asked"), "fields": {}},
        "amend": {
            "times": [{"unit": "working_days", "count": 5}],
            "effective_from": f"{today + timedelta(days=9)}",
        },
    }


@dataclass
class Trial:
    """The office of the tries.

    Args:
        place: an empty folder.
        cluster: the server of its database; None puts it into a file.
        elsewhere: a server that the office in a file can be moved to, where there is one.
    """

    place: Path
    cluster: Cluster | None = None
    elsewhere: Cluster | None = None
    fills: dict[str, str] = field(default_factory=dict)
    account: tuple[str, str] = ("", "")

    @property
    def engine(self) -> str:
        """On which engine it is."""
        return POSTGRES if self.cluster else SQLITE

    @property
    def root(self) -> Path:
        """Everything of the PC."""
        return self.place / "tried"

    @property
    def data(self) -> DataFolder:
        """The data folder."""
        return DataFolder(self.root / "data")

    @property
    def given(self) -> Path:
        """The files that the verbs are given."""
        return self.place / "given"

    def words(self, verb: Verb) -> list[str]:
        """The command of a verb."""
        known = {"out": self.root / "out", "given": self.given, "root": self.root}
        return [word.format(**known, **self.fills) for word in verb.words]

    # --- made, kept, put back ---------------------------------------------------------------------

    def make(self) -> None:
        """Make the office and the files of the verbs, and keep it for the tries."""
        os.environ[KEYS_VARIABLE] = str(self.root / "keys")
        self.given.mkdir(parents=True)
        self._empty_pc()
        self._say("init", "--office", str(OFFICE))
        self._write_documents()
        self._work()
        self._make_packs()
        sheet = self._say("recovery-sheet", "--out", str(self.given))
        text = PdfReader(sheet["file"]).pages[0].extract_text()
        code = " ".join(re.findall(r"\b\d{6}\b", text))
        (self.given / "code.txt").write_text(code, encoding="utf-8")
        made = self._say("backup", "create", str(self.place / "usb"))
        self.fills["backup"] = made["path"]
        self.fills["later"] = self._receive("later", "1.004873")  # no backup has it
        if self.cluster:
            self._invite(self.cluster)
        self._keep("office", KEPT)
        if self.cluster is None:
            self._say("move", "new-pc", "--to", str(self.place / "usb"))
            self._keep("left", "")

    def _invite(self, cluster: Cluster) -> None:
        """A join file for this PC, and what the server keeps of its account."""
        made = self._say("invite", machine.pc_name(), "--to", str(self.given))
        known = self.fills | {"join_file": made["file"], "join_code": made["code"]}
        self.fills = known | {"pc": machine.pc_name()}
        [self.account] = cluster.accounts(f"{LIVE}_counter")

    def put_back(self, before: Before) -> None:
        """Put what stands before a verb where it is tried."""
        if before is Before.NOTHING:
            self._empty_pc()
            return
        shutil.rmtree(self.root, ignore_errors=True)
        if before is Before.INVITED:
            self.data.root.mkdir(parents=True)
        else:
            kept = "left" if before is Before.LEFT else "office"
            shutil.copytree(self.place / kept, self.root)
        if self.cluster:
            self.cluster.replace_database(LIVE, KEPT)
            self.cluster.put_account_back(f"{LIVE}_counter", *self.account)
        if self.elsewhere and before is Before.EMPTY_SERVER:
            self.elsewhere.replace_database(ELSEWHERE, "template0")
        if before is Before.NO_KEY:
            self.data.key.unlink()

    def state(self, before: Before) -> tuple[Any, ...]:
        """What stands on the PC and the server, to the byte: equal where nothing was changed.

        Args:
            before: what stood there at first: a server that a file may be moved to is asked only
                where it is.
        """
        if self.cluster:
            return tree(self.root), self.cluster.changes(LIVE)
        if self.elsewhere and before is Before.EMPTY_SERVER:
            return tree(self.root), self.elsewhere.changes(ELSEWHERE)
        return tree(self.root), 0

    def _empty_pc(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        self.data.root.mkdir(parents=True)
        if self.cluster:
            self.cluster.replace_database(LIVE, "template0")
            url = SettingValues().with_value(DATABASE_URL, self.cluster.url(LIVE))
            machine.write(self.data.machine_settings, url)

    def _keep(self, name: str, database: str) -> None:
        shutil.copytree(self.root, self.place / name)
        if self.cluster:
            self.cluster.replace_database(database, LIVE)

    def _say(self, *words: str) -> Any:
        code, said = run(words, self.data.root)
        assert code == 0, (words, said)
        return said

    @staticmethod
    def document(procedure: str, request: str, applicant: dict[str, str]) -> str:
        """The document of a reception."""
        said = {"procedure": procedure, "request_id": request, "applicant": applicant}
        return json.dumps(said, ensure_ascii=False)

    def _receive(self, name: str, procedure: str, applicant: dict[str, str] | None = None) -> str:
        path = self.given / f"{name}.json"
        text = self.document(procedure, name, applicant or person(name))
        path.write_text(text, encoding="utf-8")
        return str(self._say("receive", str(path))["dossier_no"])

    def _work(self) -> None:
        """Dossiers in each state, a fee, certificates, a filing prepared."""
        known = {"full_name": "Bùi Thanh Toàn", "personal_id": PERSON, "born_on": "1996-04-02"}
        fills = self.fills
        fills["person"] = PERSON
        fills["received"] = self._receive("received", "1.004873", applicant=known)
        for name in ("ready", "returned"):
            fills[name] = self._receive(name, "1.004873")
            self._say("step", fills[name], "finish")
        self._say("return", fills["returned"])
        for name in ("unpaid", "paid"):
            fills[name] = self._receive(name, "1.004222")
        self._say("take-fee", fills["paid"], "--receipt-no", "0012345")
        lot = json.loads((self.given / "certify.json").read_text(encoding="utf-8"))
        first = {**lot, "request_id": "first lot", "receipt_no": "0000009"}
        self._say("certify", str(_written(self.given / "first.json", first)))
        fills["prepared"] = str(self._say("prepare", str(self.given / "prepare.json"))["id"])
        last = date.today().replace(day=1) - timedelta(days=1)  # noqa: DTZ011  # only its month
        fills["month"] = f"{last:%Y-%m}"

    def _write_documents(self) -> None:
        """The documents of the verbs, the files of a day, a resolution and a list of citizens."""
        today = date.today()  # noqa: DTZ011
        for name, content in documents(today).items():
            _written(self.given / f"{name}.json", content)
        asked = {"at": f"{today}T08:00:00+07:00", "do": "receive", "procedure": "1.004873"}
        day = ({**asked, "ref": f"r{n}", "applicant": person(f"replayed {n}")} for n in range(3))
        lines = (json.dumps(one, ensure_ascii=False) for one in day)
        (self.given / "day.jsonl").write_text("\n".join(lines), encoding="utf-8")
        (self.given / "resolution.toml").write_text(
            'name = "Nghị quyết số 12/2026/NQ-HĐND"\n'
            f'effective_from = "{today + timedelta(days=9)}"\n[[fees]]\n'
            'procedures = ["1.001193"]\ncase = "đăng ký quá hạn"\n'
            "counter_vnd = 8000\nonline_vnd = 0\n",
            encoding="utf-8",
        )
        book = Workbook()
        book.worksheets[0].append(["Số định danh cá nhân", "Họ và tên"])
        book.worksheets[0].append(["087185004321", "Võ Thị Ánh Nguyệt"])
        book.save(self.given / "citizens.xlsx")
        if self.elsewhere:
            address = self.elsewhere.url(ELSEWHERE)
            (self.given / "server.txt").write_text(address, encoding="utf-8")

    def _make_packs(self) -> None:
        """Two packs of another office; one is accepted already."""
        for name, form in (("Gói mới", "birth"), ("Gói đã nhận", "death")):
            parts = ("--forms", form, "--to", str(self.given))
            file = Path(self._say("pack", "make", name, *parts)["file"])
            pack = packs.read(file)
            forms = {form: pack.forms[form].replace("Quê quán", "Quê quán (mới)", 1)}
            if forms == dict(pack.forms):
                forms = {form: pack.forms[form].replace("Nơi cư trú", "Nơi cư trú (mới)", 1)}
            target = self.given / ("new.goimau" if form == "birth" else "accepted.goimau")
            target.write_bytes(packed(replace(pack, forms=forms), STRANGER))
        self.fills["maker"] = packs.read(self.given / "new.goimau").fingerprint
        accepted = str(self.given / "accepted.goimau")
        self._say("pack", "accept", accepted, "--maker", self.fills["maker"])

    # --- tried, looked at -------------------------------------------------------------------------

    def look(self) -> Facts:
        """What the office has, in a process of its own.

        Raises:
            TimeoutError: that does not end.
            AssertionError: it cannot be looked at.
        """
        found, _ = forked(lambda: looked_at(self.data))
        assert found is not None, "the office cannot be looked at"
        return _facts(found)

    def sizes(self) -> dict[str, int]:
        """The size of every file of the PC, but of what is written by the second: the log."""
        return {
            str(path): path.stat().st_size
            for path in self.root.rglob("*")
            if path.is_file() and path.suffix != ".log"
        }

    def left_half_done(self) -> list[str]:
        """Files that only stand while something is written.

        Those of an office that was salvaged go with its first backup, and it has made none.
        """
        found = (path for half in HALF_DONE for path in self.root.rglob(half))
        names = sorted(str(path.relative_to(self.root)) for path in found)
        return [name for name in names if not name.startswith(SALVAGED)]


def tree(folder: Path) -> dict[str, tuple[int, str]]:
    """The mode and a digest of everything in a folder."""
    found: dict[str, tuple[int, str]] = {}
    for above, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = os.path.join(above, name)  # noqa: PTH118  # a thousand times a minute
            is_file = name in files
            digest = blake2b(Path(path).read_bytes()).hexdigest() if is_file else ""
            found[path] = (os.lstat(path).st_mode, digest)
    return found


def person(name: str) -> dict[str, str]:
    """Somebody invented, another one for every name."""
    number = f"0870{90 + sum(map(ord, name)) % 9}{hash_of(name):06d}"
    return {"full_name": f"Bùi Thanh {_letters(name)}", "personal_id": number, "sex": "Nam"}


def hash_of(name: str) -> int:
    """Six digits of a name."""
    value = 7
    for letter in name:
        value = (value * 131 + ord(letter)) % 1_000_000
    return value


def _letters(name: str) -> str:
    """A given name that no other request has, in letters."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{hash_of(name):06d}").capitalize()


def _written(path: Path, content: Any) -> Path:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def run(words: Sequence[str], data: Path) -> tuple[int, Any]:
    """One command on a data folder; its code and its document."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
        code = command(["--data", str(data), *words, "--json"])
    return code, json.loads(said.getvalue() or "null")


def looked_at(data: DataFolder) -> dict[str, Any]:
    """The facts of a whole office with an unbroken history, whose sheet opens its key."""
    try:
        opened = bootstrap.open_office(data)
    except UserError as refusal:
        return {**_nothing(), "refusal": type(refusal).__name__}
    try:
        opened.database.integrity_check()
        desk = bootstrap.desk_without_screen(opened)
        history.verify(desk)
        if data.recovery.exists() and not recovery_sheets.current(desk):
            raise DatabaseKeyWrong(str(data.root))
        return _counted(opened.database.engine)
    except UserError as refusal:
        return {**_nothing(), "refusal": type(refusal).__name__}
    finally:
        opened.database.close()


def _facts(found: dict[str, Any]) -> Facts:
    return Facts(**{**found, "twice": tuple(found["twice"])})


def _nothing() -> dict[str, Any]:
    return {"dossiers": {}, "counts": {}, "twice": []}


def _counted(engine: Any) -> dict[str, Any]:
    def rows(statement: str) -> list[tuple[Any, ...]]:
        return list(engine.execute_sql(statement).fetchall())

    tables = sorted(set(engine.get_tables()) - MOVING)
    counts = {
        table: rows(f'SELECT count(*) FROM "{table}"')[0][0]
        for table in tables
        if "_index" not in table  # what the engine keeps for its own search
    }
    counts |= {name: rows(statement)[0][0] for name, statement in MARKS.items()}
    twice = [
        f"{what} {row[0]}"
        for what, statement in NUMBERS.items()
        for row in rows(f"{statement} HAVING count(*) > 1")
    ]
    states = rows("SELECT dossier_no, state FROM dossier")
    return {"refusal": "", "dossiers": dict(states), "counts": counts, "twice": twice}


# --- processes ------------------------------------------------------------------------------------


class Forked:
    """Work in a process of its own, which may be killed; what it gives comes as JSON."""

    def __init__(self, work: Callable[[], Any]) -> None:
        reads, writes = os.pipe()
        self.begun = time.monotonic()
        self.process = os.fork()
        if self.process == 0:
            os.close(reads)
            self._do(work, writes)
        os.close(writes)
        os.set_blocking(reads, False)
        self._pipe, self._pieces = os.fdopen(reads, "rb"), list[bytes]()
        self.seconds = 0.0
        self.status = 0

    def _do(self, work: Callable[[], Any], writes: int) -> NoReturn:
        """Do it in the fork, which ends here whatever happens."""
        try:
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
            given = json.dumps(work()).encode()
            with os.fdopen(writes, "wb") as pipe:
                pipe.write(given)
        finally:  # what stands above is the parent's
            if sys.exc_info()[0]:
                traceback.print_exc()
            os._exit(0)

    def is_over(self) -> bool:
        """Whether it has ended; to be asked again and again until it has."""
        if piece := self._pipe.read():
            self._pieces.append(piece)
        done, self.status = os.waitpid(self.process, os.WNOHANG)
        if not done:
            return False
        self.seconds = time.monotonic() - self.begun
        if piece := self._pipe.read():
            self._pieces.append(piece)
        self._pipe.close()
        return True

    @property
    def given(self) -> Any:
        """What it gave; None where it was killed."""
        return json.loads(b"".join(self._pieces)) if self._pieces else None

    def kill(self) -> None:
        """End it as a power cut would."""
        os.kill(self.process, signal.SIGKILL)

    def wait(self, until: float) -> None:
        """Wait for its end.

        Raises:
            TimeoutError: it has not come by then; the process is ended.
        """
        while not self.is_over():
            if time.monotonic() > until:
                self.kill()
                os.waitpid(self.process, 0)
                self._pipe.close()
                raise TimeoutError
            time.sleep(0.002)


def forked(
    work: Callable[[], Any], *, seconds: float = LONGEST_S, kill_after: float | None = None
) -> tuple[Any, float]:
    """Do it in a process of its own; what it gives, None where it was killed, and its seconds.

    Raises:
        TimeoutError: it does not end.
    """
    process = Forked(work)
    until = process.begun + seconds
    if kill_after is not None:
        while not process.is_over():
            if time.monotonic() - process.begun >= kill_after:
                process.kill()
                break
            time.sleep(0.0005)
        else:
            return process.given, process.seconds
    process.wait(until)
    return process.given, process.seconds


@contextlib.contextmanager
def on(engine: str, server: Cluster) -> Iterator[Trial]:
    """The office of the tries on an engine, made in a folder that goes with it."""
    is_server = engine == POSTGRES
    with tempfile.TemporaryDirectory(prefix="tries-", dir=memory()) as place:
        kept = (server, None) if is_server else (None, server)
        trial = Trial(Path(place), *kept)
        trial.make()
        yield trial
