"""What a disk answers that does not do its work any more."""

from dataclasses import dataclass

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class DiskFailing(UserError):
    """The disk answers with an error of its own (EIO): what was not said to be done is not done."""

    path: str
