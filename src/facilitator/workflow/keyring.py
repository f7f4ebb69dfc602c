"""The keys of a study, as far as they are at hand: open, unlocked, or a holder's own.

A key that lies open (a session that is not sealed) or unlocked is used without a question. A
holder's identity is asked for once, where the command was given a way to ask, and is kept in this
process alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from facilitator.errors import FacilitatorError, Refused, Unavailable
from facilitator.ports import Envelope, KeyPlace
from facilitator.study import key_files, secret_file, unlocked
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
    _given: list[str] = field(default_factory=list, repr=False)
    """The holder's identity, once it was given."""

    @property
    def is_given(self) -> bool:
        """Say whether a holder's identity was given: what stays closed, it does not open."""
        return bool(self._given)

    def identity(self) -> str | None:
        """Give a holder's identity, asked for where it was not given yet; None without one."""
        if not self._given and (identity := self.ask()) is not None:
            self._given.append(identity)
        return self._given[-1] if self._given else None

    def asking_nobody(self) -> StudyKeyring:
        """Give it without a question from here on; an identity that was given still opens."""
        return replace(self, ask=lambda: self._given[-1] if self._given else None)

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
        text = self._open_text(place)
        missing = set(wiring.names_of(text)) - key_files.wrapped(*place.places).keys()
        if missing:
            made = wiring.wrapped_for(text, self.recipients)
            made = {name: made[name] for name in missing}
            self._write_open(place, wiring.noting(text, made))
            key_files.store_wrapped(key_files.home(place), made)

    def wrap_anew_if_damaged(self, place: KeyPlace) -> None:
        """Before what lies open is removed: see that it is wrapped, twice and whole.

        A name proves nothing: what lies under it must be the message that this key was wrapped in.
        Any other may be the only copy of another key, and is kept under a free name. Raises
        BadInput, Unavailable.
        """
        text = self._open_text(place)
        strange = self._not_as_noted(place, text)
        away, wrong = key_files.is_away(place), strange or self._are_damaged(place)
        lie_beside = bool(place.beside) and key_files.wrapped(place.beside).keys()
        if wrong and away:
            raise _away(place, "the session cannot be sealed without it")
        if away or not (wrong or lie_beside):
            return
        for name in strange:
            self._set_aside(place, name)
        anew = wiring.wrapped_for(text, self.recipients)
        self._write_open(place, wiring.noting(text, anew))
        key_files.replace_wrapped(Path(place.folder), anew, lambda read: read == anew)
        if place.beside:
            key_files.remove_wrapped(Path(place.beside), anew)

    def rewrapped(self, place: KeyPlace, text: str, files: Mapping[str, bytes]) -> None:
        """Note that what lies open, as far as it is what `text` holds, is wrapped in `files` now.

        Raises Unavailable.
        """
        opened = self._open_text(place)
        if same := wiring.same_pairs(opened, text):
            noted = {name: data for name, data in files.items() if name in same}
            self._write_open(place, wiring.noting(opened, noted))

    def covers(self, place: KeyPlace) -> bool:
        """Say whether every key of a session is at hand."""
        return wiring.covers(self.pairs(place), key_files.wrapped(*place.places))

    def forget(self, session: str) -> None:
        """Forget the keys of a session that this process has seen."""
        self._held.pop(session, None)

    def begin(self, place: KeyPlace, *, keep_open: bool, named: Collection[str] = ()) -> Envelope:
        """Make three key pairs for a session, the next of their number, wrapped to all holders."""
        made = wiring.new_pairs(self._names(place) | set(named), self.recipients)
        if keep_open:
            self._leave_open(place, made.text)
        key_files.store_wrapped(key_files.home(place), made.wrapped)
        held = self._held.get(place.session, "") + made.text
        self._held[place.session] = held
        return wiring.envelope(held)

    def keep_open(self, place: KeyPlace) -> None:
        """Lay a session's keys open again, as far as they are held: it goes on, and may be cut."""
        held = self.pairs(place)
        if set(wiring.names_of(held)) - set(wiring.names_of(self._open_text(place))):
            self._write_open(place, held)
        with suppress(FacilitatorError):  # a group is there: sealing insists on it
            self.wrap_open(place)

    def _look(self, place: KeyPlace) -> str:
        if not key_files.is_away(place):
            with suppress(FacilitatorError):  # sealing insists on it
                self.wrap_open(place)
        text = self._open_text(place) + self._unlocked_text(place)
        wrapped = key_files.wrapped(*place.places)
        if text and wiring.covers(text, wrapped):
            return text
        identity = self.identity() if wrapped else None
        if identity is None:
            return text
        return text + wiring.unwrapped(wrapped, identity)

    def _names(self, place: KeyPlace) -> set[str]:
        """Give the names of all keys of a session that can be seen."""
        seen = self._open_text(place) + self._held.get(place.session, "")
        return {*key_files.wrapped(*place.places), *wiring.names_of(seen)}

    def _not_as_noted(self, place: KeyPlace, text: str) -> tuple[str, ...]:
        """Give the names under which no copy is the message that the open key was wrapped in."""
        noted, wrapped = wiring.wrapped_as(text), key_files.wrapped(*place.places)
        hashes = {name: {sha256(data).hexdigest() for data in wrapped[name]} for name in wrapped}
        names = wiring.names_of(text)
        return tuple(n for n in names if noted.get(n) not in hashes.get(n, set()))

    def _are_damaged(self, place: KeyPlace) -> bool:
        return any(any(key_files.problems(Path(p), len(self.recipients))) for p in place.places)

    def _set_aside(self, place: KeyPlace, name: str) -> None:
        kind, number = name.partition(".")[0], wiring.free_number(self._names(place))
        try:
            for folder in filter(Path.is_dir, map(Path, place.places)):
                key_files.set_aside(folder, name, f"{kind}.{number}")
        except OSError as failure:
            raise Unavailable(
                f"A key in {place.folder} that is not the open one cannot be kept "
                f"({failure.strerror}).",
                "Check that the folder is yours and its disk has space; nothing was removed.",
            ) from failure

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
        secret_file.write(path, text.encode("ascii"))


