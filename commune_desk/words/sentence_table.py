"""How the sentences of one topic are kept: for every error its words, or what writes them."""

from collections.abc import Callable
from typing import Any, TypeVar

from commune_desk.domain.errors import UserError

Sentences = dict[type[UserError], str | Callable[[Any], str]]
"""What people read of each error: words with the names of its facts in braces, or a function."""

E = TypeVar("E", bound=UserError)


def written_for(
    kind: type[E], sentences: Sentences
) -> Callable[[Callable[[E], str]], Callable[[E], str]]:
    """Let the function below write the sentence of an error whose words depend on its facts."""

    def keep(write: Callable[[E], str]) -> Callable[[E], str]:
        sentences[kind] = write
        return write

    return keep
