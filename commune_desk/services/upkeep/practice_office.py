"""What the office for practice (tập huấn) begins with: a month of invented work up to this moment.

The same people and procedures every time. A few results wait to be handed over and a few dossiers
wait for papers, so that every list of the desk has something in it.
"""

import json
from datetime import datetime, time, timedelta

from commune_desk.domain.desk.steps import Action
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.files.desk.events import read_text
from commune_desk.services.catalogue.catalogue import in_force
from commune_desk.services.desk.desk import Desk
from commune_desk.services.upkeep.practice import Replayed, replay
from commune_desk.services.upkeep.practice_month import make_days
from commune_desk.words.upkeep.practice import PAPER_ASKED_FOR

DAYS, DOSSIERS = 30, 160
NOT_HANDED_OVER, NOT_BEGUN, WAITING_FOR_PAPERS = 4, 2, 3


def fill(desk: Desk) -> Replayed:
    """Fill a new office with the work of the last thirty days."""
    now = desk.now()
    first_day = now.astimezone(OFFICE_ZONE).date() - timedelta(days=DAYS)
    begins_at = datetime.combine(first_day, time(), OFFICE_ZONE)
    offered = in_force(desk, now.date())
    made = make_days(offered, (begins_at, now), DOSSIERS, seed=1, calendar=desk.calendar)
    received = [event["ref"] for event in made if event["do"] == "receive"]
    late = {received[len(received) // 3], received[len(received) // 2]}
    untouched = late | set(received[-NOT_BEGUN:])
    returned = [event["ref"] for event in made if event["do"] == "return"]
    ready = set([ref for ref in returned if ref not in untouched][-NOT_HANDED_OVER:])
    kept = [
        event
        for event in made
        if event["do"] == "receive"
        or (event["ref"] not in untouched and not (event["ref"] in ready and event["do"] != "step"))
    ]
    worked_on = {event["ref"] for event in kept if event["do"] != "receive"}
    open_yet = [ref for ref in received if ref not in worked_on | late]
    asked = [
        {
            "at": now.isoformat(),
            "do": "step",
            "ref": ref,
            "action": Action.REQUEST_SUPPLEMENT.value,
            "note": PAPER_ASKED_FOR,
        }
        for ref in open_yet[-WAITING_FOR_PAPERS:]
    ]
    events = [*kept, *asked]
    lines = "\n".join(json.dumps(event, ensure_ascii=False) for event in events)
    return replay(desk, read_text(lines, "practice"))
