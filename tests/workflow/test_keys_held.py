"""Who holds the keys of a study: either of two opens all, and nothing is lost on the way."""

from contextlib import suppress
from pathlib import Path

import pytest
from closed_study import SAID, holder, led, made, note, notes

from facilitator.errors import BadInput, Damaged, FacilitatorError, Refused
from facilitator.study import key_files
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import Study
from facilitator.workflow import keys_held
from facilitator.workflow.verify import verify

KEYS = ["record.1", "sound.1", "words.1"]


@pytest.fixture
def room(tmp_path):
    return made(tmp_path)


def sealed(room):
    """Remove what lies open, as sealing does."""
    for session in key_files.open_sessions(room.state):
        key_files.remove_open(room.state, session)


def problems(room, name="FG1"):
    study = room.opened_by()
    folder = study.session(name)
    return keys_held.problems(study, folder, folder.read())


def keys(room, name="FG1"):
    return room.study.recordings / name / "keys"


def test_either_of_two_holders_opens_all(tmp_path):
    two = holder()
    room = made(tmp_path, two)
    led(room.study)
    sealed(room)
    assert notes(room.opened_by()) == []
    assert notes(room.opened_by(room.one)) == notes(room.opened_by(two)) == [SAID]
    assert notes(room.opened_by(holder(), two)) == [SAID]


def test_a_holder_who_is_added_opens_what_was_recorded_before(room):
    led(room.study), led(room.study, "FG2")
    sealed(room)
    two = holder()
    study = room.opened_by(room.one)
    assert keys_held.add_holder(study, f" {two.recipient}\n", room.one.identity) == 2
    assert Study.open(room.study.root).settings.recipients == (room.one.recipient, two.recipient)
    for name in ("FG1", "FG2"):
        assert notes(room.opened_by(two), name) == notes(room.opened_by(room.one), name) == [SAID]
        for key in KEYS:
            assert len(set(key_files.wrapped(keys(room, name))[key])) == 1
        assert sorted(path.name for path in keys(room, name).iterdir()) == sorted(
            f"{key}{end}" for key in KEYS for end in (".age", ".copy.age")
        )
        assert problems(room, name) == ()


def test_who_cannot_open_everything_adds_nobody(room):
    led(room.study)
    before = key_files.wrapped(keys(room))
    stranger, two = holder(), holder()
    study = room.opened_by(stranger)
    with pytest.raises(Refused, match="none of those in study"):
        keys_held.add_holder(study, two.recipient, stranger.identity)
    with pytest.raises(Refused, match="nothing was changed") as failure:
        keys_held.add_holder(study, stranger.recipient, stranger.identity)
    assert failure.value.evidence == ("FG1: your key does not open it.",)
    with pytest.raises(BadInput, match="SSH"):
        keys_held.add_holder(room.opened_by(room.one), "ssh-rsa AAA", room.one.identity)
    assert key_files.wrapped(keys(room)) == before
    assert Study.open(room.study.root).settings.recipients == (room.one.recipient,)


class Killed(BaseException):
    """The process ends here."""


def killed_at(monkeypatch, step):
    """Let the process end at one of its writes, renames, unlinks and syncs, counted from 0."""
    count = iter(range(10_000))

    def ending(act):
        def at_step(*args, **kwargs):
            if next(count) == step:
                raise Killed
            return act(*args, **kwargs)

        return at_step

    monkeypatch.setattr(Path, "replace", ending(Path.replace))
    monkeypatch.setattr(Path, "unlink", ending(Path.unlink))
    monkeypatch.setattr(key_files, "write_new", ending(key_files.write_new))
    monkeypatch.setattr(key_files, "sync_folder", ending(key_files.sync_folder))


@pytest.mark.parametrize("step", range(0, 48, 2))
def test_adding_a_holder_that_is_killed_loses_nothing_and_can_be_given_again(
    room, monkeypatch, step
):
    led(room.study)
    sealed(room)
    two = holder()
    with monkeypatch.context() as patched:
        killed_at(patched, step)
        with suppress(Killed):
            keys_held.add_holder(room.opened_by(room.one), two.recipient, room.one.identity)
    for copies in key_files.wrapped(keys(room)).values():
        for data in copies:
            assert keys_held.wiring.unwrapped({"words.1": (data,)}, room.one.identity)
    assert notes(room.opened_by(room.one)) == [SAID]
    keys_held.add_holder(room.opened_by(room.one), two.recipient, room.one.identity)
    assert notes(room.opened_by(two)) == [SAID]
    assert problems(room) == ()
    assert len(list(keys(room).iterdir())) == 6


