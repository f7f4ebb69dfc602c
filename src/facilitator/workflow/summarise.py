"""Sum up one group: for the team as it is, or for others with what passed the gate alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeAlias

from facilitator import __version__
from facilitator.errors import BadInput, Refused
from facilitator.formats.html import render
from facilitator.release.cleared import Cleared
from facilitator.session.events import live as act
from facilitator.session.events.machine import TranscriptImported
from facilitator.session.events.whole_study import SummaryShared
from facilitator.session.state import SessionState
from facilitator.study import atomic
from facilitator.study.shipped import shipped
from facilitator.summary.gaps import left_out
from facilitator.summary.group import About, GroupSummary, group_summary
from facilitator.summary.minutes import recording_span
from facilitator.summary.moments import lines
from facilitator.summary.page import page
from facilitator.summary.shared import shared_lines, shared_state
from facilitator.summary.talk import Talk, talk
from facilitator.transcript.model import Transcript
from facilitator.workflow.clear_copies import journal_clear_copy, write_clear
from facilitator.workflow.debrief import questions_of
from facilitator.workflow.derive import Desk
from facilitator.workflow.evidence import heard_answers
from facilitator.workflow.gate import cleared
from facilitator.workflow.kept import keep_document
from facilitator.workflow.pack_check import refuse_page_that_still_shows
from facilitator.workflow.redact_books import DeskBooks

Format: TypeAlias = Literal["html", "md"]


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """A finished page."""

    session: str
    internal: bool
    """True where it holds words that did not pass the gate."""
    format: Format
    data: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """Give the file's name in `derived/`."""
        return f"summary{'' if self.internal else '-shared'}.{self.format}"


def summarise(desk: Desk, *, share: bool = False, form: Format = "html") -> SummaryPage:
    """Make the page of one session.

    With `share`, every word in it is of the signed, redacted transcript, and the page is looked
    through for what was redacted. Raises Refused with the gate's list while it is closed, or with
    the places where something still shows, BadInput where the study's own template cannot be used,
    and Unavailable while the session is locked.
    """
    desk.unlocked()
    if not share:
        return SummaryPage(desk.name, True, form, _rendered(desk, internal_group(desk), form))
    passed = cleared(desk)
    made = SummaryPage(desk.name, False, form, _rendered(desk, shared_group(desk, passed), form))
    refuse_page_that_still_shows(desk, passed, made.name, made.data)
    return made


def _rendered(desk: Desk, group: GroupSummary, form: Format) -> bytes:
    folders = (desk.study.templates, shipped("templates"))
    return render(f"summary/group.{form}", page(group, f"facilitator {__version__}"), folders)


def internal_group(desk: Desk) -> GroupSummary:
    """Sum up a session for the team: every word that was said or typed. Raises Refused, Damaged."""
    transcript = _transcript(desk)
    return group_summary(
        About(
            session=desk.name,
            study=desk.study.settings.title,
            held_on=_held_on(desk),
            transcript=transcript.run if transcript else None,
            imported=desk.imported is not None,
            seats=_seats(desk),
        ),
        desk.settled,
        desk.guide,
        talk=_talk(desk.settled, transcript),
        said=lines(transcript),
        gaps=desk.timeline.gaps,
        left_out=left_out(transcript),
        heard=heard_answers(desk),
        asked={question.id: question.title for question in questions_of(desk.study)},
    )


def shared_group(desk: Desk, passed: Cleared) -> GroupSummary:
    """Sum up a session for others: of the transcript as it stands, only numbers are used."""
    transcript = _transcript(desk)
    state = shared_state(desk.settled, desk.notes, passed)
    return group_summary(
        About(
            session=desk.name,
            study=desk.study.settings.title,
            transcript=transcript.run if transcript else None,
            signed_hash=passed.hash,
            shared=True,
            imported=desk.imported is not None,
        ),
        state,
        desk.guide,
        talk=_talk(state, transcript),
        said=shared_lines(passed),
        gaps=desk.timeline.gaps,
        left_out=left_out(transcript),
    )


def keep(desk: Desk, made: SummaryPage) -> Path:
    """Put a page into the session's `derived/`, closed in an encrypted study; give where it is.

    Raises Unavailable.
    """
    return keep_document(desk.folder, made.name, made.data)


def keep_clear(desk: Desk, made: SummaryPage, by: str | None) -> Path:
    """Put a page into the session's `derived/` readable, as was asked for; give where it is.

    In an encrypted study an internal one is a clear copy, and journaled. Raises Unavailable,
    BadInput.
    """
    return write(desk, made, desk.folder.derived / made.name, clear=True, by=by)


def write(
    desk: Desk, made: SummaryPage, out: Path, *, clear: bool = False, by: str | None = None
) -> Path:
    """Put a page at `out`, readable; give where it is.

    Words that did not pass the gate leave the session's folder, and in an encrypted study are
    written in clear anywhere, only with `clear`, and that is journaled. Raises Refused, BadInput,
    Unavailable.
    """
    path = out.resolve()
    if path.is_dir():
        raise BadInput(f"{out} is a folder.", "Name a file to write: --out FG3.html.")
    at_home = desk.study.keyring is None and path.is_relative_to(desk.folder.path.resolve())
    if made.internal and not at_home:
        _refuse_unasked(desk, clear=clear)
        write_clear(desk.study, desk.name, "summary", path, made.data, by)
    else:
        if not made.internal and not path.is_relative_to(desk.folder.path.resolve()):
            journal_shared(desk, made, path)
        atomic.write(path, made.data)
    return path


def journal_shared(desk: Desk, made: SummaryPage, path: Path | None = None) -> None:
    """Write down that a page leaves, so that it can be called back: a pipe where it has no path."""
    file = None if path is None else str(path)
    event = SummaryShared(desk.name, desk.redaction.hash, sha256(made.data).hexdigest(), file)
    with DeskBooks(desk) as books:
        books.study(event)


def let_out(desk: Desk, *, clear: bool, by: str | None = None) -> None:
    """Let an internal page into a pipe, journaled. Raises Refused unless `clear` is asked."""
    _refuse_unasked(desk, clear=clear)
    journal_clear_copy(desk.study, desk.name, "summary", by=by)


def _refuse_unasked(desk: Desk, *, clear: bool) -> None:
    """Raise Refused where words that did not pass the gate would leave, and nobody asked."""
    if not clear:
        raise Refused(
            f"This summary of {desk.name} holds words that did not pass the gate.",
            "Use --share once the gate is open, or add --clear, which is journaled.",
        )


def _transcript(desk: Desk) -> Transcript | None:
    """Give the transcript, or None before there are words."""
    if desk.imported is None and desk.heard is None:
        return None
    return desk.transcript


def _talk(state: SessionState, transcript: Transcript | None) -> Talk:
    _, end = recording_span(state)
    return talk(state, transcript, end)


def _held_on(desk: Desk) -> str | None:
    """Give the day on which the session was begun, in UTC: no page knows a time zone."""
    begun = (r.utc for r in desk.records if isinstance(r.event, act.SessionStarted))
    return next(begun, "")[:10] or None


def _seats(desk: Desk) -> int | None:
    """Give how many seats the transcript has that was brought in last."""
    brought = [r.event for r in desk.standing if isinstance(r.event, TranscriptImported)]
    return brought[-1].participants if brought else None
