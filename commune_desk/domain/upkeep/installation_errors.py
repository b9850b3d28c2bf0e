"""What can be refused of the installed program on this PC; see `errors`."""

from dataclasses import dataclass

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class SelfTestEndedEarly(UserError):
    """The self-test was begun beside the window and ended without a report.

    Attributes:
        exit_code: how the system says it ended.
    """

    exit_code: int
