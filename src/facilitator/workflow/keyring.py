"""The keys of a study, as far as they are at hand: open, unlocked, or a holder's own.

A key that lies open (a session that is not sealed) or unlocked is used without a question. A
holder's identity is asked for once, where the command was given a way to ask, and is kept in this
process alone.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from facilitator.errors import FacilitatorError, Refused, Unavailable
from facilitator.ports import Envelope, KeyPlace
from facilitator.study import atomic, key_files, unlocked
from facilitator.study.clock import SystemClock
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
    runtime: Path | None = None
    """The folder of unlocked keys."""
    _held: dict[str, str] = field(default_factory=dict, repr=False)
    """Secret halves by session, as far as this process has seen them."""

    def envelope(self, place: KeyPlace) -> Envelope | None:
        """Give the envelope of a session; None where no key of it is at hand."""
        held = self.pairs(place)
        return wiring.envelope(held) if held else None

    def pairs(self, place: KeyPlace) -> str:
        """Give a session's key pairs as they lie open; "" where none is at hand."""
        held = self._held.get(place.session) or self._look(place)
        if held:
            self._held[place.session] = held
        return held

    def wrap_open(self, place: KeyPlace) -> None:
        """Wrap for all holders what lies open and is not wrapped, where `begin` was interrupted.

        Raises BadInput, Unavailable.
        """
        text, folder = self._open_text(place), Path(place.folder)
        missing = set(wiring.names_of(text)) - key_files.wrapped(folder).keys() if text else ()
        if missing:
            made = wiring.wrapped_for(text, self.recipients)
            key_files.store_wrapped(folder, {name: made[name] for name in missing})

    def wrap_anew_if_damaged(self, place: KeyPlace) -> None:
        """Before what lies open is removed: see that it is wrapped, twice and whole.

        Raises BadInput, Unavailable.
        """
        self.wrap_open(place)
        text, folder = self._open_text(place), Path(place.folder)
        if any(key_files.problems(folder, len(self.recipients))):
            anew = wiring.wrapped_for(text, self.recipients)
            key_files.replace_wrapped(folder, anew, lambda read: read == anew)

    def forget(self, session: str) -> None:
        """Forget the keys of a session that this process has seen."""
        self._held.pop(session, None)

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

    def keep_open(self, place: KeyPlace) -> None:
        """Lay a session's keys open again, as far as they are held: it goes on, and may be cut."""
        held = self.pairs(place)
        if held and not wiring.covers(
            self._open_text(place), key_files.wrapped(Path(place.folder))
        ):
            self._write_open(place, held)

    def _look(self, place: KeyPlace) -> str:
        with suppress(FacilitatorError):  # sealing insists on it
            self.wrap_open(place)
        text = self._open_text(place) + self._unlocked_text(place)
        wrapped = key_files.wrapped(Path(place.folder))
        if text and wiring.covers(text, wrapped):
            return text
        identity = self.ask() if wrapped else None
        return text if identity is None else text + wiring.unwrapped(wrapped, identity)

    def _open_text(self, place: KeyPlace) -> str:
        try:
            data = SystemDisk().read(str(key_files.open_path(self.state, place.session)))
        except OSError:
            return ""
        return wiring.whole_pairs(data.decode("ascii", "replace"))

    def _unlocked_text(self, place: KeyPlace) -> str:
        if self.runtime is None:
            return ""
        return unlocked.held(self.runtime, place.session, SystemClock())

    def _leave_open(self, place: KeyPlace, text: str) -> None:
        self._write_open(place, self._open_text(place) + text)

    def _write_open(self, place: KeyPlace, text: str) -> None:
        path = key_files.open_path(self.state, place.session)
        try:
            make_folder(path.parent, parents=True)
        except OSError as failure:
            raise Unavailable(
                f"{path.parent} cannot be made ({failure.strerror}).",
                "Free space there, or name another folder in FACILITATOR_STATE.",
            ) from failure
        atomic.write(path, text.encode("ascii"))


def keyed(
    study: Study, state: Path, ask: AskIdentity = nobody, runtime: Path | None = None
) -> Study:
    """Give the study with the keys that are at hand; a study without encryption needs none.

    Keys in `runtime` whose time is over are removed. Raises Refused where `study.toml` says neither
    who may open it nor that it is not encrypted.
    """
    settings = study.settings
    if runtime is not None and unlocked.sessions(runtime):
        unlocked.remove_expired(runtime, SystemClock())
    if settings.encryption == "off":
        return replace(study, state=state)
    if not settings.recipients:
        raise Refused(
            f"{study.root / 'study.toml'} does not say who may open the study.",
            'Write recipients = ["age1…"], or encryption = "off" to do without.',
        )
    keyring = StudyKeyring(settings.recipients, state, ask, runtime)
    return replace(study, state=state, keyring=keyring)
