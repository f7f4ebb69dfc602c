"""The last look before words leave: nothing that was redacted may show in any file.

Each transcript's files are searched for what was redacted in it and in the whole study, and for
what its release profile hides; the files that all sessions share, for what was redacted in any.
What a person has kept or accepted in a transcript may show in its files as often as it stands in
what leaves of the signed text, and no more. A shared summary is looked through likewise, page by
page; it may quote what was kept more than once. Of markup (attributes, comments, names of parts)
only what is surely an original counts: nobody could change a likeness that a format asks for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from facilitator.errors import Refused
from facilitator.formats.outgoing import title
from facilitator.formats.pack_texts import markup, page_markup, page_words, tells_more, words
from facilitator.ports import Lexicon, Likeness
from facilitator.redaction.originals import Originals, forms_of
from facilitator.redaction.passages import Text, texts_of
from facilitator.redaction.profiles import Released, released
from facilitator.redaction.residual import Hit, redacted_originals, shows
from facilitator.redaction.showing import BY_ITS_CAPITAL
from facilitator.release.cleared import Cleared
from facilitator.workflow.derive import Desk
from facilitator.workflow.pack import PackFile
from facilitator.workflow.residual import SESSIONS_NAME, STUDYS_TITLE, still_shows

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
        self._sought: dict[str, Originals] = {}
        self._stands: dict[str, Counter[str]] = {}
        self._titled: dict[str, frozenset[str]] = {}
        every: dict[str, str] = {}
        for desk in desks:
            known = redacted_originals(desk.redaction)
            shown = released(desk.redaction, passed[desk.name].profile)
            hidden = {flag.text: flag.type for flag in shown.hidden}
            self._stands[desk.name] = Counter(self._let_stay(shown, known))
            self._titled[desk.name] = frozenset(_let_stay_in_titles(desk))
            self._sought[desk.name] = forms_of((known | hidden).items(), self._lexicon)
            every |= known | hidden
        self._shared = forms_of(every.items(), self._lexicon)

    def at(self, file: PackFile) -> Iterator[str]:
        """Give the places of a file at which something shows; never the words."""
        session = file.sessions[0] if len(file.sessions) == 1 else None
        sought = self._shared if session is None else self._sought[session]
        left = Counter(self._stands.get(session or "", ()))
        for hit in self._shows(words(file.path, file.data), sought):
            if session is None and not self._is_sure(hit):
                continue
            left[hit.text.casefold()] -= 1
            if left[hit.text.casefold()] < 0 and not self._is_title(hit, file):
                yield f"{hit.where}: {hit.rule}"
        for hit in self._shows(markup(file.path, file.data), sought):
            if self._is_sure(hit) and not self._is_title(hit, file):
                yield f"{hit.where}: {hit.rule}"
        yield from tells_more(file.path, file.data)

    def _is_title(self, hit: Hit, file: PackFile) -> bool:
        """Say whether somebody let it stay in the name of a session that the file is of."""
        return any(hit.text.casefold() in self._titled[name] for name in file.sessions)

    def on_page(self, session: str, name: str, data: bytes) -> Iterator[str]:
        """Give the places of a page; much of it is the guide's, so a likeness alone is none."""
        may = {*self._stands[session], *self._titled[session]}
        for hit in self._shows(
            (*page_words(name, data), *page_markup(data)), self._sought[session]
        ):
            if self._is_sure(hit) and hit.text.casefold() not in may:
                yield f"{hit.where}: {hit.rule}"

    def _text(self, where: str, line: str) -> Text:
        for known in self._titles:
            line = line.replace(_without_hash(known), " ")
        said = tuple(line.split())
        return Text(where, True, tuple(str(n) for n in range(len(said))), said, None, None)

    def _let_stay(self, shown: Released, known: Mapping[str, str]) -> Iterator[str]:
        """Give what shows in what leaves: the gate is open, so a person let each of it stay."""
        sought = forms_of(known.items(), self._lexicon)
        texts = texts_of(shown.transcript, shown.notes)
        for hit in shows(texts, sought, self._lexicon, self._likeness):
            yield hit.text.casefold()

    def _shows(self, lines: Iterable[tuple[str, str]], sought: Originals) -> Iterator[Hit]:
        texts = (self._text(where, line) for where, line in lines)
        filled = [text for text in texts if text.said]
        return shows(filled, sought, self._lexicon, self._likeness)

    def _is_sure(self, hit: Hit) -> bool:
        ordinary = hit.text.islower() and self._lexicon.ordinary(hit.text)
        return hit.rule in _SURE and hit.score > BY_ITS_CAPITAL and not ordinary


def _let_stay_in_titles(desk: Desk) -> Iterator[str]:
    """Give what somebody let stay in the names of study and session, which a page bears, too."""
    for hit in still_shows(desk):
        if hit.where in (SESSIONS_NAME, STUDYS_TITLE) and hit.accepted is not None:
            yield hit.text.casefold()


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
