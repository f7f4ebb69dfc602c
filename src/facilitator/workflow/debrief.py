"""The debrief: what each writer is asked once the group has gone, one question a page.

Notes stay open, marked as taken after the recording. What is being written on a page lies on the
disk within a second, like the draft of a note; left, the page is an act in the writer's journal.
"""

from __future__ import annotations

from collections.abc import Callable

from facilitator.errors import BadInput
from facilitator.formats.debrief_toml import LARGEST, DebriefQuestion, read_debrief
from facilitator.guide.outline import spoken
from facilitator.session.assent import present
from facilitator.session.events import aside
from facilitator.study.folder import Study
from facilitator.study.shipped import shipped
from facilitator.units import SECOND, Us
from facilitator.workflow.debrief_view import DebriefPage, DebriefView
from facilitator.workflow.draft_file import DraftFile
from facilitator.workflow.noting import Noting
from facilitator.workflow.page_draft import PageDraft

NAME = "debrief.toml"
KEPT_WITHIN_SECONDS = 5.0
NOTES = DebriefPage("notes", "notes", "Notes", "Anything else that you want to keep?")


def questions_of(study: Study) -> tuple[DebriefQuestion, ...]:
    """Give the study's questions, else the ones that are shipped. Raises BadInput."""
    own = study.root / "templates" / NAME
    file = own if own.is_file() else shipped("templates") / NAME
    try:
        with file.open("rb") as opened:
            return read_debrief(opened.read(LARGEST + 1), f"templates/{NAME}")
    except OSError as failure:
        raise BadInput(f"templates/{NAME} cannot be read.", "Make it readable.") from failure


