"""Keys on a stick that is pulled out, or lost: no number is given twice, and none is destroyed."""

import shutil
from pathlib import Path

import pytest
from closed_study import SAID, holder, led, made, note, notes

from facilitator.errors import FacilitatorError, Refused, Unavailable
from facilitator.study import key_files
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import Study
from facilitator.workflow import keys_held
from facilitator.workflow.seal import seal
from facilitator.workflow.unlock import unlock
from facilitator.workflow.verify import verify

AFTER = "said while the stick was out"


class Stick:
    """A study whose keys lie on a stick."""

    def __init__(self, tmp_path):
        self.room = made(tmp_path)
        self.mount, self.away = tmp_path / "stick", tmp_path / "pulled"
        self.keys = self.mount / "keys"
        self.keys.mkdir(parents=True)
        toml = self.room.study.root / "study.toml"
        toml.write_text(f'keys_dir = "{self.keys}"\n' + toml.read_text())
        self.toml = toml

    def opened(self, *holders):
        return self.room.opened_by(*holders)

    def pull(self):
        self.mount.rename(self.away)

    def plug_in(self):
        self.away.rename(self.mount)

    def own_keys(self):
        return sorted(self.room.study.recordings.glob("FG1/keys/*"))


@pytest.fixture
def stick(tmp_path):
    return Stick(tmp_path)


def goes_on(study, text=AFTER):
    """Go on with FG1 as `run` does where its open keys are gone."""
    folder = study.session("FG1")
    study.keyring.begin(folder.keys, keep_open=True, named=folder.keys_named())
    with study.session("FG1").writer("notes", SessionClock(SystemClock(), 0)) as ledger:
        ledger.append(note(text), at=9)


def test_keys_that_are_made_while_the_stick_is_out_get_a_number_of_their_own(stick):
    led(stick.opened())
    seal(stick.opened(), "FG1")
    stick.pull()
    goes_on(stick.opened())
    assert not stick.mount.exists()
    assert {path.name[-5:] for path in stick.own_keys()} == {"2.age", "y.age"}
    stick.plug_in()
    seal(stick.opened(), "FG1")
    assert stick.own_keys() == []  # they came to the others
    assert sorted(notes(stick.opened(stick.room.one))) == sorted([SAID, AFTER])
    assert verify(stick.opened(stick.room.one), "FG1").whole


def test_a_session_begun_without_the_stick_is_sealed_without_it(stick):
    stick.pull()
    led(stick.opened())
    seal(stick.opened(), "FG1")
    assert not stick.mount.exists()
    assert notes(stick.opened(stick.room.one)) == [SAID]


def test_what_lies_open_stays_while_its_stick_is_out(stick):
    led(stick.opened())
    stick.pull()
    shutil.rmtree(stick.away)
    stick.mount.mkdir()
    with pytest.raises(Unavailable, match="is not there"):
        seal(stick.opened(), "FG1")
    assert key_files.open_sessions(stick.room.state)
    assert stick.own_keys() == []
    stick.keys.mkdir()
    seal(stick.opened(), "FG1")
    assert notes(stick.opened(stick.room.one)) == [SAID]


def test_nobody_is_added_and_nothing_proven_without_the_stick(stick):
    led(stick.opened())
    seal(stick.opened(), "FG1")
    before = stick.toml.read_bytes()
    stick.pull()
    one = stick.room.one
    with pytest.raises(Refused) as failure:
        keys_held.add_holder(stick.opened(one), holder().recipient, one.identity)
    assert "The keys of FG1 are not in" in failure.value.evidence[0]
    assert stick.toml.read_bytes() == before
    with pytest.raises(Unavailable, match="The keys of FG1 are not in"):
        keys_held.prove(stick.opened(one), "FG1", one.identity)
    with pytest.raises(Unavailable, match="Plug in"):
        stick.opened(one).session("FG1").writer("review", SessionClock(SystemClock(), 0))
    (said,) = verify(stick.opened(), "FG1").sessions[0].problems
    assert said.endswith("where its keys lie, is not there: plug in what holds it.")
    assert not stick.mount.exists()


def test_a_lost_folder_of_keys_does_not_make_its_numbers_free(tmp_path):
    room = made(tmp_path)
    session = led(room.study)
    seal(room.opened_by(), "FG1")
    lost = tmp_path / "lost"
    (session.path / "keys").rename(lost)
    goes_on(room.opened_by())
    assert {name for name in key_files.wrapped(session.path / "keys")} == {
        "record.2", "sound.2", "words.2"
    }  # fmt: skip
    seal(room.opened_by(), "FG1")
    for path in lost.iterdir():
        path.rename(session.path / "keys" / path.name)
    assert sorted(notes(room.opened_by(room.one))) == sorted([SAID, AFTER])


