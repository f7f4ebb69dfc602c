"""The keys of a study, as far as they are at hand: open, unlocked, or a holder's own.

A key that lies open (a session that is not sealed) or unlocked is used without a question. A
holder's identity is asked for once, where the command was given a way to ask, and is kept in this
process alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from facilitator.errors import Refused, Unavailable
from facilitator.ports import Envelope, KeyPlace
from facilitator.study import atomic, key_files
from facilitator.study.disk import SystemDisk, make_folder
from facilitator.study.folder import Study
from facilitator.workflow import wiring

AskIdentity = Callable[[], str | None]
"""Gives a holder's identity, asked for where it must be; None where nobody can be asked."""


def nobody() -> None:
    """Ask nobody: only keys that lie open or unlocked are used."""
    return


@dataclass(frozen=True)
class StudyKeyring:
    """Opens the sessions of one study (`ports.Keyring`)."""

    recipients: tuple[str, ...]
    """All holders, `age1…`."""
    state: Path
    """The user's state folder: open keys."""
    ask: AskIdentity = nobody
    _held: dict[str, str] = field(default_factory=dict, repr=False)
    """Secret halves by session, as far as this process has seen them."""

    def envelope(self, place: KeyPlace) -> Envelope | None:
        """Give the envelope of a session; None where no key of it is at hand."""
        held = self._held.get(place.session) or self._look(place)
        if not held:
            return None
        self._held[place.session] = held
        return wiring.envelope(held)

    def begin(self, place: KeyPlace, *, keep_open: bool) -> Envelope:
        """Make three key pairs for a session, the next of their number, wrapped to all holders."""
        folder = Path(place.folder)
        made = wiring.new_pairs(key_files.wrapped(folder), self.recipients)
        if keep_open:
            self._leave_open(place, made.text)
        key_files.store_wrapped(folder, made.wrapped)
        held = self._held.get(place.session, "") + made.text
        self._held[place.session] = held
        return wiring.envelope(held)

    def _look(self, place: KeyPlace) -> str:
        wrapped = key_files.wrapped(Path(place.folder))
        text = self._open_text(place)
        if wiring.covers(text, wrapped):
            return text
        identity = self.ask() if wrapped else None
        return text if identity is None else text + wiring.unwrapped(wrapped, identity)

    def _open_text(self, place: KeyPlace) -> str:
        try:
            return (
                SystemDisk()
                .read(str(key_files.open_path(self.state, place.session)))
                .decode("ascii", "replace")
            )
        except OSError:
            return ""

    def _leave_open(self, place: KeyPlace, text: str) -> None:
        path = key_files.open_path(self.state, place.session)
        try:
            make_folder(path.parent, parents=True)
        except OSError as failure:
            raise Unavailable(
                f"{path.parent} cannot be made ({failure.strerror}).",
                "Free space there, or name another folder in FACILITATOR_STATE.",
            ) from failure
        atomic.write(path, (self._open_text(place) + text).encode("ascii"))


def keyed(study: Study, state: Path, ask: AskIdentity = nobody) -> Study:
    """Give the study with the keys that are at hand; a study without encryption needs none.

    Raises Refused where `study.toml` says neither who may open it nor that it is not encrypted.
    """
    settings = study.settings
    if settings.encryption == "off":
        return replace(study, state=state)
    if not settings.recipients:
        raise Refused(
            f"{study.root / 'study.toml'} does not say who may open the study.",
            'Write recipients = ["age1…"], or encryption = "off" to do without.',
        )
    return replace(study, state=state, keyring=StudyKeyring(settings.recipients, state, ask))