class Debrief:
    """One writer's debrief. Every method returns at once."""

    def __init__(
        self, job: Noting, questions: tuple[DebriefQuestion, ...], file: DraftFile, *, leads: bool
    ) -> None:
        """Ask `questions`, and who `leads` why items were skipped; a page cut short stands open."""
        self._job = job
        skipped = _skipped(job) if leads else ()
        self._pages = (*skipped, *_asked(questions), NOTES)
        self._draft = PageDraft(file)
        job.notes.forget_off_record()
        if self._draft.page == NOTES.id and self._is_last_note(self._draft.text):
            self._draft.forget()  # it was kept, and only its file was not removed any more
        self._texts = [self._unsent(page) for page in self._pages]
        self._at = self._opened_at()
        self._said = ""
        self.closed = False
        """True once it is over: nothing more is noted."""

    @property
    def view(self) -> DebriefView:
        """Give all that is shown now."""
        page = self._pages[self._at]
        return DebriefView(
            session=self._job.room.session,
            page=page,
            number=self._at + 1,
            of=len(self._pages),
            answered=sum(bool(text.strip()) for text in self._texts),
            written=self._texts[self._at],
            notes=self._notes(),
            said=self._said,
            trouble=self._trouble(),
            is_last=page == self._pages[-1],
        )

    def tick(self) -> None:
        """Let what is due happen: called ten times a second."""
        self._job.tick()
        self._draft.tick(self._job.now)

    def write(self, text: str) -> None:
        """Take the page as it stands, at every change."""
        self._texts[self._at] = text
        self._draft.write(self._pages[self._at].id, text, self._job.now)

    def keep(self) -> None:
        """Keep the page and go to the next; on the last, a note, or with none the end."""
        if self._pages[self._at].kind != "notes":
            self.turn(1)
        elif self._texts[self._at].strip():
            self._keep_page()
        else:
            self.close()

    def turn(self, by: int) -> None:
        """Keep the page and go `by` pages on, or back."""
        self._keep_page()
        self._at = min(max(self._at + by, 0), len(self._pages) - 1)

    def close(self) -> None:
        """Close it; what is empty stays empty, and a note that was put aside is kept."""
        self._keep_page()
        self._at = len(self._pages) - 1
        self._keep_page()
        self._job.add(aside.DebriefClosed(), at=self._job.now)
        self.closed = True

    def save(self) -> None:
        """Put what is half written on the disk now: a signal may have closed its screen."""
        self._draft.save()

    def is_durable(self) -> bool:
        """Wait for a while until every page is on the disk in the journal; say whether it is."""
        return self._job.writer.flush(KEPT_WITHIN_SECONDS)

    def leave_no_draft(self) -> None:
        """Remove the draft's file: every page is in the journal."""
        self._draft.remove()

    # --- inside ------------------------------------------------------------------------------

    def _keep_page(self) -> None:
        page, text = self._pages[self._at], self._texts[self._at].strip()
        if text == self._answer(page):
            self._draft.forget()
            return
        if page.kind == "notes":
            self._job.draft(text)
            self._job.keep_note()
            self._texts[self._at] = ""
            self._said = "note kept, after the recording"
        else:
            kept = aside.SkipExplained if page.kind == "skip" else aside.DebriefAnswered
            self._job.add(kept(page.id, text), at=self._job.now)
            self._said = f"{page.title}: kept"
        name = self._job.records[-1].name
        self._draft.sent(lambda: self._job.writer.durable(name))

    def _opened_at(self) -> int:
        """Lay what was being written on its page, and give that; on the notes where it is gone."""
        places = {page.id: place for place, page in enumerate(self._pages)}
        text, place = self._draft.text, places.get(self._draft.page)
        if place is None:
            self._texts[-1] = " ".join(filter(None, (self._texts[-1], text)))
            return len(self._pages) - 1 if text else 0
        if text:
            self._texts[place] = text
        return place

    def _answer(self, page: DebriefPage) -> str:
        beside, own = self._job.state.beside, self._job.writer.name
        match page.kind:
            case "question":
                found = (a.text for a in beside.debrief if (a.writer, a.question) == (own, page.id))
                return next(found, "")
            case "skip":
                return dict(beside.explained).get(page.id, "")
            case _:
                return ""

    def _unsent(self, page: DebriefPage) -> str:
        """Give what stands on a page when it opens: of the notes, the one that was not sent."""
        return self._job.half_written if page.kind == "notes" else self._answer(page)

    def _notes(self) -> tuple[tuple[Us, str, bool], ...]:
        own = (n for n in self._job.state.notes if n.after and n.writer == self._job.writer.name)
        return tuple((note.at, note.text, self._job.writer.durable(note.name)) for note in own)

    def _is_last_note(self, text: str) -> bool:
        return [text for _, text, _ in self._notes()[-1:]] == [text.strip()]

    def _trouble(self) -> str:
        waits = self._job.saving.notes_wait
        if self._job.saving.notes_fail or waits > SECOND:
            return "✗ The disk takes nothing: what you write waits in memory. Free some space."
        return ""


def _asked(questions: tuple[DebriefQuestion, ...]) -> tuple[DebriefPage, ...]:
    return tuple(DebriefPage(q.id, "question", q.title, q.text) for q in questions)


def _skipped(job: Noting) -> tuple[DebriefPage, ...]:
    """Give a page for each item that was skipped without a reason, in the guide's order."""
    left = {visit.item: visit for visit in job.state.visits}
    skipped = {item for item, v in left.items() if v.left_as == "skipped" and not v.reason}
    pages = []
    here = present(job.state)
    for item in job.room.guide.items:
        if item.id in skipped:
            text = f"“{spoken(item.text, here)}” – why was it left out?"
            pages.append(DebriefPage(item.id, "skip", "Skipped", text))
    return tuple(pages)


def ask(debrief: Debrief, screen: Callable[[Debrief], None]) -> None:
    """Show it on `screen` until that is left; whatever closes it, no word of a page is lost.

    Closed, its draft goes once every page is in the journal: before the session ends, for after
    that nobody would look for it.
    """
    try:
        screen(debrief)
    finally:
        debrief.save()
    if debrief.closed and debrief.is_durable():
        debrief.leave_no_draft()
