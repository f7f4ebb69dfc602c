"""What a reviewer changed of the flag on the card, before it is decided: `y` redacts with it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from facilitator.redaction.flags import Flag
from facilitator.redaction.passages import Text
from facilitator.workflow.redact_view import Edge


@dataclass(frozen=True, slots=True)
class Draft:
    """A flag as the reviewer would have it."""

    flag: str
    """Which flag it is about."""
    kind: str | None = None
    """Another type."""
    wording: str | None = field(default=None, repr=False)
    """What shall stand there, in brackets; None for a number."""
    same_as: str | None = field(default=None, repr=False)
    """Another mention of the same person or place."""
    told_of: bool | None = None
    """Whose side it is on; None where nothing is said of it."""
    general: str | None = field(default=None, repr=False)
    """What stands for it in the whole study; None where nothing is said of it."""
    words: tuple[int, int] | None = None
    """Another first and last word, counted within the passage."""

    @property
    def is_empty(self) -> bool:
        """Say whether nothing of the flag is changed."""
        return self == Draft(self.flag)

    def stretched(self, flag: Flag, text: Text, edge: Edge, by: int) -> Draft:
        """Move one end of the words by so many words; one word is left, and none is beyond."""
        first, last = self.words or (flag.first, flag.last)
        if edge == "start":
            first = min(max(first + by, 0), last)
        else:
            last = max(min(last + by, len(text.words) - 1), first)
        same = (first, last) == (flag.first, flag.last)
        return replace(self, words=None if same else (first, last))

    def as_drawn(self, flag: Flag, text: Text) -> Flag:
        """Give the flag with its words and its type as the draft has them."""
        first, last = self.words or (flag.first, flag.last)
        start, end = text.trimmed(first, last)
        return replace(
            flag,
            first=first,
            last=last,
            start=start,
            end=end,
            text=text.text[start:end],
            type=self.kind or flag.type,
        )