def keyed(
    study: Study, state: Path, ask: AskIdentity = nobody, runtime: Path | None = None
) -> Study:
    """Give the study with the keys that are at hand; a study without encryption needs none.

    Keys in `runtime` whose time is over are removed. Raises Refused where `study.toml` says neither
    who may open it nor that it is not encrypted.
    """
    settings = study.settings
    with suppress(Unavailable):  # `seal` and `lock` insist on it
        secret_file.remove_leftovers(state / "open")
    if runtime is not None:
        unlocked.remove_expired(runtime, SystemClock())
    if settings.encryption == "off":
        _refuse_where_keys_are(study)
        return replace(study, state=state)
    if not settings.recipients:
        raise Refused(
            f"{study.root / 'study.toml'} does not say who may open the study.",
            'Write recipients = ["age1…"], or encryption = "off" to do without.',
        )
    keyring = StudyKeyring(settings.recipients, state, ask, runtime)
    return replace(study, state=state, keyring=keyring)


def _refuse_where_keys_are(study: Study) -> None:
    """Refuse a line in study.toml that would let words of an encrypted study lie readable."""
    for folder in (*study.sessions(), study.whole):
        if folder.is_closed():
            raise Refused(
                f"{study.root / 'study.toml'} says that the study is not encrypted, but "
                f"{folder.name} is.",
                'Put its recipients = ["age1…"] back, from a copy of study.toml or from whoever '
                "holds a key.",
            )


def _away(place: KeyPlace, why: str) -> Unavailable:
    return Unavailable(
        f"{Path(place.folder).parent}, where the study's keys lie, is not there: {why}.",
        "Plug in what holds it, then give the command again; where that is lost, name another "
        "folder as keys_dir in study.toml.",
    )
