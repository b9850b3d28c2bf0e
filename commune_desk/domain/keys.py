"""Database keys by the kind of thing they name, so that an officer is never taken for a citizen."""

from typing import NewType

OfficeId = NewType("OfficeId", int)
OfficerId = NewType("OfficerId", int)
CitizenId = NewType("CitizenId", int)
OrganisationId = NewType("OrganisationId", int)
DossierId = NewType("DossierId", int)
DraftId = NewType("DraftId", int)
VisitId = NewType("VisitId", int)
PreparedId = NewType("PreparedId", int)
