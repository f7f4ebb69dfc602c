"""Who holds the keys of a study: add a holder, prove that one can open, end one's own key.

Each session's keys are wrapped for all holders, so that any of them opens everything alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from facilitator.errors import Damaged, Refused, Unavailable
from facilitator.ports import Envelope, KeyPlace
from facilitator.session.events import EVENTS
from facilitator.session.events.keeping import HolderAdded, Keeping, KeyRetired, KeyTested
from facilitator.session.events.made import event_name, is_in_clear, word_fields
from facilitator.study import key_files
from facilitator.study.codec import ClosedEvent, Found
from facilitator.study.disk import SystemDisk
from facilitator.study.erase import erase
from facilitator.study.folder import SessionFolder, Study
from facilitator.study.making import set_recipients
from facilitator.study.reading import JournalFile, Reading, UnknownEvent, read_folder
from facilitator.workflow import wiring
from facilitator.workflow.keyring import StudyKeyring


@dataclass(frozen=True, slots=True)
class Proven:
    """What a test of a holder's key came to."""

    session: str
    keys: tuple[str, ...]
    """Names of the keys that it opened."""
    recipient: str
    """The public half of the holder's key."""
    problems: tuple[str, ...]
    """Copies that did not open, in a sentence each."""


def add_holder(study: Study, recipient: str, identity: str) -> int:
    """Wrap the keys of all sessions and of the study for one more holder; give of how many places.

    `identity` is any holder's own. Given again for one who is there, it wraps everything anew.
    Nothing is changed unless all can be opened. Raises BadInput, Refused, Damaged, Unavailable.
    """
    recipient = recipient.strip()
    wiring.check_recipient(recipient)
    keyring = encrypted(study)
    holders = tuple(dict.fromkeys((*keyring.recipients, recipient)))
    _check_stays(identity, holders)
    opened = _all_pairs(study, identity)
    for place, text in opened.items():
        anew = wiring.wrapped_for(text, holders)
        for folder in map(Path, place.places):
            files = {name: anew[name] for name in key_files.wrapped(folder)}
            key_files.replace_wrapped(folder, files, partial(_opens_to, text, identity))
        keyring.rewrapped(place, text, anew)
    set_recipients(study.root, holders)
    _journal(replace(study, keyring=replace(keyring, recipients=holders)), HolderAdded(recipient))
    return len(opened)


def prove(study: Study, session: str, identity: str) -> Proven:
    """Open both copies of each of a session's keys with a holder's identity, and journal the date.

    With each key something that was closed with it is opened: that a key opens proves nothing of
    what it is a key to. Raises Refused where the identity opens them not, Damaged where neither
    copy can be opened, or where they open nothing of the session.
    """
    encrypted(study)
    folder = study.session(session)
    folder.check_keys_are_there()
    wrapped = key_files.wrapped(*folder.keys.places)
    text = wiring.unwrapped(wrapped, identity)
    if not wiring.covers(text, wrapped):
        raise Refused(
            f"This key does not open {session}.",
            "Ask a holder who can open it to give `facilitator key add` with your public key.",
        )
    _check_that_they_open(folder, text)
    recipient = _own(identity, study.settings.recipients)
    _journal(study, KeyTested(session, recipient))
    problems = tuple(_spoilt_copies(wrapped, identity))
    return Proven(session, tuple(sorted(wrapped)), recipient, problems)


def last_proven(study: Study) -> str | None:
    """Give when a holder's key was last proven to open a session (UTC); None if never.

    Needs no key: what kind of thing was written when is readable in every study.
    """
    records = read_folder(SystemDisk(), str(study.whole.journal)).records
    kind = event_name(KeyTested)
    found = [r.utc for r in records if isinstance(r.event, ClosedEvent) and r.event.e == kind]
    return max(found, default=None)


def problems(study: Study, folder: SessionFolder, reading: Reading) -> tuple[str, ...]:
    """Say in a sentence each what is wrong with the wrapped keys of a session; needs no key."""
    if not study.settings.recipients:
        return ()
    place = folder.keys
    there = key_files.wrapped(*place.places)
    missing = sorted(folder.keys_named() - there.keys())
    if missing and key_files.is_away(place):
        away = Path(place.folder).parent
        return (f"{away}, where its keys lie, is not there: plug in what holds it.",)
    gone = [
        f"{Path(place.folder).name}/{name}.age is missing with its copy: what it opens cannot be "
        "opened. Bring them back from a copy."
        for name in missing
    ]
    holders = len(study.settings.recipients)
    return (*gone, *(text for p in place.places for text in key_files.problems(Path(p), holders)))


def retire(study: Study, file: Path, identity: str) -> None:
    """Remove a holder's identity from where it lies, journaled before. Raises Unavailable."""
    encrypted(study)
    _journal(study, KeyRetired(_own(identity, study.settings.recipients)))
    erase(file)


