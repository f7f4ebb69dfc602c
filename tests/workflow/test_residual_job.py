"""What still shows becomes a flag, or may stay for a reason; each act is written at once."""

import pytest
from brought import append, brought, desk, redacted, signed, study_in

from facilitator.errors import BadInput, Refused
from facilitator.session.events.desk import FlagDecided, PassageMarked, ResidualAccepted
from facilitator.workflow.residual_job import open_residual
from facilitator.workflow.sign import answer_drill

SAID = """P1: I asked Margaret Ochoa, and she said no.

P2: So we went to see Ochoah then.

P1: And Ochoah it was, or was it not.
"""


@pytest.fixture
def study(tmp_path):
    made = study_in(tmp_path / "study")
    brought(made, said=SAID)
    redacted(made, words=("Margaret Ochoa",))
    return made


@pytest.fixture
def job(study):
    made, books = open_residual(desk(study), "ab")
    with books:
        yield made


def shown(job):
    return [(line.text, line.why, line.place, line.accepted) for line in job.view.hits]


def events(study, kind):
    return [r.event for r in desk(study).standing if isinstance(r.event, kind)]


def test_what_a_person_kept_is_no_hit(study, job):
    """`redacted` keeps every flag but those that it is given: Ochoah is one of them."""
    assert "Ochoah" in [f.text for f in desk(study).redaction.flags if f.decision == "keep"]
    assert shown(job) == []


def test_whom_a_reader_could_name_stands_there_and_what_is_merely_left(study):
    answer_drill(study, "FG5", desk(study).redaction.hash, "CD", "the sister who drove")
    job, books = open_residual(desk(study), "AB")
    with books:
        assert job.view.named == ("CD: the sister who drove",)
        assert "sister" not in repr(job.view)
        assert job.view.hints.once == ("[Name 1]",)


class TestWithHits:
    @pytest.fixture
    def study(self, tmp_path):
        made = study_in(tmp_path / "study", '[redaction]\nnever = ["Ochoah"]\n')
        brought(made, said=SAID)
        redacted(made, words=("Margaret Ochoa",))
        return made

    def test_each_hit_stands_with_its_place_and_what_it_shows(self, job):
        assert shown(job) == [
            ("Ochoah", "like “Margaret Ochoa”, 91 %", "segment 1", None),
            ("Ochoah", "like “Margaret Ochoa”, 91 %", "segment 2", None),
        ]
        card = job.view.card
        assert (card.before, card.after, card.speaker, card.same) == (
            "So we went to see ",
            " then.",
            "P2",
            2,
        )
        assert job.view.open == 2

    def test_a_hit_becomes_a_flag_with_the_number_of_its_original(self, study, job):
        first = job.view.hits[0].hit
        job.make_flag(first)
        (marked,) = events(study, PassageMarked)
        assert (marked.text, marked.type, marked.same_as) == ("Ochoah", "PERSON", "Margaret Ochoa")
        text = desk(study).redaction.transcript.segments[1].text
        assert text == "So we went to see [Name 1] then."
        assert "u takes it back" in job.view.last

    def test_the_same_words_elsewhere_are_open_flags_then(self, job):
        job.make_flag(job.view.hits[0].hit)
        assert job.view.flags_open == 1

    def test_one_may_stay_for_a_reason_and_the_next_is_on_the_card(self, study, job):
        first, second = (line.hit for line in job.view.hits)
        job.accept(first, "  a street,\nnot a person ")
        assert [e.reason for e in events(study, ResidualAccepted)] == ["a street, not a person"]
        assert (job.view.open, job.view.card.hit) == (1, second)
        assert job.view.hits[0].accepted == "a street, not a person"

    def test_all_of_the_same_words_may_stay_for_one_reason(self, study, job):
        job.accept(job.view.hits[0].hit, "a street", same=True)
        assert job.view.open == 0
        assert len(events(study, ResidualAccepted)) == 2

    @pytest.mark.parametrize("blank", ["  ", "\u200b", "\u2800", "."])
    def test_nothing_may_stay_without_a_reason(self, job, blank):
        with pytest.raises(BadInput):
            job.accept(job.view.hits[0].hit, blank)
        assert job.view.open == 2

    def test_each_act_is_taken_back_one_at_a_time(self, study, job):
        first, second = (line.hit for line in job.view.hits)
        job.accept(first, "a street")
        job.make_flag(second)
        job.undo()
        assert job.view.open == 1
        job.undo()
        assert job.view.open == 2
        assert events(study, ResidualAccepted) == events(study, PassageMarked) == []
        job.undo()
        assert job.view.last == "nothing to take back"

    def test_what_another_reviewer_settled_meanwhile_is_seen(self, study, job):
        other, books = open_residual(desk(study), "CD")
        with books:
            other.make_flag(other.view.hits[0].hit)
        with pytest.raises(Refused, match="no such hit any more"):
            job.accept(job.view.hits[0].hit, "a street")
        assert events(study, ResidualAccepted) == []

    def test_up_and_down_go_from_hit_to_hit(self, job):
        first, second = (line.hit for line in job.view.hits)
        job.next()
        assert job.view.card.hit == second
        job.next()
        assert job.view.card.hit == first
        job.back()
        assert job.view.card.hit == second

    def test_what_a_flag_would_void_is_said(self, study):
        signed(study)
        job, books = open_residual(desk(study), "CD")
        with books:
            assert job.view.voids == 1
            job.make_flag(job.view.hits[0].hit)
            assert job.view.voids == 0


def test_what_stands_in_the_studys_title_can_only_be_changed_there(tmp_path):
    made = study_in(tmp_path / "study")
    path = made.root / "study.toml"
    path.write_text(path.read_text().replace("A study", "Care at Ochoa"))
    study = type(made).open(made.root)
    brought(study, said=SAID)
    redacted(study, words=("Margaret Ochoa",))
    job, books = open_residual(desk(study), "AB")
    with books:
        (line,) = job.view.hits
        assert (line.place, line.text) == ("the study's title", "Ochoa")
        assert "change it where it was written" in line.why_no_flag
        with pytest.raises(Refused, match="cannot be made a flag"):
            job.make_flag(line.hit)
        job.accept(line.hit, "the clinic agreed to be named")
        assert job.view.open == 0


def test_a_wording_that_shows_its_original_has_to_be_worded_otherwise(study):
    flag = next(f for f in desk(study).redaction.flags if f.text == "Margaret Ochoa")
    worded = FlagDecided(flag.name, "redact", flag.type, "AB", flag.text, "[Ochoa, a nurse]")
    append(desk(study), worded)
    job, books = open_residual(desk(study), "AB")
    with books:
        line = next(line for line in job.view.hits if line.text == "Ochoa")
        assert "word that otherwise" in line.why_no_flag
