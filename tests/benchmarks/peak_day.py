"""A counter on the busiest day of a ward: a process with the office open, and its citizens.

    python -m tests.benchmarks.peak_day DATA_FOLDER COUNTER CITIZENS THINK_S BEGUN

What a citizen's wish takes at a counter is done by the services that the window calls: somebody is
looked up, received and handed on, pays, gets the result and rates; another's copies are certified;
lists are looked at meanwhile, and now and then the report, and what is behind a figure of it.
Papers are left out: each PC makes its own. Garbage is collected as the window does it, between two
verbs.

Each verb is told as a line of JSON: its name, seconds by the clock, how much of them this process
or the server's for it waited for a processor, and what it was refused for.
"""

import gc
import json
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from time import perf_counter, sleep, time
from typing import Any

from commune_desk import bootstrap
from commune_desk.domain.certification.entries import Lot, PaperToCertify
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.dossier_list import DossierFilter, DossierView
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.errors import UserError
from commune_desk.domain.handling.payments import NewPayment
from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.domain.identifiers.id_card import read_card
from commune_desk.domain.office.office import Leader
from commune_desk.domain.outside_errors import DatabaseUnreachable
from commune_desk.domain.people.applicant import FilledFrom, Person
from commune_desk.domain.periods import calendar_month
from commune_desk.domain.reception.reception import Reception
from commune_desk.files.upkeep.inventions import read_inventions
from commune_desk.paths import DataFolder, resources
from commune_desk.services.certification import certification
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.figures import reports, today
from commune_desk.services.handling import handling, payments, rating, returning
from commune_desk.services.people import citizens
from commune_desk.services.reception import drafts, intake, reception
from commune_desk.services.upkeep.invented_people import invent_card
from commune_desk.settings import DESK_NAME, PRACTICE_OFFICE
from commune_desk.store.engine.name import EngineName
from commune_desk.ui.frame.garbage import collect_what_is_due, set_apart
from commune_desk.words.errors import sentence
from tests.benchmarks.big_database import EVENING
from tests.factories import MARITAL_STATUS, acting_as