def test_keys_that_do_not_open_after_wrapping_never_take_the_place_of_the_old(room, monkeypatch):
    led(room.study)
    before = key_files.wrapped(keys(room))
    monkeypatch.setattr(keys_held.wiring, "wrapped_for", lambda text, _: dict.fromkeys(KEYS, b"x"))
    with pytest.raises(Damaged):
        keys_held.add_holder(room.opened_by(room.one), holder().recipient, room.one.identity)
    assert key_files.wrapped(keys(room)) == before


@pytest.mark.parametrize("file", ["words.1.age", "words.1.copy.age"])
@pytest.mark.parametrize("spoil", [lambda d: d[:60], lambda d: d[:-1] + b"!", lambda d: b"", None])
def test_one_damaged_copy_is_named_and_the_other_used(room, file, spoil):
    led(room.study)
    sealed(room)
    path = keys(room) / file
    if spoil is None:
        path.unlink()
    else:
        path.write_bytes(spoil(path.read_bytes()))
    (said,) = problems(room)
    assert "keys/words.1" in said
    assert notes(room.opened_by(room.one)) == [SAID]
    assert said in verify(room.opened_by(), "FG1").sessions[0].problems


def test_lost_copies_are_wrapped_again_while_the_keys_lie_open(room):
    led(room.study)
    for path in keys(room).glob("words.1*"):
        path.unlink()
    assert problems(room) == ()
    sealed(room)
    assert notes(room.opened_by(room.one)) == [SAID]


def test_both_copies_lost_is_said_with_what_it_means(room):
    led(room.study)
    sealed(room)
    for path in keys(room).glob("words.1*"):
        path.unlink()
    (said,) = problems(room)
    assert "keys/words.1.age is missing with its copy" in said


def test_a_key_that_was_proven_leaves_its_date_for_who_has_no_key(room):
    led(room.study)
    sealed(room)
    assert keys_held.last_proven(room.study) is None
    study = room.opened_by(room.one)
    proven = keys_held.prove(study, "FG1", room.one.identity)
    assert (proven.keys, proven.recipient, proven.problems) == (tuple(KEYS), room.one.recipient, ())
    assert keys_held.last_proven(room.opened_by()).startswith("20")


def test_a_key_that_opens_nothing_is_not_called_proven(room):
    led(room.study)
    stranger = holder()
    with pytest.raises(Refused, match="does not open FG1"):
        keys_held.prove(room.opened_by(stranger), "FG1", stranger.identity)
    assert keys_held.last_proven(room.study) is None


def test_a_test_of_a_key_tries_both_copies(room):
    led(room.study)
    path = keys(room) / "record.1.copy.age"
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    proven = keys_held.prove(room.opened_by(room.one), "FG1", room.one.identity)
    assert len(proven.problems) == 1
    assert "record.1" in proven.problems[0]


def test_a_retired_key_is_gone_from_where_it_lay_and_journaled(room, tmp_path):
    led(room.study)
    sealed(room)
    file = tmp_path / "me.key"
    file.write_text(room.one.identity)
    study = room.opened_by(room.one)
    assert keys_held.holders_left(study, room.one.identity) == 0
    keys_held.retire(study, file, room.one.identity)
    assert not file.exists()
    events = [r.event for r in study.whole.read().records]
    assert [type(event).__name__ for event in events] == ["KeyRetired"]


def test_a_study_without_encryption_has_no_keys_to_speak_of(tmp_path):
    study = Study.create(tmp_path / "plain", "T")
    for job in (
        lambda: keys_held.add_holder(study, holder().recipient, holder().identity),
        lambda: keys_held.prove(study, "FG1", holder().identity),
    ):
        with pytest.raises(FacilitatorError, match="not encrypted"):
            job()


@pytest.mark.parametrize("step", range(0, 22))
def test_a_session_whose_keys_were_being_made_when_all_stopped_is_opened_by_a_holder(
    room, monkeypatch, step
):
    with monkeypatch.context() as patched, suppress(Killed):
        killed_at(patched, step)
        led(room.study)
    study = room.opened_by()
    session = study.session("FG1") if study.sessions() else study.new_session("FG1")
    with session.writer("facilitator", SessionClock(SystemClock(), 0)) as ledger:
        ledger.append(note("said afterwards"), at=9)
    sealed(room)
    assert "said afterwards" in notes(room.opened_by(room.one))
    assert problems(room) == ()
