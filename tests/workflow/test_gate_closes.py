"""A gate that was open closes when anything under it changes (D1)."""

import pytest
from brought import SAID, append, brought, desk, number, redacted, study_in, through

from facilitator.errors import Refused
from facilitator.redaction.signoff import signatures
from facilitator.session.events.desk import (
    FlagDecided,
    LeaveOutSettled,
    PassageMarked,
    ResidualAccepted,
    SpeakerCorrected,
    TextCorrected,
)
from facilitator.session.events.live import ActWithdrawn, NoteTaken
from facilitator.session.events.whole_study import EntityDescribed
from facilitator.study.folder import Study
from facilitator.workflow.gate import look
from facilitator.workflow.hand_off import Asked, hand_off
from facilitator.workflow.residual import still_shows
from facilitator.workflow.review import rename
from facilitator.workflow.withdraw import look as look_at_withdrawal
from facilitator.workflow.withdraw import withdraw


@pytest.fixture
def study(tmp_path):
    """A study whose session's gate is open."""
    made = study_in(tmp_path / "study")
    through(made)
    assert look(made, "FG5").open
    return made


def closed(study, name="FG5"):
    return [one.id for one in look(study, name).conditions if not one.holds]


def changed_settings(study, more):
    path = study.root / "study.toml"
    path.write_text(path.read_text() + more)
    return Study.open(study.root)


def words(study, segment):
    return [word.name for word in desk(study).transcript.segments[segment].words]


def flag(study, text="Margaret"):
    return next(f for f in desk(study).redaction.flags if f.text == text)


def written(study, kind):
    return [r for r in desk(study).standing if isinstance(r.event, kind)]


class TestInTheSessionItself:
    def test_a_corrected_word(self, study):
        last = words(study, 2)[-1]
        append(desk(study), TextCorrected(last, last, "AB", "there."))
        assert closed(study) == ["signoff"]

    def test_a_corrected_word_that_a_decision_stood_on(self, study):
        name = words(study, 1)[2]
        append(desk(study), TextCorrected(name, name, "AB", "Marguerite,"))
        assert closed(study) == ["flags", "residual", "signoff"]

    def test_another_speaker_of_some_words(self, study):
        said = words(study, 2)
        append(desk(study), SpeakerCorrected(said[0], said[-1], "P1", "AB"))
        assert closed(study) == ["signoff"]

    def test_a_speaker_renamed_throughout(self, study):
        rename(study, "FG5", "P2", "ALL", "AB")
        assert closed(study) == ["signoff"]

    def test_another_decision(self, study):
        it = flag(study)
        append(desk(study), FlagDecided(it.name, "keep", it.type, "AB", it.text))
        assert "signoff" in closed(study)

    def test_another_wording_of_what_is_redacted(self, study):
        it = flag(study)
        append(desk(study), FlagDecided(it.name, "redact", it.type, "AB", it.text, "[a friend]"))
        assert closed(study) == ["signoff"]

    def test_a_decision_taken_back(self, study):
        record = next(r for r in written(study, FlagDecided) if r.event.text == "Margaret")
        append(desk(study), ActWithdrawn(of=record.name))
        assert closed(study) == ["flags", "residual", "signoff"]

    def test_words_marked_as_missed(self, study):
        went = words(study, 2)[-1]
        append(desk(study), PassageMarked(went, went, "LOCATION", "AB", "home"))
        number(study)
        assert closed(study) == ["signoff"]

    def test_a_note(self, study):
        append(desk(study), NoteTaken(0, None, None, "one more thing"))
        assert closed(study) == ["signoff"]

    def test_a_note_that_names_someone(self, study):
        append(desk(study), NoteTaken(0, None, None, "ask margaret again"))
        assert closed(study) == ["notes", "residual", "signoff"]

    def test_a_passage_that_is_left_out(self, study):
        said = words(study, 2)
        append(desk(study), LeaveOutSettled("nothing.1.1", ((said[0], said[-1]),), "AB"))
        assert desk(study).transcript.segments[2].cut == "left_out"
        assert closed(study) == ["signoff"]

    def test_a_withdrawal(self, study):
        withdraw(study, look_at_withdrawal(study, "FG5", "P2"), "AB")
        assert closed(study) == ["signoff"]

    def test_a_signature_taken_back(self, study):
        signed = signatures(desk(study).records, desk(study).redaction.hash)
        append(desk(study), ActWithdrawn(of=signed[-1].record))
        assert closed(study) == ["signoff"]

    def test_a_line_of_the_journal_that_was_changed(self, study):
        file = max(desk(study).folder.journal.glob("review*"), key=lambda path: path.name)
        data = bytearray(file.read_bytes())
        data[-40] ^= 1
        file.write_bytes(data)
        assert "recording" in closed(study)


class TestInWhatTheStudySays:
    def test_words_that_are_always_flagged_from_now_on(self, study):
        assert closed(changed_settings(study, '[redaction]\nalways = ["home"]\n')) == ["flags"]

    def test_a_place_of_the_study(self, study):
        assert closed(changed_settings(study, '[redaction]\nplaces = ["home"]\n')) == ["flags"]

    def test_a_second_reviewer(self, study):
        assert closed(changed_settings(study, "[redaction]\nreviewers = 2\n")) == ["signoff"]

    def test_a_drill(self, study):
        assert closed(changed_settings(study, "[redaction]\ndrill = true\n")) == ["drill"]

    def test_another_wording_for_a_place(self, study):
        general = '[redaction.general]\n"Margaret" = "a friend"\n'
        assert closed(changed_settings(study, general)) == ["signoff"]

    def test_an_entity_that_is_worded_otherwise(self, study):
        clock = study.whole.clock()
        with study.whole.writer("study", clock) as journal:
            described = EntityDescribed("Name", 1, "AB", general="a friend")
            journal.append(described, at=clock.at())
        assert closed(study) == ["signoff"]

    def test_the_study_s_own_journal_without_its_numbers(self, study):
        for file in study.whole.journal.iterdir():
            file.unlink()
        assert "recording" in closed(study)


class TestInAnotherSession:
    def other(self, study, said, *redact):
        brought(study, "FG6", said)
        redacted(study, "FG6", redact)

    def test_a_name_that_stands_here_though_a_list_says_never(self, tmp_path):
        study = study_in(tmp_path / "study", '[redaction]\nnever = ["Zorblatt"]\n')
        through(study, said=SAID.replace("home", "to Zorblatt"))
        assert look(study, "FG5").open
        self.other(study, "P1: We met Dr. Zorblat there.\n", "Dr. Zorblat")
        assert closed(study) == ["flags", "residual"]
        with pytest.raises(Refused, match="closed"):
            hand_off(study, Asked(sessions=("FG5",), coders=("A",)))

    def test_a_name_that_was_kept_here_and_is_redacted_there(self, tmp_path):
        study = study_in(tmp_path / "study")
        through(study, said=SAID.replace("home", "to Zorblatt"))
        assert look(study, "FG5").open
        self.other(study, "P1: We met Zorblatt there.\n", "Zorblatt")
        assert closed(study) == ["residual"]
        (hit,) = still_shows(desk(study))
        append(desk(study), ResidualAccepted(hit.hit, "AB", "here it is a street", hit.text))
        assert closed(study) == []
        record = written(study, ResidualAccepted)[-1]
        append(desk(study), ActWithdrawn(of=record.name))
        assert closed(study) == ["residual"]

    def test_a_name_that_does_not_stand_here_changes_nothing(self, study):
        self.other(study, "P1: No. We met Wilberforce there.\n", "Wilberforce")
        assert closed(study) == []
