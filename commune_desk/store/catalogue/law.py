"""Rules of the law that came in packs, each topic as the text of its file."""

from collections.abc import Mapping

from commune_desk.domain.keys import OfficeId
from commune_desk.store.statements import rows
from commune_desk.store.tables import KeptLaw


def kept(office_id: OfficeId) -> Mapping[str, str]:
    """The text of each topic that came in a pack."""
    table = KeptLaw
    asked = table.select(table.topic, table.body).where(table.office == office_id)
    return {row.topic: row.body for row in rows(asked)}


def keep(office_id: OfficeId, texts: Mapping[str, str]) -> None:
    """Write topics, each in the place of the one before, inside the caller's transaction."""
    table = KeptLaw
    for topic, body in texts.items():
        written = table.insert(office=office_id, topic=topic, body=body)
        written.on_conflict(
            conflict_target=(table.office, table.topic), preserve=(table.body,)
        ).execute()
