"""Two sessions through every step after the group: what of it can be read on the disk."""

import pytest
from brought import PLAIN_AND_ENCRYPTED, append, desk, sealed, study_in
from heard_session import heard_session
from leaks import found, spellable

from facilitator.session.events.desk import AssentResolved
from facilitator.workflow.bring_in import bring_in, vouch
from facilitator.workflow.hand_off import Asked, hand_off
from facilitator.workflow.redact_apply import decide
from facilitator.workflow.residual import still_shows
from facilitator.workflow.review import correct, rename
from facilitator.workflow.sign import sign, to_sign
from facilitator.workflow.status import status
from facilitator.workflow.summarise import keep, summarise, write
from facilitator.workflow.verify import verify

HEARD = """
    0:00 start 2
    0:00 record
    0:00.5 assent 1 agree
    0:00.6 assent 2 agree
    0:01.0-0:03.0 Bernadette Quisenberry brought rhododendrons.
    0:01.6 speaker 1
    0:04.0-0:06.0 Thunderstorms frightened everybody yesterday.
    0:04.6 speaker 2
    0:05.0 note whispered about kaleidoscopes
    0:05.2 board Marmalade sandwiches
    0:05.4 quote
    0:05.5 after especially handwriting
    0:07.0 end
    """
BROUGHT = """FACILITATOR: Describe the afternoon.

Speaker Featherstonehaugh: Montgomery Featherstonehaugh juggled watermelons.

P2: Somersaults delighted grandmother.
"""
CORRECTED = "Somersaults delighted headmistress."
ORIGINALS = ("Bernadette", "Quisenberry", "Montgomery", "Featherstonehaugh")
SAID = (*ORIGINALS, *spellable(
    "brought rhododendrons Thunderstorms frightened everybody yesterday whispered kaleidoscopes "
    "Marmalade sandwiches handwriting Describe afternoon juggled watermelons Somersaults delighted "
    "grandmother headmistress"
))  # fmt: skip
ACCEPTED = "butterscotch"


def everything_done(study):
    """Take both sessions as far as they go, and leave no open key."""
    heard_session(study, "FG3", HEARD)
    given = study.root.parent / "given.txt"
    given.write_text(BROUGHT)
    bring_in(study, "FG5", given)
    given.unlink()
    vouch(study, "FG5", "all", "AB")
    for label, speaker in (("FACILITATOR", "FAC"), ("Speaker Featherstonehaugh", "P1")):
        rename(study, "FG5", label, speaker, "AB")
    append(desk(study, "FG3"), AssentResolved(1, "agree", "AB", ACCEPTED))
    correct(study, "FG5", {"hash": desk(study).redaction.hash, "reviewed": "all",
                           "text": {"2": CORRECTED}}, "AB")  # fmt: skip
    for name in ("FG3", "FG5"):
        decide(study, name, {"decisions": [{"rest": "redact"}]}, "AB")
        still_shows(desk(study, name))
        keep(desk(study, name), summarise(desk(study, name)))
        sign(study, to_sign(study, name, "AB"))
    hand_off(study, Asked(sessions=("FG5",), coders=("A", "B"), seed="7"))
    write(desk(study), summarise(desk(study), share=True), study.packs / "FG5-summary.html")
    status(study)
    verify(study)
    for name in ("FG3", "FG5"):
        sealed(study, name)


def readable(study, words, *folders):
    """Give which of `words` can be read in some folders."""
    lines = found(words, [folder for folder in folders if folder.exists()])
    return {word for word in words if any(f": {word} (" in line for line in lines)}


@pytest.fixture(scope="module", params=PLAIN_AND_ENCRYPTED, ids=("plain", "encrypted"))
def study(request, tmp_path_factory):
    made = study_in(tmp_path_factory.mktemp("whole") / "study", one=request.param)
    everything_done(made)
    return made


def test_no_word_note_or_name_lies_readable_beside_the_packs(study):
    home = study.root.parent
    folders = (study.recordings, home / "state", home / "config", study.root / "study.toml")
    words = {*SAID, ACCEPTED}
    # A plain study shows that each of them would be found.
    assert readable(study, words, *folders) == (words if study.keyring is None else set())


def test_what_was_redacted_lies_nowhere_in_what_left(study):
    assert "watermelons" in readable(study, SAID, study.packs)
    assert readable(study, ORIGINALS, study.packs) == set()
