"""The rehearsal from sound to pack, by reviewers who know what was said and who is named.

No word by which someone could be known stands in any file that leaves, and none is heard when a
machine listens to the redacted sound; in the sound as it was recorded the same machine hears them.
"""

from __future__ import annotations

import socket
import zipfile
from pathlib import Path

import pytest
from whole.by_truth import Remembering, identifying_words, redacted_by_truth, truth_of

from facilitator.workflow import wiring
from facilitator.workflow.demo import SESSION
from facilitator.workflow.derive import Desk
from facilitator.workflow.hand_off import Asked, hand_off
from facilitator.workflow.listen_again import ear_for, listen_again
from facilitator.workflow.redact_audio import redact_sound
from facilitator.workflow.residual import still_shows
from facilitator.workflow.sign import sign, to_sign
from facilitator.workflow.transcribe import heard_stretches

ROOT = Path(__file__).parents[2]
REHEARSAL = ROOT / "recordings" / "rehearsal"
MODELS = (ROOT / "models",)
REVIEWERS = ("RA", "RB")


def quiet(_progress):
    """Nobody looks."""


@pytest.fixture(scope="module")
def truth():
    return truth_of(REHEARSAL)


@pytest.fixture(scope="module", autouse=True)
def no_network():
    """Refuse every socket of this process, as a machine without a network does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "socket", refused)
        patch.setattr(socket, "create_connection", refused)
        yield


def refused(*_arguments, **_more):
    raise AssertionError("a socket was opened")


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return redacted_by_truth(tmp_path_factory.mktemp("truth"), REHEARSAL, MODELS, encrypted=False)


def desk(study):
    return Desk(study, study.session(SESSION))


@pytest.mark.slow
def test_no_identifying_word_stands_in_any_file_of_the_pack(study, truth):
    assert still_shows(desk(study)) == ()
    for reviewer in REVIEWERS:
        sign(study, to_sign(study, SESSION, reviewer))
    redact_sound(study, SESSION, None, quiet, None, REVIEWERS[0])
    made = hand_off(study, Asked())
    sought = identifying_words(truth)
    assert {"imogen", "valdespino", "larkspur", "coldwater", "philippa", "june"} <= sought
    files = [path for path in made.sheet.parent.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} >= {".docx", ".csv", ".txt", ".vtt"}
    assert not {path.suffix for path in files} & {".wav", ".fca", ".flac", ".mp3", ".ogg"}
    for path in files:
        for data in unzipped(path):
            text = data.decode("utf-8", "replace").casefold()
            assert [word for word in sought if word in text and len(word) > 3] == [], path.name


def unzipped(path):
    if not zipfile.is_zipfile(path):
        return [path.read_bytes()]
    with zipfile.ZipFile(path) as whole:
        return [whole.read(name) for name in whole.namelist()]


@pytest.mark.slow
def test_none_is_heard_in_the_redacted_sound_and_most_are_in_the_recorded_one(study, truth, capsys):
    ear = Remembering(ear_for(study, MODELS))
    done = redact_sound(study, SESSION, ear, quiet, None, REVIEWERS[0])
    sought = identifying_words(truth)
    assert done.heard.found == ()
    assert ear.words > 400
    assert ear.said & sought == set()
    here, control = desk(study), Remembering(ear.ear)
    folder = here.folder
    recorded = heard_stretches(here.timeline.stretches)
    read = wiring.sound_reader(folder.sounds, folder.envelope)
    before = listen_again(here, recorded, read, control, quiet)
    with capsys.disabled():
        print(
            f"\n{len(done.tones.stretches)} tones over {done.tones.length / 1e6:.1f} s of "
            f"{done.seconds:.0f} s; heard in it {len(done.heard.found)} originals of "
            f"{len(before.found)}, identifying words {len(ear.said & sought)} of "
            f"{len(control.said & sought)}"
        )
    assert len(before.found) >= 5
    assert len(control.said & sought) >= 5
