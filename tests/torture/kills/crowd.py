"""Counters at work at once in one office that goes on, of which some are ended; servers, too."""

import json
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any

import psycopg

from commune_desk.paths import LOG_FILE
from tests.postgres import Cluster
from tests.torture.judging import Wrong
from tests.torture.kills.ledger import AFTER, Kept, Ledger, kept_by
from tests.torture.kills.table import Table
from tests.torture.trial import LIVE, LONGEST_S, Forked, Trial, forked, person, run
from tests.torture.verbs import Before

COUNTERS = 3
JOBS_A_ROUND = 18
IS_ENDED = 0.6
"""How likely it is that a command is ended by SIGKILL."""

ALL_AT_ONCE = 0.1
"""How likely it is that all counters end with it: the power is cut."""

SERVER_ENDS = 0.4
"""How likely it is in a round that the server, too, is ended."""

SPREAD_S = 0.45
"""The moments of the kills are spread over so long; most commands end within it."""

ENDED_S = 30
"""By then a server that was ended takes connections again."""

WITH_A_FEE = "1.004222"
"""The procedure that everybody asks for."""

FREE = ("find", "sync", "report", "print", "backup-create", "history-verify")
"""What is done beside, and changes nothing that was answered."""


@dataclass
class Job:
    """A command at a counter.

    Attributes:
        number: the dossier that it is about; nobody else works on that meanwhile.
        key: what it brings along: a request, a receipt.
        kill_at: when it is ended; None where it may come to its end.
        is_ended: whether it was.
        is_troubled: whether the server was ended while it ran.
    """

    verb: str
    words: list[str]
    number: str = ""
    key: str = ""
    process: Forked | None = None
    kill_at: float | None = None
    is_ended: bool = False
    is_troubled: bool = False
    said: Any = None


