"""What is proposed is looked for again only where words changed, and comes to the same."""

from pathlib import Path

from brought import append, brought, study_in
from marked import marked

from facilitator.recognisers.presidio import PresidioRecogniser
from facilitator.redaction.passages import passages, texts_of
from facilitator.session.events.desk import FlagDecided, TextCorrected
from facilitator.workflow.derive import Desk
from facilitator.workflow.redact_books import DeskBooks

TALK = Path(__file__).parents[2] / "benchmarks/data/redaction/dev_us_clinic_cased.txt"
SAID = """FACILITATOR: What was the lesson?

P1: I asked Margaret Vandermeer, and she said no.

P2: So we went to Fresno, and dr

P2: okafor came.

P1: Nobody else.
"""


def _passages(text):
    return passages(texts_of(marked(text).transcript, ()))


def test_what_was_seen_before_gives_the_same_as_looking_through_everything():
    recogniser, seen = PresidioRecogniser(), {}
    talk = TALK.read_text("utf-8")
    recogniser.propose(_passages(talk), seen)
    changed = _passages(talk.replace("Priyanka", "Zuzana"))
    before = dict(seen)
    again = recogniser.propose(changed, seen)
    assert again == recogniser.propose(changed)
    assert 0 < len(seen) - len(before) < len(before) / 2


def test_only_what_changed_is_looked_through_again():
    recogniser, seen = PresidioRecogniser(), {}
    recogniser.propose(_passages("P1: ask Maria\nP2: so we\nleft\nP1: no"), seen)
    looked = len(seen)
    recogniser.propose(_passages("P1: ask Maria\nP2: so we\nleft\nP1: no"), seen)
    assert len(seen) == looked
    assert "aria" not in "".join(seen)


def test_a_corrected_session_has_the_flags_that_a_fresh_look_gives(tmp_path):
    study = study_in(tmp_path / "study")
    here = brought(study, said=SAID)
    assert any(flag.text == "Margaret Vandermeer" for flag in here.redaction.flags)
    word = next(word for word in here.transcript.words if word.text == "Nobody")
    append(here, TextCorrected(word.name, word.name, "AB", "Nobody but Zuzana"))
    kept = Desk(study, here.folder).redaction.flags
    for file in here.folder.derived.rglob("candidates.json"):
        file.unlink()
    assert Desk(study, here.folder).redaction.flags == kept
    assert "Zuzana" in [flag.text for flag in kept]


def test_a_desk_that_goes_on_with_what_it_wrote_is_the_one_that_reads_it(tmp_path):
    study = study_in(tmp_path / "study")
    here = brought(study, said=SAID)
    flag = next(flag for flag in here.redaction.flags if flag.text == "Margaret Vandermeer")
    word = next(word for word in here.transcript.words if word.text == "else.")
    decided = FlagDecided(flag.name, "redact", "PERSON", "AB", flag.text)
    with DeskBooks(here) as books:
        went_on = here.with_records(
            books.session(decided, TextCorrected(word.name, word.name, "AB", "but Zuzana."))
        )
        went_on = went_on.with_records((), books.study(*went_on.redaction.to_number))
        given = books.material()
    anew = Desk(study, here.folder)
    assert went_on.redaction.flags == anew.redaction.flags
    assert went_on.redaction.hash == anew.redaction.hash
    assert given == anew.material
