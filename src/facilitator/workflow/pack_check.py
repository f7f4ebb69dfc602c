"""The last look before words leave: nothing that was redacted may show in any file.

Each transcript's files are searched for what was redacted in it and in the whole study; the files
that all sessions share, for what was redacted in any. What a person has kept or accepted in a
transcript may show in its files as often as it stands in the signed text, and no more. A shared
summary is looked through likewise, page by page; it may quote what was kept more than once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from facilitator.errors import Refused
from facilitator.formats.outgoing import title
from facilitator.formats.pack_texts import page_words, words
from facilitator.ports import Lexicon, Likeness
from facilitator.redaction.originals import Originals, forms_of
from facilitator.redaction.passages import Text, texts_of
from facilitator.redaction.residual import Hit, redacted_originals, shows
from facilitator.release.cleared import Cleared
from facilitator.workflow.derive import Desk
from facilitator.workflow.pack import PackFile

_SURE = ("same", "spelled", "digits", "initials")
"""Of what the team itself wrote (the codebook), a likeness alone says nothing."""


def refuse_what_still_shows(
    desks: Sequence[Desk], passed: Mapping[str, Cleared], files: Iterable[PackFile]
) -> None:
    """Look through every file, unzipped, names included. Raises Refused with the places."""
    look = _Look(desks, passed)
    found = [place for file in _once(files) for place in look.at(file)]
    if found:
        raise Refused(
            "Something that was redacted still shows in the files of this pack; nothing was "
            "written.",
            "Redact it where it stands, or change the codebook, sign again and hand off then.",
            tuple(found),
        )


def refuse_page_that_still_shows(desk: Desk, passed: Cleared, name: str, data: bytes) -> None:
    """Look through a page that is to be shared. Raises Refused with the places."""
    found = tuple(_Look([desk], {desk.name: passed}).on_page(desk.name, name, data))
    if found:
        raise Refused(
            "Something that was redacted still shows on this page; nothing was written.",
            "Change the study's title, the guide's text or the page's template where it stands.",
            found,
        )


class _Look:
    """What is searched for, session by session."""

    def __init__(self, desks: Sequence[Desk], passed: Mapping[str, Cleared]) -> None:
        from facilitator.workflow import wiring

        self._lexicon: Lexicon = wiring.lexicon()
        self._likeness: Likeness = wiring.likeness()
        self._titles = [title(cleared) for cleared in passed.values()]
        known = {desk.name: redacted_originals(desk.redaction) for desk in desks}
        every = {text: kind for some in known.values() for text, kind in some.items()}
        self._sought = {name: forms_of(some.items(), self._lexicon) for name, some in known.items()}
        self._shared = forms_of(every.items(), self._lexicon)
        self._stands = {desk.name: Counter(self._signed(desk)) for desk in desks}

    def at(self, file: PackFile) -> Iterator[str]:
        """Give the places of a file at which something shows; never the words."""
        texts = [self._text(where, line) for where, line in words(file.path, file.data)]
        session = file.sessions[0] if len(file.sessions) == 1 else None
        sought = self._shared if session is None else self._sought[session]
        left = Counter(self._stands.get(session or "", ()))
        for hit in self._shows(texts, sought):
            if session is None and not self._is_sure(hit):
                continue
            left[hit.text.casefold()] -= 1
            if left[hit.text.casefold()] < 0:
                yield f"{hit.where}: {hit.rule}"

    def on_page(self, session: str, name: str, data: bytes) -> Iterator[str]:
        """Give the places of a page; much of it is the guide's, so a likeness alone is none."""
        texts = [self._text(where, line) for where, line in page_words(name, data)]
        for hit in self._shows(texts, self._sought[session]):
            if self._is_sure(hit) and hit.text.casefold() not in self._stands[session]:
                yield f"{hit.where}: {hit.rule}"

    def _text(self, where: str, line: str) -> Text:
        for known in self._titles:
            line = line.replace(_without_hash(known), " ")
        said = tuple(line.split())
        return Text(where, True, tuple(str(n) for n in range(len(said))), said, None, None)

    def _signed(self, desk: Desk) -> Iterator[str]:
        """Give what shows in the signed text: the gate is open, so a person let each of it stay."""
        texts = texts_of(desk.redaction.transcript, desk.redaction.notes)
        for hit in self._shows(texts, self._sought[desk.name]):
            yield hit.text.casefold()

    def _shows(self, texts: Iterable[Text], sought: Originals) -> Iterator[Hit]:
        filled = [text for text in texts if text.said]
        return shows(filled, sought, self._lexicon, self._likeness)

    def _is_sure(self, hit: Hit) -> bool:
        ordinary = hit.text.islower() and self._lexicon.ordinary(hit.text)
        return hit.rule in _SURE and not ordinary


def _without_hash(title_line: str) -> str:
    return title_line.rpartition(" ")[0]


def _once(files: Iterable[PackFile]) -> Iterator[PackFile]:
    """Give each content once: two coders of a transcript have the same bytes of it."""
    seen: set[tuple[str, bytes]] = set()
    for file in files:
        key = file.path.rpartition("/")[2], file.data
        if key not in seen:
            seen.add(key)
            yield file
