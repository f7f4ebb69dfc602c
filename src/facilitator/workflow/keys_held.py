"""Who holds the keys of a study: add a holder, prove that one can open, end one's own key.

Each session's keys are wrapped for all holders, so that any of them opens everything alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from facilitator.errors import Damaged, Refused
from facilitator.session.events.keeping import HolderAdded, Keeping, KeyRetired, KeyTested
from facilitator.session.events.made import event_name
from facilitator.study import key_files
from facilitator.study.codec import ClosedEvent
from facilitator.study.disk import SystemDisk
from facilitator.study.erase import erase
from facilitator.study.folder import SessionFolder, Study
from facilitator.study.making import set_recipients
from facilitator.study.reading import Reading, read_folder
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
    for folder, text in opened.items():
        opens = partial(_opens_to, text, identity)
        key_files.replace_wrapped(folder, wiring.wrapped_for(text, holders), opens)
    set_recipients(study.root, holders)
    _journal(replace(study, keyring=replace(keyring, recipients=holders)), HolderAdded(recipient))
    return len(opened)


def prove(study: Study, session: str, identity: str) -> Proven:
    """Open both copies of each of a session's keys with a holder's identity, and journal the date.

    Raises Refused where the identity opens them not, Damaged where neither copy can be opened.
    """
    encrypted(study)
    folder = study.session(session)
    wrapped = key_files.wrapped(Path(folder.keys.folder))
    text = wiring.unwrapped(wrapped, identity)
    if not wiring.covers(text, wrapped):
        raise Refused(
            f"This key does not open {session}.",
            "Ask a holder who can open it to give `facilitator key add` with your public key.",
        )
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
    place = Path(folder.keys.folder)
    there = key_files.wrapped(place)
    named = {key for file in reading.files if file.header for key in file.header.keys or ()}
    missing = sorted(named - there.keys())
    gone = [
        f"{place.name}/{name}.age is missing with its copy: what it opens cannot be opened. Bring "
        "them back from a copy."
        for name in missing
    ]
    return (*gone, *key_files.problems(place, len(study.settings.recipients)))


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


def _places(study: Study) -> Iterator[tuple[str, Path]]:
    whole = (study.whole,) if study.whole.journal.is_dir() else ()
    for folder in (*study.sessions(), *whole):
        yield folder.name, Path(folder.keys.folder)


def _all_pairs(study: Study, identity: str) -> dict[Path, str]:
    """Open the keys of all sessions. Raises Refused, with the names of those that stay shut."""
    found, shut = {}, []
    for name, place in _places(study):
        wrapped = key_files.wrapped(place)
        if not wrapped:
            continue
        try:
            found[place] = wiring.unwrapped(wrapped, identity)
        except Damaged as failure:
            shut.append(f"{name}: {failure.what}")
            continue
        if not wiring.covers(found[place], wrapped):
            shut.append(f"{name}: your key does not open it.")
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
    return wiring.unwrapped({name: (data,) for name, data in read.items()}, identity) == text


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


def _own(identity: str, holders: tuple[str, ...]) -> str:
    own = wiring.recipients_of(identity)
    return next((one for one in own if one in holders), own[0])


def _journal(study: Study, event: Keeping) -> None:
    whole = study.whole
    clock = whole.clock()
    with whole.writer("study", clock) as journal:
        journal.append(event, at=clock.at())
