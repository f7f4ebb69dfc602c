"""The redacted sound of a session: what is in it, where it lies, and when it is not written."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from brought import study_in, through
from group_with_sound import GROUP, MINUTE, RATE, SECONDS, decided, made, samples

from facilitator.audio.wav import header
from facilitator.errors import Refused, Unavailable
from facilitator.ports import HeardWord, Hearing, Reading, Stretch
from facilitator.session.events.desk import ClearCopyMade
from facilitator.session.events.live import ConsentWithdrawn
from facilitator.session.events.machine import RedactedSoundHeard, SoundRedacted
from facilitator.study.folder import Study
from facilitator.units import SECOND
from facilitator.workflow import wiring
from facilitator.workflow.clear_copies import remove_all
from facilitator.workflow.derive import Desk
from facilitator.workflow.keyring import keyed
from facilitator.workflow.redact_audio import FOLDER, redact_sound


@pytest.fixture(params=["clear", "closed"])
def study(tmp_path, request):
    return made(tmp_path, closed=request.param == "closed")


def redacted(study, ear=None, **more):
    return redact_sound(study, "FG1", ear, lambda _: None, more.get("out"), "AB")


def written(study):
    """The redacted sound, whole, by number of its sample."""
    folder = study.session("FG1")
    read = wiring.sound_reader((folder.derived / FOLDER,), folder.envelope)
    (stretch,) = Desk(study, folder).timeline.stretches
    return array("h", read(stretch))


def events(study, kind):
    records = Desk(study, study.session("FG1")).records
    return [record.event for record in records if isinstance(record.event, kind)]


@dataclass
class OneWordEar:
    """Hears `word` at one place of the sound, whatever is there."""

    word: str
    at: int = 14 * SECOND
    gate: str = "none"
    engine: object = None
    name: str = "test"
    model: str = "test"
    model_sha256: str = "0" * 64
    heard: list[bytes] = field(default_factory=list)

    def __post_init__(self):
        self.engine = self

    def listen(self, sound, rate):
        self.heard = list(sound)
        piece = Stretch(self.at, self.at + SECOND)
        return Hearing((piece,), (piece,))

    def hear(self, pcm, rate):
        return Reading((HeardWord(0, SECOND, 9000, self.word),))


def test_what_was_redacted_is_replaced_and_every_other_sample_is_as_it_was(study):
    decided(study)
    done = redacted(study)
    sound = written(study)
    was = array("h", samples(SECONDS * RATE))
    changed = {n for n in range(len(was)) if sound[n] != was[n]}
    inside = {
        n
        for tone in done.tones.stretches
        for n in range(-(-tone.start * RATE // SECOND), -(-tone.end * RATE // SECOND))
    }
    assert changed <= inside
    assert len(done.tones.stretches) == 2
    assert len(sound) == SECONDS * RATE
    for word in Desk(study, study.session("FG1")).transcript.words:
        if "Vandermeer" in word.text:
            spoken = range(word.start * RATE // SECOND, word.end * RATE // SECOND)
            assert not [n for n in spoken if sound[n] == was[n]]


def test_a_tone_goes_on_over_the_edge_of_two_pieces(tmp_path):
    lines = GROUP.replace("0:59-1:02 and Vandermeer went", "0:59-1:01 Vandermeer")
    study = made(tmp_path, lines=lines)
    decided(study)
    redacted(study)
    around = written(study)[MINUTE - 40 : MINUTE + 40]
    assert max(abs(b - a) for a, b in pairwise(around)) < 3000
    assert around != array("h", samples(80, MINUTE - 40))


def test_it_lies_in_the_session_closed_where_the_study_is(study):
    decided(study)
    redacted(study)
    folder = study.session("FG1")
    files = sorted((folder.derived / FOLDER).iterdir())
    closed = study.keyring is not None
    suffix = ".fca" if closed else ".wav"
    assert [file.name for file in files] == [f"mic.0001{suffix}", f"mic.0002{suffix}"]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    piece = written(study)[RATE : RATE + 400].tobytes()
    assert any(piece in file.read_bytes() for file in files) is not closed


def test_the_journal_says_what_was_taken_and_what_was_heard_and_no_word(study):
    decided(study)
    done = redacted(study, OneWordEar("nothing"))
    (event,), (heard,) = events(study, SoundRedacted), events(study, RedactedSoundHeard)
    assert event.hash == heard.hash == Desk(study, study.session("FG1")).redaction.hash
    assert event.taken == tuple((tone.start, tone.end) for tone in done.tones.stretches)
    assert [(name[:8], count) for name, count, _ in event.files] == [
        ("mic.0001", MINUTE),
        ("mic.0002", 10 * RATE),
    ]
    assert (heard.words, heard.found) == (1, ())


def test_it_opens_no_gate_and_changes_nothing_that_was_signed(study):
    decided(study)
    before = Desk(study, study.session("FG1")).redaction.hash
    redacted(study)
    assert Desk(study, study.session("FG1")).redaction.hash == before


def test_an_original_that_is_heard_again_is_told_by_its_place_and_no_copy_leaves(study, tmp_path):
    decided(study)
    done = redacted(study, OneWordEar("Vandermeer"), out=tmp_path / "out")
    assert [(one.start, one.end) for one in done.heard.found] == [(14 * SECOND, 15 * SECOND)]
    assert events(study, RedactedSoundHeard)[0].found == ((14 * SECOND, 15 * SECOND),)
    assert done.copies == ()
    assert events(study, ClearCopyMade) == []
    assert not (tmp_path / "out").exists()


def test_copies_in_clear_are_journaled_named_and_removed_by_lock(study, tmp_path):
    decided(study)
    done = redacted(study, OneWordEar("nothing"), out=tmp_path / "out")
    (copy,) = done.copies
    assert copy.file.name == "FG1-redacted-mic-0h00m00.000s.wav"
    assert copy.file.read_bytes()[-2 * SECONDS * RATE :] == written(study).tobytes()
    assert [event.what for event in events(study, ClearCopyMade)] == ["redact --audio"]
    assert {removal.became for removal in remove_all(study)} == {"removed"}


def test_a_copy_says_nothing_but_its_length_rate_and_place(study, tmp_path):
    decided(study)
    (copy,) = redacted(study, out=tmp_path / "out").copies
    head = copy.file.read_bytes()[: -2 * SECONDS * RATE]
    assert head == header(0, RATE, SECONDS * RATE)


def test_while_a_flag_is_open_nothing_is_written(study):
    with pytest.raises(Refused, match="open"):
        redacted(study)
    assert not (study.session("FG1").derived / FOLDER).exists()
    assert events(study, SoundRedacted) == []


def test_an_earlier_one_is_replaced_as_a_whole(study):
    decided(study)
    redacted(study)
    place = study.session("FG1").derived / FOLDER
    (place / "mic.0009.wav").write_bytes(b"old")
    (place.parent / f".{FOLDER}.tmp").mkdir()  # what a killed run leaves
    redacted(study)
    assert len(list(place.iterdir())) == 2
    assert not (place.parent / f".{FOLDER}.tmp").exists()


def test_what_someone_said_who_withdrew_since_is_not_in_it(study):
    decided(study)
    folder = study.session("FG1")
    clock = folder.clock()
    with folder.writer("review", clock) as journal:
        journal.append(ConsentWithdrawn(2, by="AB"), at=clock.at())
    decided(study)
    redacted(study)
    sound, was = written(study), array("h", samples(SECONDS * RATE))
    theirs = range(13 * RATE, 18 * RATE)
    assert not [n for n in theirs if sound[n] == was[n]]


def test_without_the_key_it_says_how_to_get_it(tmp_path):
    study = made(tmp_path, closed=True)
    decided(study)
    for key in (study.state / "open").glob("*.key"):
        key.unlink()
    with pytest.raises(Unavailable, match="no key"):
        redacted(keyed(Study.open(study.root), study.state))


def test_words_that_were_brought_in_have_no_sound_to_put_a_tone_over(tmp_path):
    study = study_in(tmp_path / "study")
    through(study, "FG1")
    with pytest.raises(Refused, match="there is no sound here"):
        redacted(study)