MONDAY = EVENING + timedelta(days=2, hours=15, minutes=30)
COPIES = "2.000815"
SIGNER = Leader("Nguyễn Thanh Tùng", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH")
CERTIFYING = 0.3
"""So many citizens come for certified copies; the others' dossiers take days."""

REPORT_EVERY = 25
BEHIND = ("solved_early", "solved_on_time", "solved_overdue")
"""The cells of a column: who reads a report looks behind the largest of its figures."""

ASKED_AGAIN_S = 0.3
PATIENCE_S = 60.0
VIEWS = (DossierView.OPEN, DossierView.DUE_TODAY, DossierView.RESULT_READY, DossierView.OVERDUE)


@dataclass(frozen=True)
class Told:
    """A verb as it was done."""

    verb: str
    seconds: float
    waited: float
    refusal: str = ""
    said: str = ""


class Counter:
    """A counter of the office.

    Args:
        desk: the clerk at it.
        number: which one.
        think_s: so long a clerk and a citizen take between two verbs, on the average.
    """

    def __init__(self, desk: Desk, number: int, think_s: float) -> None:
        self.desk, self.number, self._think_s = desk, number, think_s
        self.chance = Random(1000 + number)
        self.inventions = read_inventions(resources() / "practice" / "invented.json")
        self.open: deque[str] = deque()
        self.served = 0
        self._processes = ["self"]
        if desk.database.engine_name is EngineName.POSTGRES:
            pid = desk.database.engine.execute_sql("SELECT pg_backend_pid()").fetchone()[0]
            self._processes.append(str(pid))

    def serve(self) -> None:
        """One citizen, from look-up to what can be done today; then others' dossiers go on."""
        self.served += 1
        card, given = self._somebody_new()
        self.ask("card looked up", partial(reception.card_texts, self.desk, card))
        self.ask("found", partial(lookup.find, self.desk, given.full_name))
        if self.chance.random() < CERTIFYING:
            self._certify(given)
        else:
            self._receive(given)
        self.ask("today", partial(today.today, self.desk))
        self._look_at_list()
        if len(self.open) > 2:
            self._go_on(self.open.popleft())
        if self.served % REPORT_EVERY == 0:
            month = calendar_month(MONDAY.date())
            leader = acting_as(self.desk, Role.LEADER)
            report = self.ask("report", partial(reports.figures, leader, month))
            self.ask("looked behind", partial(report.numbers, BEHIND))

    def _somebody_new(self) -> tuple[str, Person]:
        """The card of somebody whose number nobody of the office has by chance."""
        while True:
            card = invent_card(self.chance, self.inventions, MONDAY.date())
            person = reception.person_of(self.desk, read_card(card))
            if citizens.known(self.desk, person.personal_id) is None:
                return card, person

    def _receive(self, person: Person) -> None:
        wanted = Reception(
            procedure_code=MARITAL_STATUS,
            applicant=person,
            filled_from=FilledFrom.CARD,
            request_id=f"{self.number}-{self.served}",
        )
        draft = self.ask("draft kept", partial(drafts.save, self.desk, {"served": self.served}))
        self.ask("filed before", partial(lookup.filed_before, self.desk, person, MARITAL_STATUS))
        self.ask(
            "draft kept", partial(drafts.save, self.desk, {"served": self.served, "last": 1}, draft)
        )
        received = self.ask("received", partial(intake.receive, self.desk, wanted))
        self.ask("draft discarded", partial(drafts.discard, self.desk, draft))
        number = received.dossier.dossier_no
        self.open.append(number)
        paid = NewPayment(
            amount_vnd=8000, receipt_no=f"{self.number}/{self.served}", note="hai bản trích lục"
        )
        self.ask("paid", partial(payments.take, self.desk, number, paid))
        self._step("handed on", number, Action.HAND_OVER)

    def _certify(self, person: Person) -> None:
        wanted = Reception(procedure_code=COPIES, applicant=person, filled_from=FilledFrom.CARD)
        papers = (PaperToCertify("Bằng tốt nghiệp", 1, 3), PaperToCertify("Học bạ", 10, 2))
        lot = Lot(papers=papers, signer=SIGNER, receipt_no=f"C{self.number}/{self.served}")
        self.ask("certified", partial(certification.certify, self.desk, wanted, lot))

    def _look_at_list(self) -> None:
        now, rule = self.desk.now(), self.desk.timeliness_rule
        wanted = DossierFilter(now, self.chance.choice(VIEWS), rule=rule)
        rows = self.ask("list", partial(lookup.page, self.desk, wanted)).rows
        if rows:
            dossier_no = self.chance.choice(rows).dossier_no
            self.ask("dossier opened", partial(lookup.sheet, self.desk, dossier_no))

    def _go_on(self, number: str) -> None:
        """A dossier of before: its result is there, is handed over, and the citizen says how."""
        self._step("finished", number, Action.FINISH)
        self.ask("handed over", partial(returning.return_result, self.desk, number))
        level = self.chance.choice(tuple(RatingLevel))
        reason = "chờ lâu" if level is RatingLevel.DISSATISFIED else ""
        self.ask("rated", partial(rating.rate, self.desk, number, level, reason=reason))

    def _step(self, verb: str, number: str, action: Action) -> None:
        self.ask(
            verb, lambda: handling.step(self.desk, number, StepRequest(action, self.desk.now()))
        )

    def ask(self, verb: str, call: Callable[[], Any]) -> Any:
        """Do a verb after some thought and tell it; again where the server was away meanwhile."""
        collect_what_is_due()
        sleep(self.chance.expovariate(1 / self._think_s) if self._think_s else 0)
        until, was_away = time() + PATIENCE_S, False
        while True:
            before, begun = self._waited(), perf_counter()
            try:
                answer = call()
            except DatabaseUnreachable as error:
                self._tell(verb, begun, before, error)
                was_away = True
                if time() > until:
                    raise
                sleep(ASKED_AGAIN_S)
            except UserError as error:
                if was_away:  # it was done; only its answer was lost
                    return None
                self._tell(verb, begun, before, error)
                raise
            else:
                self._tell(verb, begun, before)
                return answer

    def _tell(self, verb: str, begun: float, before: float, error: UserError | None = None) -> None:
        took = perf_counter() - begun
        told = Told(verb, took, min(self._waited() - before, took))
        if error is not None:
            told = replace(told, refusal=type(error).__name__, said=sentence(error))
        sys.stdout.write(
            f"{json.dumps([told.verb, told.seconds, told.waited, told.refusal, told.said])}\n"
        )

    def _waited(self) -> float:
        """Seconds that this process and the server's for it stood ready without a processor."""
        return sum(map(_ready_s, self._processes))


def _ready_s(process: str) -> float:
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text().split()[1]) / 1e9
    except OSError:  # the server's process has ended, or the system does not say
        return 0.0


def main(folder: str, number: str, citizens: str, think_s: str, begun: str) -> None:
    """Open the office, wait for the others, and serve so many citizens."""

    def clock() -> datetime:
        return MONDAY + timedelta(seconds=time() - float(begun))

    opened = bootstrap.open_office(DataFolder(Path(folder)), clock)
    there: Any = acting_as(bootstrap.desk_without_screen(opened), Role.CLERK)
    settings = there.settings.with_value(DESK_NAME, f"Quầy {number}")
    # Which day it is, is watched in an office that is not there for practice.
    settings = settings.with_value(PRACTICE_OFFICE, value=False)
    counter = Counter(replace(there, settings=settings), int(number), float(think_s))
    gc.disable()
    set_apart()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for _citizen in range(int(citizens)):
        counter.serve()
    opened.database.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
