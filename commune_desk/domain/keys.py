"""Keys of the database, each a type of its own so that none is passed for another."""

from typing import NewType

OfficeId = NewType("OfficeId", int)
OfficerId = NewType("OfficerId", int)
CitizenId = NewType("CitizenId", int)
OrganisationId = NewType("OrganisationId", int)
DossierId = NewType("DossierId", int)
DraftId = NewType("DraftId", int)
