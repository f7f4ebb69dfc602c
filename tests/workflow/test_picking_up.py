"""The open keys of a session are gone: it goes on all the same, and nothing of it is lost."""

import pytest
from encrypted import Encrypted, cut, durable

from facilitator.errors import BadInput, Refused
from facilitator.session.events import live as act
from facilitator.study.reading import ClosedEvent
from facilitator.workflow.derive import Desk
from facilitator.workflow.picking_up import Place
from facilitator.workflow.seal import in_clear, seal


@pytest.fixture
def study(tmp_path):
    return Encrypted(tmp_path)


def told(item="II.q1", participants=4):
    return {"go_on": True, "ask_place": lambda guide, phase: Place(item, participants)}


def half_a_group(study, *, last=lambda conduct: None):
    """Lead a group through the round to the first question, and be cut short; the keys go."""
    live = study.opened()
    conduct = live.conduct
    conduct.next()
    conduct.assent("agree")
    conduct.assent("decline")
    conduct.assent("agree")
    conduct.assent("agree")
    conduct.next()
    conduct.speaker("P3")
    conduct.mark("quote")
    conduct.draft("a secret giraffe")
    conduct.keep_note()
    last(conduct)
    cut(live)
    lose_keys(study)


def lose_keys(study):
    (key,) = study.open_keys()
    key.unlink()


def opened_by_a_holder(study) -> Desk:
    held = study.study(study.holder)
    return Desk(held, held.session("FG1"))


def test_what_was_before_and_what_came_after_read_as_one_for_a_holder(study):
    half_a_group(study)
    with study.opened(**told()) as live:
        live.conduct.next()
        live.conduct.speaker("P1")
        live.conduct.draft("and a zebra")
        live.conduct.keep_note()
        durable(live)
    state = opened_by_a_holder(study).state
    assert [visit.item for visit in state.visits] == ["introduction.a1", "I.q1", "II.q1", "II.q2"]
    assert [seat.status for seat in state.seats] == ["agreed", "declined", "agreed", "agreed"]
    assert [press.speaker for press in state.presses] == ["P3", "P1"]
    assert [note.text for note in state.notes] == ["a secret giraffe", "and a zebra"]
    assert [mark.kind for mark in state.marks] == ["quote"]
    assert (state.phase, state.participants) == ("recording", 4)


def test_where_it_goes_on_the_group_is_where_its_facilitator_says(study):
    half_a_group(study)
    with study.opened(**told("II.q2", 5)) as live:
        state = live.conduct.state
        assert (state.item, len(state.seats), state.phase) == ("II.q2", 5, "recording")
        assert not state.notes
        assert live.conduct.room.encrypted
        durable(live)
    state = opened_by_a_holder(study).state
    assert [seat.status for seat in state.seats][4] == "not_asked"
    assert state.visits[-2].left_as == "begun"


def test_a_round_that_is_asked_again_counts(study):
    half_a_group(study)
    with study.opened(**told("I.q1")) as live:
        for _ in range(4):
            live.conduct.assent("agree")
        durable(live)
    state = opened_by_a_holder(study).state
    assert [seat.status for seat in state.seats] == ["agreed"] * 4


def test_what_was_before_stays_closed_without_a_holder(study):
    half_a_group(study)
    with study.opened(**told()) as live:
        durable(live)
    before = [r for r in live.folder.read().records if r.name.startswith("facilitator.1.")]
    assert before
    assert all(isinstance(record.event, ClosedEvent) for record in before)
    assert {path.name.split(".")[1] for path in (live.folder.path / "keys").iterdir()} == {"1", "2"}


def test_off_the_record_never_resumes_by_itself_though_no_act_can_be_read(study):
    half_a_group(study, last=lambda conduct: conduct.off_record())
    with study.opened(**told()) as live:
        assert live.conduct.state.phase == "off_record"
        assert live._orders.holds.wanted == "off"


def test_a_recording_that_was_over_stays_over_though_no_act_can_be_read(study):
    half_a_group(study, last=lambda conduct: conduct.end())
    with study.opened(**told() | {"go_on": False}) as live:
        assert (live.is_over, live.conduct.state.phase) == (True, "debrief")
        durable(live)
    assert opened_by_a_holder(study).state.phase == "debrief"


@pytest.mark.parametrize("stopped", [False, True])
def test_whoever_is_asked_is_told_whether_sound_is_kept(study, stopped):
    def a_stop(conduct):
        if stopped:
            conduct.off_record()

    half_a_group(study, last=a_stop)
    heard = []

    def ask(guide, phase):
        heard.append(phase)
        return Place("II.q1", 4)

    with study.opened(go_on=True, ask_place=ask):
        pass
    assert heard == ["off_record" if stopped else "recording"]


