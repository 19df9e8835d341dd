"""An attribution while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...model import Act, Span, Stance


@dataclass
class Draft:
    """Cue, sources and content as found; `rule` says by what. `lemma` is the cue's head word, for act and stance."""

    cue: Span | None
    sources: list[Span]
    content: list[Span]
    lemma: str = ""
    rule: str = ""
    act: Act | None = None
    stance: Stance | None = None
    infinitive: bool = False
    via: Draft | None = None
    outer: list[Span] = field(default_factory=list)
    """The source that carried this one ("quoted by Reuters"): becomes an attribution of its own."""
    outer_cue: Span | None = None

    @property
    def start(self) -> int:
        """Where the attribution begins in the text, for ordering."""
        return min(s.start for s in (*self.content, *self.sources, *([self.cue] if self.cue else [])))
