"""JSON as columns hold it: the one text of a value, over which the history is hashed."""

import json
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain.catalogue.procedure import Channel, ProcessingTime, TimeUnit
from commune_desk.domain.plain import to_plain
from commune_desk.store.fields import json_from
from tests.factories import a_reception


@dataclass(frozen=True, slots=True)
class Sheet:
    """A value with values inside."""

    name: str
    parts: tuple["Sheet", ...] = ()
    facts: dict[str, object] = field(default_factory=dict)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
)


@given(PLAIN)
def test_it_is_the_text_that_json_has_for_it_without_blanks(value: object):
    assert json_from(value) == said(value)


@pytest.mark.parametrize(
    "value",
    [
        ProcessingTime(TimeUnit.WORKING_DAYS, 3, time(15), channels=(Channel.COUNTER,)),
        a_reception().party,
        {"on": date(2026, 10, 1), "by": Channel.POSTAL, "of": frozenset({"b", "a"})},
        Sheet("a", (Sheet("b", facts={"at": PurePosixPath("/x"), "kinds": (Channel.ONLINE,)}),)),
    ],
)
def test_what_json_cannot_say_stands_as_the_domain_writes_it(value: object):
    assert json_from(value) == said(to_plain(value))


def said(value: object) -> str:
    """The text as the library for JSON makes it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
