"""The redaction screen: paints what is to be decided, and sends the decisions."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from facilitator.tui.jobs import Deciding
from facilitator.tui.keys import Action, ScreenName
from facilitator.tui.regions import redact
from facilitator.tui.regions.key_bar import key_bar
from facilitator.tui.screens.help import HelpScreen
from facilitator.tui.screens.keyed import KeyedScreen
from facilitator.tui.widgets.painted import Painted
from facilitator.units import SECOND, Us
from facilitator.workflow.redact_view import EntityLine, RedactView

ASKED_FOR: Us = 10 * SECOND
IDLE: Us = 15 * 60 * SECOND
"""How long words that need a key stay on the screen without a key being pressed."""
NEED_A_CARD = frozenset({"redact.redact", "redact.keep", "redact.all", "redact.keep_all"})


class NobodyThere:
    """Given by a screen that was left alone."""


class RedactScreen(KeyedScreen):
    """One reviewer at work on one session's flags."""

    TABLE: ClassVar[ScreenName] = "redact"
    DEFAULT_CSS = """
    RedactScreen { background: $ground; }
    RedactScreen #top, RedactScreen #last, RedactScreen #keys { background: $bar; }
    RedactScreen #middle { height: 1fr; }
    RedactScreen #entities { width: 23; height: 100%; }
    RedactScreen #words { width: 1fr; height: 100%; }
    RedactScreen.-normal #entities, RedactScreen.-wide #entities { width: 32; }
    """

    def __init__(self, job: Deciding, *, closes: bool = False) -> None:
        """Show the flags that `job` holds; where it `closes`, not for longer than someone is there.

        Closed like this it gives `NobodyThere` to whoever opened it.
        """
        super().__init__()
        self._job = job
        self._closes = closes
        self._pressed_at: Us = 0
        self.view: RedactView = job.view
        self._asked: tuple[EntityLine, Us] | None = None

    def compose(self) -> ComposeResult:
        """Give the regions."""
        yield Painted(id="top")
        with Horizontal(id="middle"):
            yield Painted(id="entities")
            yield Painted(id="words")
        yield Painted(id="last")
        yield Painted(id="keys")

    def on_mount(self) -> None:
        """Show it, and let a question lapse; and the screen."""
        self._pressed_at = self.now()
        self.call_after_refresh(self.paint)
        self.set_interval(1, self._lapse)

    def pressed(self, event: events.Key) -> None:
        """Take note that someone is there."""
        self._pressed_at = self.now()
        super().pressed(event)

    def on_resize(self) -> None:
        """Show it in the new size."""
        self.call_after_refresh(self.paint)

    def offers(self, action: Action) -> bool:
        """Leave out what needs a flag where there is none."""
        return self.view.card is not None or action.id not in NEED_A_CARD

    def takes(self, event: events.Key) -> bool:
        """Answer the question that stands; another key drops it and does its own work."""
        if self._asked is None:
            return False
        entity, _ = self._asked
        self._asked = None
        if event.key == "y":
            self._job.decide_entity(entity.entity, "keep")
        self.paint()
        return event.key in ("y", "n", "escape")

    def do_redact(self, key: str) -> None:
        """Redact the flag on the card."""
        if self.view.card is not None:
            self._job.decide(self.view.card.flag, "redact")

    def do_keep(self, key: str) -> None:
        """Keep the flag on the card."""
        if self.view.card is not None:
            self._job.decide(self.view.card.flag, "keep")

    def do_all(self, key: str) -> None:
        """Redact all of the entity."""
        entity = self._entity
        if entity is not None:
            self._job.decide_entity(entity.entity, "redact")

    def do_keep_all(self, key: str) -> None:
        """Ask whether to keep all of the entity."""
        entity = self._entity
        if entity is not None and not entity.done:
            self._asked = (entity, self.now() + ASKED_FOR)

    def do_undo(self, key: str) -> None:
        """Take the last decision back."""
        self._job.undo()

    def do_down(self, key: str) -> None:
        """Go to the next flag."""
        self._job.next()

    def do_up(self, key: str) -> None:
        """Go to the flag before."""
        self._job.back()

    def do_leave(self, key: str) -> None:
        """Leave."""
        self.app.exit(None)

    def do_help(self, key: str) -> None:
        """Explain the keys."""
        actions = [action for action in self.keymap.in_help("redact") if self.offers(action)]
        self.app.push_screen(HelpScreen(actions, 1))

    @property
    def _entity(self) -> EntityLine | None:
        return next((line for line in self.view.entities if line.here), None)

    @property
    def _question(self) -> str | None:
        if self._asked is None:
            return None
        entity, _ = self._asked
        places = f"all {entity.of} places" if entity.of > 1 else "its one place"
        return f"Keep “{entity.text}” in {places}? Coders will read it.   y keep · esc"

    def _lapse(self) -> None:
        if self._asked is not None and self.now() >= self._asked[1]:
            self._asked = None
            self.paint()
        if self._closes and self.now() >= self._pressed_at + IDLE:
            self.app.exit(NobodyThere())

    def paint(self) -> None:
        """Show what is so now."""
        self.view = view = self._job.view
        if not self.is_mounted:
            return
        width = self.app.size.width
        entities, words = self.query_one("#entities", Painted), self.query_one("#words", Painted)
        self.query_one("#top", Painted).show((redact.top(view, width),))
        entities.show(redact.entity_list(view, *entities.size))
        words.show(redact.words(view, *words.size))
        said = redact.last(view, self.remark, self._question, width)
        self.query_one("#last", Painted).show((said,))
        actions = [action for action in self.keymap.on_bar("redact") if self.offers(action)]
        alike = view.card.times if view.card else 0
        self.query_one("#keys", Painted).show((key_bar(actions, width, alike=alike),))
