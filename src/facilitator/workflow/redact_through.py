"""Going through a session's text by words and passages, and finding words in it."""

from __future__ import annotations

from facilitator.errors import Refused
from facilitator.redaction.flags import Flag
from facilitator.workflow.redact_moving import NOTHING_DONE, NOTHING_OPEN, Moving
from facilitator.workflow.redact_reading import Reading, found

READING = "the cursor goes through the text · esc goes back to the flags"


class Through(Moving):
    """A reviewer who reads on where no flag is."""

    _sought = ""
    """The words that were looked for last."""

    def read(self) -> None:
        """Put the cursor behind the flag on the card, or where it was. Raises Refused."""
        texts = self.redaction.texts
        if not texts:
            raise Refused("There are no words to read.", "Transcribe the session first.")
        self._leave_card()
        flag = self.redaction.flag(self._here) if self._here else None
        place = self._place_of(flag) if flag is not None else self._place
        self._reading = place.within(texts)
        self._last = READING

    def by_words(self, by: int) -> None:
        """Move the cursor by so many words."""
        if self._reading is not None:
            self._reading = self._reading.by_words(self.redaction.texts, by)

    def by_passages(self, by: int) -> None:
        """Move the cursor by so many passages; nothing is chosen then."""
        if self._reading is not None:
            self._reading = self._reading.by_passages(self.redaction.texts, by)

    def choose(self) -> None:
        """Begin to choose words at the cursor, or leave that."""
        if self._reading is not None:
            self._reading = self._reading.begun()

    def stop_reading(self) -> None:
        """Go back to the flags."""
        if self._reading is not None:
            self._place, self._reading = self._reading, None
            self._last = NOTHING_DONE if self.redaction.open else NOTHING_OPEN
        self._hush()

    def find(self, words: str) -> None:
        """Go to where words stand next: to their flag, or with the cursor where none covers them.

        Without words those that were sought last. Raises Refused where they stand nowhere.
        """
        self._sought = words.strip() or self._sought
        flag = self.redaction.flag(self._here) if self._here else None
        after = self._reading or (self._place if flag is None else self._place_of(flag))
        place = found(self.redaction.texts, self._sought, after) if self._sought else None
        if place is None:
            raise Refused("These words stand nowhere here.", "Try fewer, or only their beginning.")
        passage = self.redaction.texts[place.place].name
        over = [f for f in self.redaction.flags if f.passage == passage and _over(f, place)]
        self._leave_card()
        if over:
            self._reading = None
            self._put(min(over, key=lambda f: (not f.open, f.last - f.first)))
        else:
            self._reading, self._last = place, READING
        self._place = place


def _over(flag: Flag, place: Reading) -> bool:
    return flag.first <= place.first and place.last <= flag.last
