"""The redaction job on a real session: corrections, two reviewers, and what lies on the disk."""

import pytest
from brought import PLAIN_AND_ENCRYPTED, brought, desk, sealed, signed, study_in

from facilitator.errors import BadInput, Refused, Unavailable
from facilitator.session.events.desk import TextCorrected
from facilitator.study.folder import Study
from facilitator.workflow.redact import open_redaction
from facilitator.workflow.verify import verify

SAID = """FACILITATOR: Who taught you that?

P1: Dr. Vandermeer did, at Mercy Ridge Hospital. Vandermer sat down, every time.

P2: And Keisha came along, and Vandermeer said nothing.
"""


@pytest.fixture(params=PLAIN_AND_ENCRYPTED, ids=("plain", "encrypted"))
def study(tmp_path, request):
    study = study_in(tmp_path / "study", one=request.param)
    brought(study, said=SAID)
    return study


@pytest.fixture
def job(study):
    job, books = open_redaction(desk(study), "AB")
    with books:
        yield job


def at(job, text):
    job.go(next(flag.name for flag in job.redaction.flags if flag.text == text))
    return job.view.card.flag


def texts(redaction):
    return [flag.text for flag in redaction.flags]


def test_a_correction_is_written_and_every_other_decision_holds(study, job):
    job.decide(at(job, "Dr. Vandermeer"), "redact")
    job.decide(at(job, "Keisha"), "keep")
    at(job, "Vandermer")
    job.correct("Vandermeer")
    decided = {f.text: f.decision for f in job.redaction.flags if f.by}
    assert decided == {"Dr. Vandermeer": "redact", "Keisha": "keep"}
    assert (job.view.card.text, job.view.card.times) == ("Vandermeer", 3)
    assert job.view.last == "✓ corrected “Vandermer” → “Vandermeer” · u takes it back"
    assert desk(study).redaction.flags == job.redaction.flags
    assert "Vandermer " not in desk(study).transcript.segments[1].text


def test_a_correction_of_words_that_are_decided_ends_that_decision_and_says_so(study, job):
    job.decide(at(job, "Dr. Vandermeer"), "redact")
    job.decide(at(job, "Keisha"), "redact")
    at(job, "Keisha")
    job.correct("Aisha")
    assert job.view.last.endswith("1 decision about these words ended")
    assert (job.view.card.text, job.view.card.decision) == ("Aisha", None)
    assert "[Name 1]" in job.redaction.transcript.segments[1].text
    job.undo()
    assert {f.text for f in job.redaction.flags if f.by} == {"Dr. Vandermeer", "Keisha"}


def test_a_label_that_came_with_a_file_is_shown_as_one_and_not_corrected(tmp_path):
    study = study_in(tmp_path / "study")
    brought(study, said=SAID.replace("P2", "Wilhelmina"))
    job, books = open_redaction(desk(study), "AB")
    with books:
        while job.view.context[0].speaker != "label":
            job.next()
        assert job.view.card.text == "Wilhelmina"
        with pytest.raises(Refused, match="typed or brought in stays"):
            job.correct("Somebody")


def test_a_correction_is_taken_back_with_all_that_came_of_it(study, job):
    at(job, "Vandermer")
    before = job.redaction.flags
    job.correct("and van der Meer")
    assert "Vandermer" not in texts(job.redaction)
    job.undo()
    assert job.redaction.flags == before
    assert job.view.card.text == "Vandermer"
    assert desk(study).redaction.hash == job.redaction.hash


def test_the_punctuation_around_the_words_stays(study, job):
    at(job, "Mercy Ridge Hospital")
    job.correct("Mercy Bridge Clinic")
    assert "at Mercy Bridge Clinic. Vandermer" in desk(study).transcript.segments[1].text


def test_what_is_chosen_while_reading_can_be_corrected_too(study, job):
    job.find("taught you")
    assert job.view.chosen == "taught you"
    job.correct("told you")
    assert job.view.reading
    assert desk(study).transcript.segments[0].text == "Who told you that?"


@pytest.mark.parametrize("same", ["Vandermer", " Vandermer  "])
def test_words_that_read_as_before_are_no_correction(study, job, same):
    at(job, "Vandermer")
    job.correct(same)
    assert not any(isinstance(r.event, TextCorrected) for r in desk(study).records)


def test_no_words_at_all_are_no_correction(job):
    at(job, "Vandermer")
    with pytest.raises(BadInput, match="No words are left"):
        job.correct("  ")


def test_the_view_says_whose_signature_a_change_would_void(study, job):
    while job.view.card is not None:
        job.decide(job.view.card.flag, "redact")
    signed(study)
    job.tick()
    assert job.view.signed == ("AB",)
    job.next()
    job.decide(job.view.card.flag, "keep")
    assert job.view.question.startswith("That voids 1 signature.")


def test_names_of_this_pass_lie_in_no_file_and_in_no_cache(study, job):
    job.name("Bartholomew Quill")
    assert job.view.present == 1
    job.decide(at(job, "Keisha"), "redact")
    job.tick()
    files = [path for path in study.root.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if b"artholomew" in path.read_bytes()]


def test_a_name_of_this_pass_proposes_as_long_as_the_job_lives(study, job):
    job.name("Came Along")
    assert "came along" in texts(job.redaction)
    at(job, "Vandermer")
    job.correct("Vandermeer")
    assert "came along" in texts(job.redaction)
    assert "came along" not in texts(desk(study).redaction)


def test_two_reviewers_see_what_the_other_decided_before_they_write(study, job):
    other, books = open_redaction(desk(study), "CD")
    with books:
        other.decide(at(other, "Keisha"), "keep")
        with pytest.raises(Refused, match="Somebody else decided this"):
            job.decide(at(job, "Keisha"), "redact")
        job.decide(at(job, "Mercy Ridge Hospital"), "redact")
        other.tick()
        assert other.redaction.flags == job.redaction.flags == desk(study).redaction.flags
    assert verify(study, "FG5").sessions[0].problems == ()


def test_a_sealed_session_says_how_it_is_opened(tmp_path):
    one = PLAIN_AND_ENCRYPTED[1]
    study = study_in(tmp_path / "study", one=one)
    brought(study, said=SAID)
    sealed(study)
    closed = Study.open(study.root)
    with pytest.raises(Unavailable, match="no key of it is at hand"):
        open_redaction(desk(closed), "AB")