def test_a_break_is_still_one_and_one_taken_back_is_none(study):
    def a_break(conduct):
        conduct.off_record()
        conduct.name_break()
        conduct.undo()

    half_a_group(study, last=a_break)
    with study.opened(**told()) as live:
        (stop,) = live.conduct.state.stops
        assert not stop.is_break


def test_an_unsent_note_stays_closed_and_is_gone_on_with_by_a_holder(study):
    def unsent(conduct):
        conduct.draft("half a thought")
        conduct.put_aside()

    half_a_group(study, last=unsent)
    with study.opened(**told()) as live:
        assert live.conduct.notes.draft.text == ""
        live.conduct.draft("another")
        live.conduct.put_aside()
        durable(live)
    with study.opened(go_on=True, ask=study.holder) as live:
        assert live.conduct.notes.draft.text == "half a thought"


def test_with_a_holder_it_just_goes_on_and_its_keys_lie_open_again(study):
    half_a_group(study)
    with study.opened(go_on=True, ask=study.holder) as live:
        state = live.conduct.state
        assert [note.text for note in state.notes] == ["a secret giraffe"]
        assert state.item == "II.q1"
        assert study.study().session("FG1").envelope is not None, "the recorder asks nobody"
        assert len(list((live.folder.path / "keys").iterdir())) == 6, "no new keys"


@pytest.mark.parametrize("kept", [0, 40, 120, -30])
def test_open_keys_of_which_a_part_is_left_are_gone_too(study, kept):
    cut(study.opened())
    (key,) = study.open_keys()
    key.write_bytes(key.read_bytes()[:kept] + b"\xff")
    with study.opened(**told()) as live:
        assert live.folder.closing().name("words") == "words.2"
        live.conduct.draft("after")
        live.conduct.keep_note()
        durable(live)
    assert [note.text for note in opened_by_a_holder(study).state.notes] == ["after"]


def test_without_anybody_to_ask_it_says_what_to_give(study):
    half_a_group(study)
    with pytest.raises(Refused, match=r"open key of FG1 is gone.*--at ITEM --participants N"):
        study.opened(go_on=True)
    assert study.open_keys() == []


@pytest.mark.parametrize("place", [Place("II.q9", 4), Place("II.q1.p1", 4), Place("II.q1", 13)])
def test_a_place_that_cannot_be_is_refused_before_keys_are_made(study, place):
    half_a_group(study)
    with pytest.raises(BadInput):
        study.opened(go_on=True, place=place)
    assert study.open_keys() == []


def test_it_has_to_be_asked_for_and_its_source_is_known(study):
    half_a_group(study)
    with pytest.raises(Refused, match=r"cut short .*--go-on"):
        study.opened(place=Place("II.q1", 4))


def test_cut_short_before_the_place_was_told_it_is_asked_for_again(study):
    half_a_group(study)

    def pulls_the_plug(guide, phase):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        study.opened(go_on=True, ask_place=pulls_the_plug)
    with study.opened(**told("II.q2")) as live:
        assert live.conduct.state.item == "II.q2"
        durable(live)
    assert opened_by_a_holder(study).state.visits[-1].item == "II.q2"


def test_keys_gone_and_a_holders_line_broken_it_goes_on_in_clear_as_confirmed(study):
    half_a_group(study)
    with study.opened(clear=True, **told("II.q2")) as live:
        assert not live.conduct.room.encrypted
        live.conduct.draft("in clear")
        live.conduct.keep_note()
        durable(live)
    notes = opened_by_a_holder(study).state.notes
    assert [note.text for note in notes] == ["a secret giraffe"]  # until a person says whose it is
    with study.opened(clear=True, **told("II.q2")) as live:
        assert [note.text for note in live.conduct.state.notes] == ["in clear"]
    holders = study.study(study.holder)
    seal(holders, "FG1", in_clear(holders, "FG1"))
    state = opened_by_a_holder(study).state
    assert [note.text for note in state.notes] == ["a secret giraffe", "in clear"]
    assert [seat.status for seat in state.seats] == ["agreed", "declined", "agreed", "agreed"]


def test_lost_twice_it_goes_on_twice(study):
    half_a_group(study)
    cut(study.opened(**told("II.q1")))
    lose_keys(study)
    with study.opened(**told("II.q2")) as live:
        live.conduct.draft("the third part")
        live.conduct.keep_note()
        durable(live)
    desk = opened_by_a_holder(study)
    assert [note.text for note in desk.state.notes] == ["a secret giraffe", "the third part"]
    assert sum(isinstance(r.event, act.PlaceTold) for r in desk.records) == 2
    assert desk.state.participants == 4