@dataclass
class Crowd:
    """Three counters of one office.

    Attributes:
        ledger: what they were answered.
    """

    trial: Trial
    table: Table
    random: Random
    ledger: Ledger = field(default_factory=Ledger)
    _count: int = 0
    _kills: int = 0
    _busy: set[str] = field(default_factory=set)

    def work(self, kills: int) -> None:
        """Work until there were so many kills."""
        self.trial.put_back(Before.OFFICE)
        begins = self._kept()
        self.ledger.may_be = {number: {state} for number, state in begins.states.items()}
        self.ledger.certificates = list(begins.certificates)
        self._count = len(begins.states)
        rounds = 0
        while self._kills < kills:
            rounds += 1
            self._round()
            try:
                kept = self._kept()
            except TimeoutError:
                self._wrong("look", Wrong.HUNG, "the office cannot be looked at", rounds)
                return
            for verb, kind, what in self.ledger.wrong(kept):
                self._wrong(verb, kind, what, rounds)
        said = f"{rounds} rounds, {len(self.ledger.requests)} receptions asked for"
        print(f"{self.trial.engine} crowd: {self._kills} kills, {said}", flush=True)

    def _kept(self) -> Kept:
        given, _ = forked(lambda: kept_by(self.trial.data))
        return Kept(**given)

    def _wrong(self, verb: str, kind: Wrong, what: str, rounds: int) -> None:
        self.table.wrong(f"{verb} (crowd)", self.trial.engine, kind, what, f"round {rounds}")

    # --- a round ----------------------------------------------------------------------------------

    def _round(self) -> None:
        """Some commands at each counter; the server ends in the middle of some rounds."""
        running: list[Job] = []
        begun = 0
        ends_after = JOBS_A_ROUND // 2 if self._server_ends() else 0
        while begun < JOBS_A_ROUND or running:
            while begun < JOBS_A_ROUND and len(running) < COUNTERS:
                running.append(self._begin())
                begun += 1
            if ends_after and begun >= ends_after:
                ends_after = 0
                self._end_server(running)
            for job in self._due(running):
                job.process.kill()  # type: ignore[union-attr]  # it was begun
                job.is_ended = True
            for job in [one for one in running if self._is_over(one)]:
                running.remove(job)
                self._answered(job)
            time.sleep(0.002)
        if cluster := self.trial.cluster:
            wait_for(cluster)

    def _begin(self) -> Job:
        job = self._job()
        data, words = self.trial.data.root, job.words
        job.process = Forked(lambda: run(words, data))
        if self.random.random() < IS_ENDED:
            job.kill_at = time.monotonic() + self.random.uniform(0, SPREAD_S)
        if job.number:
            self._busy.add(job.number)
        return job

    def _due(self, running: list[Job]) -> list[Job]:
        now = time.monotonic()
        due = [one for one in running if one.kill_at and now > one.kill_at and not one.is_ended]
        if due and self.random.random() < ALL_AT_ONCE:
            return [one for one in running if not one.is_ended]
        return due

    def _is_over(self, job: Job) -> bool:
        process = job.process
        assert process is not None
        if process.is_over():
            job.said = process.given
            return True
        if time.monotonic() - process.begun > LONGEST_S:
            self._wrong(job.verb, Wrong.HUNG, "it did not end", 0)
            process.kill()
            job.is_ended = True
        return False

    # --- the server -------------------------------------------------------------------------------

    def _server_ends(self) -> bool:
        return self.trial.cluster is not None and self.random.random() < SERVER_ENDS

    def _end_server(self, running: list[Job]) -> None:
        """End one of its processes, which ends all connections, or all of it, as a power cut."""
        cluster = self.trial.cluster
        assert cluster is not None
        for job in running:
            job.is_troubled = True
        if self.random.random() < 0.5 and end_connection(cluster):
            what = "a connection"
        else:
            what = "the server"
            cluster.stop("immediate")
            cluster.start()
        self.table.of(what, self.trial.engine).kills += 1
        self._kills += 1

    # --- the work ---------------------------------------------------------------------------------

    def _job(self) -> Job:
        """The next command, and what it is about."""
        free: dict[str, list[str]] = {}
        for number, states in self.ledger.may_be.items():
            if len(states) == 1 and number not in self._busy:
                free.setdefault(next(iter(states)), []).append(number)
        kind = self.random.random()
        makers: list[tuple[float, Callable[[], Job | None]]] = [
            (0.45, self._reception),
            (0.65, lambda: self._on_way(free)),
            (0.75, lambda: self._fee(free)),
            (0.85, self._guide_or_certify),
        ]
        for share, make in makers:
            if kind < share and (job := make()) is not None:
                return job
        return self._beside(free)

    def _reception(self) -> Job:
        open_ones = [one for one, number in self.ledger.requests.items() if number is None]
        waiting = [one for one in open_ones if one not in self._busy]
        if waiting and self.random.random() < 0.6:
            request = self.random.choice(waiting)
        else:
            self._count += 1
            request = f"crowd {self._count}"
            self.ledger.requests[request] = None
            self.ledger.names[request] = person(request)["full_name"]
        path = self.trial.given / f"{request}.json"
        text = self.trial.document(WITH_A_FEE, request, person(request))
        path.write_text(text, encoding="utf-8")
        return Job("receive", ["receive", str(path)], number=request, key=request)

    def _on_way(self, free: dict[str, list[str]]) -> Job | None:
        """One step of a dossier on its way."""
        if returned := [one for one in free.get("returned", ()) if one not in self.ledger.rated]:
            number = self.random.choice(returned)
            return Job("rate", ["rate", number, "satisfied"], number=number)
        if ready := free.get("result_ready"):
            number = self.random.choice(ready)
            return Job("return", ["return", number], number=number)
        if not (received := free.get("received")):
            return None
        number = self.random.choice(received)
        if self.random.random() < 0.2:
            return Job("cancel", ["cancel", number, "--note", "nhập nhầm"], number=number)
        return Job("step", ["step", number, "finish"], number=number)

    def _fee(self, free: dict[str, list[str]]) -> Job | None:
        if not (received := free.get("received")):
            return None
        self._count += 1
        number, receipt = self.random.choice(received), f"R{self._count:06}"
        words = ["take-fee", number, "--receipt-no", receipt]
        return Job("take-fee", words, number=number, key=receipt)

    def _guide_or_certify(self) -> Job:
        self._count += 1
        verb = self.random.choice(("guide", "certify"))
        said = json.loads((self.trial.given / f"{verb}.json").read_text(encoding="utf-8"))
        said["applicant"] = person(f"{verb} {self._count}")
        if verb == "certify":
            said["receipt_no"] = f"C{self._count:06}"
        path = self.trial.given / f"{verb} {self._count}.json"
        path.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        return Job(verb, [verb, str(path)])

    def _beside(self, free: dict[str, list[str]]) -> Job:
        verb, out = self.random.choice(FREE), str(self.trial.root / "out")
        known = free.get("received") or free.get("returned") or [self.trial.fills["received"]]
        number = self.random.choice(known)
        words = {
            "find": ["find", "bui thanh"],
            "sync": ["sync", "--to", out],
            "report": ["report", self.trial.fills["month"], "--out", out],
            "print": ["print", number, "receipt", "--out", f"{out}/{number}.pdf"],
            "backup-create": ["backup", "create", f"{out}/usb"],
            "history-verify": ["history", "verify"],
        }
        return Job(verb, words[verb])

    # --- what was answered ------------------------------------------------------------------------

    def _answered(self, job: Job) -> None:
        """Write down what a command answered, or that nobody knows whether it did its work."""
        self._busy.discard(job.number)
        line = self.table.of(f"{job.verb} (crowd)", self.trial.engine)
        if job.said is None:
            line.kills += job.is_ended
            self._kills += job.is_ended
            if not job.is_ended:
                self._wrong(job.verb, Wrong.OTHER, "it ended without a word", 0)
            self._unsure(job)
            return
        line.answered += 1
        code, said = job.said
        if code != 0:
            kind = (said or {}).get("error", {}).get("type", "no sentence")
            self.table.said[f"{self.trial.engine} {job.verb}: {kind}"] += 1
            if kind in {"ProgramFailed", "no sentence"}:
                self._wrong(job.verb, Wrong.OTHER, f"a bug: {said} {self._logged()}", 0)
            if kind == "AlreadyRated":  # by the one that was ended
                self.ledger.rated.add(job.number)
            self._unsure(job)
        else:
            self._write_down(job, said)

    def _logged(self) -> str:
        """The last lines of what the program wrote down of a bug."""
        log = self.trial.data.logs / LOG_FILE
        return log.read_text(encoding="utf-8")[-2_000:] if log.exists() else ""

    def _unsure(self, job: Job) -> None:
        if job.verb in AFTER:
            self.ledger.may_be[job.number] = self.ledger.may_be[job.number] | {AFTER[job.verb]}

    def _write_down(self, job: Job, said: Any) -> None:
        ledger = self.ledger
        if job.verb == "receive":
            ledger.requests[job.key] = said["dossier_no"]
            ledger.may_be.setdefault(said["dossier_no"], {"received"})
        elif job.verb in AFTER:
            ledger.may_be[job.number] = {said["state"]}
        elif job.verb == "rate":
            ledger.rated.add(job.number)
        elif job.verb == "take-fee":
            ledger.receipts.add(job.key)
        elif job.verb == "guide":
            ledger.slips.append(int(said["slip_no"].partition("/")[0]))
        elif job.verb == "certify":
            ledger.certificates += [entry["number"] for entry in said["entries"]]


def end_connection(cluster: Cluster) -> bool:
    """End the process of one connection to the office, where there is one."""
    address = f"host={cluster.folder} user=app dbname=postgres"
    asked = "SELECT pid FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
    with suppress(psycopg.Error), psycopg.connect(address, autocommit=True) as connection:
        found = connection.execute(asked, (LIVE,)).fetchone()
        if found is not None:
            os.kill(found[0], signal.SIGKILL)
            return True
    return False


def wait_for(cluster: Cluster) -> None:
    """Wait until a server takes connections.

    Raises:
        TimeoutError: it does not.
    """
    until = time.monotonic() + ENDED_S
    while True:
        with suppress(psycopg.Error):
            address = f"host={cluster.folder} user=app dbname={LIVE} connect_timeout=2"
            psycopg.connect(address).close()
            return
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.05)
