"""A person's own keys: what they change, and which maps are refused."""

import pytest
from tui.scenes import Steady
from tui.stand_ins import StandInConduct
from tui.views import RECORDING

from facilitator.errors import BadInput
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.face import Face, face_of
from facilitator.tui.key_names import key_named
from facilitator.tui.keymap import STANDARD
from facilitator.tui.lines import plain
from facilitator.tui.remapping import keymap_of
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.widgets.painted import Painted
from facilitator.workflow.preferences import Preferences

FRENCH = tuple("&é\"'(-è_çà)=")


def refused(**keys):
    with pytest.raises(BadInput) as caught:
        keymap_of({id.replace("__", "."): keys for id, keys in keys.items()}, "config.toml")
    return str(caught.value)


def test_an_action_has_the_key_that_was_wished_for_and_no_longer_its_own():
    keymap = keymap_of({"live.note": ("j",)}, "config.toml")
    assert keymap.written("live.note") == "j"
    found = keymap.meaning("live", "j", "talk")
    assert found is not None
    assert found.id == "live.note"
    assert keymap.meaning("live", "n", "talk") is None
    assert keymap.written("live.go") == STANDARD.written("live.go")


def test_a_key_with_two_meanings_is_refused_with_both_names():
    said = refused(live__note=("g",))
    assert '"g" would be "live.note" and "live.go" at once' in said
    assert said.startswith("config.toml:")


def test_two_actions_may_change_their_keys_with_each_other():
    keymap = keymap_of({"live.note": ("g",), "live.go": ("n",)}, "config.toml")
    assert keymap.meaning("live", "n", "talk").id == "live.go"


def test_a_key_may_mean_one_thing_while_the_sound_runs_and_another_while_it_is_stopped():
    keymap = keymap_of({"live.was_break": ("b",)}, "config.toml")
    assert keymap.meaning("live", "b", "talk").id == "live.was_break"
    assert keymap.meaning("live", "b", "talk", stopped=True).id == "live.break"


def test_an_unknown_action_is_refused_with_the_nearest():
    assert '"live.notes"' in (said := refused(live__notes=("j",)))
    assert 'The nearest is "live.note"' in said


def test_an_action_without_a_key_of_its_own_is_unknown_here():
    assert "knows no action" in refused(live__whose=("j",))


@pytest.mark.parametrize("id", ["live__next", "live__off", "live__on", "live__end", "live__help"])
def test_what_nobody_may_be_without_keeps_a_key(id):
    assert "nobody may be without it" in refused(**{id: ()})


def test_other_actions_may_lose_their_key():
    assert keymap_of({"live.board": ()}, "f").meaning("live", "t", "talk") is None


@pytest.mark.parametrize("name", ["alt+1", "ctrl+1", "ctrl+h", "ctrl+c", "ctrl+z", "F11", "nono"])
def test_a_key_that_does_not_arrive_is_refused(name):
    assert f'"{name}"' in refused(live__note=(name,))


def test_keys_are_named_as_they_are_written_or_as_they_are_delivered():
    named = [key_named(n) for n in ("-", "minus", "PgUp", "ctrl+G", "N", ":", "é", "F1", " ")]
    assert named == ["minus", "minus", "pageup", "ctrl+g", "N", "colon", "é", "f1", "space"]


@pytest.mark.parametrize("id", ["live__note_help", "debrief__close", "join__act"])
def test_a_letter_cannot_be_a_key_where_it_is_written(id):
    assert "would be typed into the text" in refused(**{id: ("z",)})
    assert keymap_of({id.replace("__", "."): ("ctrl+g",)}, "f")


def test_seats_need_a_key_each():
    assert "one a seat" in refused(live__speaker=("a", "b"))


async def bar_and_calls(face, *keys):
    conduct = StandInConduct(RECORDING)
    app = FacilitatorApp(LiveScreen(conduct), steady=Steady(), face=face)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        return plain(app.screen.query_one("#keys", Painted).lines[0]), conduct.asked


async def test_a_french_row_of_keys_names_the_seats():
    face = Face(keymap_of({"live.speaker": FRENCH}, "config.toml"))
    bar, calls = await bar_and_calls(face, "apostrophe")
    assert ("speaker", "P4") in calls
    assert "& é \" ' ( - è _ speaker" in bar


async def test_the_key_bar_shows_the_keys_of_whoever_sits_there():
    bar, calls = await bar_and_calls(face_of(Preferences(keys={"live.next": ("j",)})), "j")
    assert bar.startswith(" j next")
    assert ("next",) in calls


async def test_the_space_bar_then_does_nothing_and_says_so():
    _, calls = await bar_and_calls(face_of(Preferences(keys={"live.next": ("j",)})), "space")
    assert ("next",) not in calls


def test_what_undo_takes_back_is_told_with_its_own_key():
    said = "★ quote marked, P4 0:33:50 · enter: its words · u: take it back"
    assert STANDARD.told(said) == said
    keymap = keymap_of({"live.undo": ("j",), "live.note": ("N",)}, "f")
    assert keymap.told(said) == "★ quote marked, P4 0:33:50 · N: its words · j: take it back"
    assert keymap_of({"live.undo": ("j", "u")}, "f").told(said) == said


def test_a_hint_names_the_keys_of_whoever_sits_there():
    keymap = keymap_of({"live.off": ("j",), "live.end": ("ctrl+g",)}, "f")
    assert keymap.hint("live", "b").startswith("j stops the sound · b then says")
    assert keymap.hint("live", "ctrl+c") == "ctrl+g ends the session"
    assert keymap.hint("home", "ctrl+c") == "ctrl+q leaves"
    assert keymap.hint("home", "b") == ""


def test_what_a_key_does_next_is_told_with_its_own_key():
    keymap = keymap_of({"live.on": ("j",), "live.off": ("j",)}, "f")
    assert keymap.told("off the record · o goes on") == "off the record · j goes on"
    assert keymap.told("o stops the sound") == "j stops the sound"
