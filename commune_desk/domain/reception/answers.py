"""What was entered for the declarations of a dossier: texts, their sources, reasons.

It counts before everything that is known (`prefill`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from commune_desk.domain.form.rules import inside, placed
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.reception.prefill import TextSource


@dataclass(frozen=True, slots=True)
class Answers:
    """What was entered for the declarations of a dossier.

    In the texts of a reception, of a draft and of a visit they stand under three prefixes:
    "form.child.full_name" is the text, "form_from.child.full_name" from where it came, and
    "form_why.child.born_on" the reason for which a warning beside that place is overruled.

    Attributes:
        texts: by place. One that stands here, also an empty one, counts before every prefill.
        sources: from where a text came that was not typed.
        reasons: why a warning is overruled, by the place beside which it stands.
    """

    texts: Texts = field(default_factory=dict)
    sources: Mapping[str, TextSource] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)

    def with_more(self, more: Answers) -> Answers:
        """Further answers, which count before these; what was typed comes from nowhere else."""
        known = {name: one for name, one in self.sources.items() if name not in more.texts}
        return Answers(
            {**self.texts, **more.texts},
            {**known, **more.sources},
            {**self.reasons, **more.reasons},
        )

    def with_reason(self, name: str, why: str) -> Answers:
        """A warning beside a place is overruled."""
        return replace(self, reasons={**self.reasons, name: why})

    def as_before(self, name: str, was: Answers) -> Answers:
        """In one place stands again what stood there in other answers, or nothing."""
        texts = {one: text for one, text in self.texts.items() if one != name}
        sources = {one: source for one, source in self.sources.items() if one != name}
        if name in was.texts:
            texts[name] = was.texts[name]
        if name in was.sources:
            sources[name] = was.sources[name]
        return replace(self, texts=texts, sources=sources)

    def with_rows(self, section: str, rows: Answers) -> Answers:
        """The rows of a repeated section as they stand take the place of those that were.

        A text that did not change still comes from where it came.
        """
        others = {
            name: text
            for name, text in self.texts.items()
            if name != section and not name.startswith(f"{section}.")
        }
        sources = {
            name: source
            for name, source in self.sources.items()
            if name in others or (name in rows.texts and self.texts[name] == rows.texts[name])
        }
        return replace(self, texts={**others, **rows.texts}, sources={**sources, **rows.sources})


_TEXT, _SOURCE, _REASON = "form", "form_from", "form_why"


def answers_in(texts: Texts) -> Answers:
    """The answers in the texts of a reception."""
    known = tuple(TextSource)
    return Answers(
        inside(_TEXT, texts),
        {
            name: TextSource(source)
            for name, source in inside(_SOURCE, texts).items()
            if source in known
        },
        {name: why for name, why in inside(_REASON, texts).items() if why.strip()},
    )


def answer_texts(answers: Answers) -> dict[str, str]:
    """The answers as texts of a reception."""
    return {
        **placed(_TEXT, answers.texts),
        **placed(_SOURCE, answers.sources),
        **placed(_REASON, answers.reasons),
    }