def holders_left(study: Study, identity: str) -> int:
    """Give how many holders can still open the study when this one cannot any more."""
    return len(set(study.settings.recipients) - set(wiring.recipients_of(identity)))


def encrypted(study: Study) -> StudyKeyring:
    """Give the keyring of an encrypted study. Raises Refused for another."""
    if not isinstance(study.keyring, StudyKeyring):
        raise Refused(
            f"{study.settings.title} is not encrypted: it has no keys.",
            "Its sound and words are as safe as the disk that they lie on.",
        )
    return study.keyring


def _all_pairs(study: Study, identity: str) -> dict[KeyPlace, str]:
    """Open the keys of all sessions. Raises Refused, with the names of those that stay shut."""
    found, shut = {}, []
    whole = (study.whole,) if study.whole.journal.is_dir() else ()
    for folder in (*study.sessions(), *whole):
        wrapped = key_files.wrapped(*folder.keys.places)
        try:
            folder.check_keys_are_there()
            text = wiring.unwrapped(wrapped, identity)
        except (Damaged, Unavailable) as failure:
            shut.append(f"{folder.name}: {failure.what}")
            continue
        if wrapped and not wiring.covers(text, wrapped):
            shut.append(f"{folder.name}: your key does not open it.")
        elif wrapped:
            found[folder.keys] = text
    if shut:
        raise Refused(
            "Not every session can be opened with this key, so nothing was changed.",
            "Let a holder whose key opens all of them add the new one.",
            tuple(shut),
        )
    return found


def _check_stays(identity: str, holders: tuple[str, ...]) -> None:
    if not set(wiring.recipients_of(identity)) & set(holders):
        raise Refused(
            "The key at hand is none of those in study.toml.",
            "Name the file of a holder's key with --identity FILE.",
        )


def _opens_to(text: str, identity: str, read: Mapping[str, bytes]) -> bool:
    found = wiring.unwrapped({name: (data,) for name, data in read.items()}, identity)
    return wiring.same_pairs(found, text) == read.keys()


def _spoilt_copies(wrapped: Mapping[str, tuple[bytes, ...]], identity: str) -> Iterator[str]:
    for name, copies in sorted(wrapped.items()):
        opening = sum(_opens(name, data, identity) for data in copies)
        if opening < key_files.COPIES:
            yield (
                f"Of the {key_files.COPIES} copies of {name} only {opening} opens: "
                "`facilitator verify` says which, and what to do."
            )


def _opens(name: str, data: bytes, identity: str) -> bool:
    try:
        return bool(wiring.unwrapped({name: (data,)}, identity))
    except Damaged:
        return False


def _check_that_they_open(folder: SessionFolder, text: str) -> None:
    """Open what was closed with each key, as far as there is any. Raises Damaged."""
    envelope = wiring.envelope(text)
    reading = read_folder(SystemDisk(), str(folder.journal), envelope)
    useless = {key for file in reading.files for key in _useless_keys(file)}
    paths = wiring.sound_paths(folder.sounds).values()
    for key, path in {key_files.sound_key(path): path for path in paths}.items():
        if key and not _opens_sound(path, envelope):
            useless.add(key)
    if useless:
        raise Damaged(
            f"Your key opens the keys of {folder.name}, but what was recorded does not open with "
            f"them: {', '.join(sorted(useless))}.",
            f"Look for another copy of its keys folder; facilitator verify {folder.name} with your "
            "--identity says what stays closed.",
        )


def _opens_sound(path: Path, envelope: Envelope) -> bool:
    found = wiring.checked_sound(path, b"", envelope)
    lost = sum(end - first for first, end, _ in found.missing)
    return not found.shut and (lost < found.samples or not found.samples)


def _useless_keys(file: JournalFile) -> Iterator[str]:
    """Give the keys that a journal names with which nothing opens of what is closed with them."""
    keys = () if file.header is None else file.header.keys or ()
    for key in keys:
        closes = word_fields if key.startswith("words.") else _closed_facts
        of_it = [r.event for r in file.records if (cls := _class_of(r.event)) and closes(cls)]
        if of_it and all(isinstance(event, ClosedEvent) for event in of_it):
            yield key


def _closed_facts(cls: type[object]) -> bool:
    return not is_in_clear(cls)


def _class_of(event: Found) -> type[object] | None:
    if isinstance(event, ClosedEvent):
        return EVENTS.get((event.e, event.v))
    return None if isinstance(event, UnknownEvent) else type(event)


def _own(identity: str, holders: tuple[str, ...]) -> str:
    own = wiring.recipients_of(identity)
    return next((one for one in own if one in holders), own[0])


def _journal(study: Study, event: Keeping) -> None:
    whole = study.whole
    clock = whole.clock()
    with whole.writer("study", clock) as journal:
        journal.append(event, at=clock.at())