def test_sealing_destroys_no_open_key_that_another_s_wrapped_one_has_the_name_of(tmp_path):
    """The same session's id on another machine, say: its words.1 is not ours."""
    room, other = made(tmp_path / "a"), made(tmp_path / "b")
    session, foreign = led(room.study), led(other.study)
    theirs = key_files.wrapped(foreign.path / "keys")
    shutil.rmtree(session.path / "keys")
    shutil.copytree(foreign.path / "keys", session.path / "keys")
    seal(room.opened_by(), "FG1")
    assert notes(room.opened_by(room.one)) == [SAID]
    kept = {data for copies in key_files.wrapped(session.path / "keys").values() for data in copies}
    assert {data for copies in theirs.values() for data in copies} <= kept


def test_copies_that_are_both_damaged_are_wrapped_anew_and_bar_nobody_from_the_rest(tmp_path):
    room = made(tmp_path)
    session = led(room.study)
    for ending, at in ((".age", -1), (".copy.age", -2)):
        path = session.path / "keys" / f"words.1{ending}"
        data = bytearray(path.read_bytes())
        data[at] ^= 1
        path.write_bytes(data)
    seal(room.opened_by(), "FG1")
    assert notes(room.opened_by(room.one)) == [SAID]


def test_a_holder_who_is_added_while_a_session_lies_open_needs_nothing_set_aside(tmp_path):
    room, two = made(tmp_path), holder()
    led(room.study)
    keys_held.add_holder(room.opened_by(room.one), two.recipient, room.one.identity)
    seal(room.opened_by(), "FG1")
    assert len(list((room.study.recordings / "FG1" / "keys").iterdir())) == 6
    assert notes(room.opened_by(two)) == [SAID]


# --- half a key, and a key to nothing -------------------------------------------------------------


@pytest.mark.parametrize("cut", [lambda t: t[: len(t) * 4 // 5], lambda t: "garbage", lambda t: ""])
def test_an_open_key_that_is_cut_or_garbage_is_sealed_all_the_same(tmp_path, cut):
    room = made(tmp_path)
    session = led(room.study)
    path = key_files.open_path(room.state, session.id)
    path.write_text(cut(path.read_text()))
    seal(room.opened_by(), "FG1")
    assert list((room.state / "open").glob("*.key")) == []
    assert notes(room.opened_by(room.one)) == [SAID]
    assert verify(room.opened_by(room.one), "FG1").whole


def test_what_is_only_half_open_is_not_called_unlocked(tmp_path):
    room = made(tmp_path)
    led(room.study)
    seal(room.opened_by(), "FG1")
    goes_on(room.opened_by())
    memory = Path("/dev/shm")
    if not memory.is_dir():
        pytest.skip("no file system in memory here")
    with pytest.raises(Unavailable, match="No key at hand opens FG1"):
        unlock(room.opened_by(), ("FG1",), 60_000_000, memory / tmp_path.name, SystemClock())
    assert not (memory / tmp_path.name).exists()


@pytest.mark.parametrize("name", ["words.1", "record.1"])
def test_keys_that_open_but_are_not_the_session_s_are_not_called_proven(tmp_path, name):
    room = made(tmp_path)
    one, two = led(room.study), led(room.study, "FG2")
    for folder in (one, two):
        seal(room.opened_by(), folder.name)
    for ending in (".age", ".copy.age"):
        shutil.copy(two.path / "keys" / f"{name}{ending}", one.path / "keys" / f"{name}{ending}")
    study = room.opened_by(room.one)
    with pytest.raises(FacilitatorError, match=f"do(es)? not open with them: .*{name}"):
        keys_held.prove(study, "FG1", room.one.identity)
    assert keys_held.last_proven(study) is None
    assert any("do not open with the key" in p for p in verify(study, "FG1").sessions[0].problems)
    assert verify(room.opened_by(), "FG1").whole


def test_one_line_in_study_toml_turns_no_encryption_off(tmp_path):
    room = made(tmp_path)
    led(room.study)
    toml = room.study.root / "study.toml"
    lines = [line for line in toml.read_text().splitlines() if "recipients" not in line]
    toml.write_text('encryption = "off"\n' + "\n".join(lines))
    with pytest.raises(Refused, match="not encrypted, but FG1 is"):
        room.opened_by()
    shutil.rmtree(room.study.recordings / "FG1" / "keys")
    with pytest.raises(Refused, match="not encrypted, but FG1 is"):
        room.opened_by()
    assert Study.open(room.study.root).settings.encryption == "off"
