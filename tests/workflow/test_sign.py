"""Who answers for a text: different people, different holders' keys, and one who read it blind."""

import pytest
from brought import SETTINGS, append, brought, corrections, desk, redacted, signed, study_in
from closed_study import holder

from facilitator.errors import BadInput, Refused
from facilitator.redaction.signoff import signatures
from facilitator.session.events.desk import (
    DrillAnswered,
    FlagDecided,
    SignedOff,
    TextCorrected,
    TurnsReviewed,
)
from facilitator.session.events.live import ActWithdrawn
from facilitator.study.folder import Study
from facilitator.workflow.gate import look
from facilitator.workflow.keyring import keyed
from facilitator.workflow.sign import answer_drill, sign, to_sign
from facilitator.workflow.sign_job import SignJob

TWO = "[redaction]\nreviewers = 2\n"
DRILL = "[redaction]\ndrill = true\n"
READ = "CD decided flags or reviewed the words, and knows what stood there"


def ready(study):
    """Take a session to where it can be signed."""
    here = brought(study)
    corrections(study, {"hash": here.redaction.hash, "reviewed": "all"})
    redacted(study)
    return study


@pytest.fixture
def study(tmp_path):
    return ready(study_in(tmp_path / "study"))


def laid_open(study):
    """Let the session's keys lie open on this machine, as while a group is led."""
    study.keyring.keep_open(study.session("FG5").keys)
    study.keyring.keep_open(study.whole.keys)


def condition(study, name):
    return next(one for one in look(study, "FG5").conditions if one.id == name)


def events(study, kind):
    return [r.event for r in desk(study).standing if isinstance(r.event, kind)]


class TestHoldersKeys:
    @pytest.fixture
    def holders(self):
        return holder(), holder()

    @pytest.fixture
    def by_key(self, tmp_path, holders):
        """Give a function that opens the study with one of two holders' keys, or with none."""
        folder = tmp_path / "study"
        folder.mkdir()
        keys = ", ".join(f'"{one.recipient}"' for one in holders)
        (folder / "study.toml").write_text(f"{SETTINGS}recipients = [{keys}]\n{TWO}")

        def opened(which):
            identity = None if which is None else holders[which].identity
            return keyed(Study.open(folder), tmp_path / "state", lambda: identity)

        ready(opened(0))
        return opened

    def test_a_signature_says_whose_key_was_given(self, by_key, holders):
        sign(by_key(1), to_sign(by_key(1), "FG5", "cd"))
        (event,) = events(by_key(0), SignedOff)
        assert (event.by, event.key) == ("CD", holders[1].recipient)

    def test_two_holders_open_it(self, by_key):
        for which, by in ((0, "AB"), (1, "CD")):
            sign(by_key(which), to_sign(by_key(which), "FG5", by))
        assert condition(by_key(0), "signoff").holds

    def test_other_initials_with_the_same_key_are_refused(self, by_key):
        sign(by_key(0), to_sign(by_key(0), "FG5", "AB"))
        with pytest.raises(Refused, match="AB signed this text with the same holder's key"):
            to_sign(by_key(0), "FG5", "CD")

    def test_a_key_has_to_be_given_though_the_session_lies_open(self, by_key):
        laid_open(by_key(0))
        with pytest.raises(Refused, match="No holder's key is at hand"):
            to_sign(by_key(None), "FG5", "AB")

    def test_a_key_that_does_not_open_the_session_is_nobody_s(self, by_key, tmp_path):
        laid_open(by_key(0))
        stranger = holder()
        path = tmp_path / "study" / "study.toml"
        path.write_text(
            path.read_text().replace("recipients = [", f'recipients = ["{stranger.recipient}", ')
        )
        study = keyed(Study.open(path.parent), tmp_path / "state", lambda: stranger.identity)
        with pytest.raises(Refused, match="does not open FG5"):
            to_sign(study, "FG5", "EF")

    def test_the_gate_counts_two_signatures_with_one_key_as_one(self, by_key, holders):
        here = desk(by_key(0))
        key = holders[0].recipient
        append(here, *(SignedOff(here.redaction.hash, by, (), key) for by in ("AB", "CD")))
        found = condition(by_key(0), "signoff")
        assert not found.holds
        assert found.evidence == "1 of 2 sign-offs stand; CD signed with a key that had signed"

    def test_signatures_from_before_keys_were_kept_still_stand(self, by_key):
        here = desk(by_key(0))
        append(here, *(SignedOff(here.redaction.hash, by, ()) for by in ("AB", "CD")))
        assert condition(by_key(0), "signoff").holds

    def test_a_drill_with_the_key_of_who_decided_is_no_stranger_s(self, by_key):
        sign(by_key(0), to_sign(by_key(0), "FG5", "AB"))
        read = desk(by_key(0)).redaction.hash
        with pytest.raises(Refused, match="The holder of this key decided flags"):
            answer_drill(by_key(0), "FG5", read, "CD", "")
        answer_drill(by_key(1), "FG5", read, "CD", "")
        assert condition(by_key(0), "drill").evidence == "CD could name nobody"

    def test_one_reviewer_needs_no_key_of_their_own(self, tmp_path):
        study = ready(study_in(tmp_path / "study", one=holder()))
        laid_open(study)
        keyless = keyed(Study.open(study.root), tmp_path / "state")
        sign(keyless, to_sign(keyless, "FG5", "AB"))
        assert condition(study, "signoff").holds


class TestTheDrill:
    def test_a_study_that_asks_for_none_has_none(self, study):
        found = condition(study, "drill")
        assert (found.holds, found.evidence) == (True, "The study asks for none")

    @pytest.fixture
    def asks(self, tmp_path):
        return ready(study_in(tmp_path / "drilled", DRILL))

    def answered(self, study, by, whom=""):
        answer_drill(study, "FG5", desk(study).redaction.hash, by, whom)

    def test_the_gate_waits_for_somebody_who_tried(self, asks):
        signed(asks)
        assert [c.id for c in look(asks, "FG5").conditions if not c.holds] == ["drill"]
        assert condition(asks, "drill").todo == "facilitator sign FG5 --by CD --drill none"
        self.answered(asks, "CD")
        assert condition(asks, "drill").evidence == "CD could name nobody"
        assert look(asks, "FG5").open

    def test_whoever_could_name_someone_closes_it_also_where_none_is_asked_for(self, study):
        signed(study)
        self.answered(study, "CD", "the one who went home: the dean's son")
        assert not look(study, "FG5").open
        assert condition(study, "drill").evidence == "CD could name someone"

    def test_what_they_say_last_of_the_same_text_counts(self, asks):
        self.answered(asks, "CD", "somebody")
        self.answered(asks, "CD")
        assert condition(asks, "drill").holds
        said = "CD could name nobody; CD had named someone on this same text before"
        assert condition(asks, "drill").evidence == said
        self.answered(asks, "EF", "somebody else")
        assert not condition(asks, "drill").holds

    def test_who_decided_flags_cannot_play(self, asks):
        with pytest.raises(Refused, match="AB decided flags of FG5 or reviewed its words"):
            self.answered(asks, "ab")

    def test_nor_does_it_count_where_they_decide_some_afterwards(self, asks):
        self.answered(asks, "CD")
        flag = desk(asks).redaction.flags[0]
        append(desk(asks), FlagDecided(flag.name, flag.decision, flag.type, "CD", flag.text))
        assert condition(asks, "drill").evidence == READ
        assert not condition(asks, "drill").holds

    def test_who_reviewed_the_words_is_no_stranger(self, asks):
        self.answered(asks, "CD")
        segment = desk(asks).transcript.segments[2]
        words = ((segment.words[0].name, segment.words[-1].name),)
        append(desk(asks), TurnsReviewed(words, "listened", "CD"))
        assert condition(asks, "drill").evidence == READ

    def test_nor_is_who_took_their_decision_back(self, asks):
        flag = desk(asks).redaction.flags[0]
        append(desk(asks), FlagDecided(flag.name, "keep", flag.type, "CD", flag.text))
        append(desk(asks), ActWithdrawn(desk(asks).records[-1].name))
        with pytest.raises(Refused, match="CD decided flags"):
            self.answered(asks, "CD")

    def test_it_is_of_the_text_that_was_read(self, asks):
        self.answered(asks, "CD")
        segment = desk(asks).transcript.segments[2]
        first, last = segment.words[0].name, segment.words[-1].name
        append(desk(asks), TextCorrected(first, last, "AB", "So they went home."))
        assert condition(asks, "drill").evidence == "Nobody tried yet"

    def test_no_text_is_read_whose_flags_are_open(self, tmp_path):
        study = study_in(tmp_path / "open", DRILL)
        brought(study)
        with pytest.raises(Refused, match="open"):
            self.answered(study, "CD")


class TestTheScreensJob:
    def test_nobody_can_sign_before_their_initials(self, study):
        job = SignJob(study, "FG5")
        assert (job.view.by, job.view.question) == (None, "")
        with pytest.raises(Refused):
            job.sign()

    def test_what_is_wrong_with_initials_stands_in_the_view(self, study):
        job = SignJob(study, "FG5")
        job.reads("Anna Berg")
        assert "one to five letters" in job.view.why_not
        assert job.view.question == ""

    def test_a_reader_sees_the_redacted_text_and_signs_it(self, study):
        job = SignJob(study, "FG5")
        job.reads("cd")
        assert job.view.question == "CD answers for this text?"
        texts = [(line.speaker, line.text) for line in job.view.lines]
        assert texts[1] == ("P1", "I asked [Name 1], and she said no. [laughter]")
        assert "Margaret" not in repr(texts)
        assert job.view.changed == 0
        job.sign()
        assert (job.view.stand, job.view.last) == (1, "Signed by CD: 1 of 1.")
        assert job.view.signed[0].by == "CD"
        assert "CD has signed this text." in job.view.why_not

    def test_signing_again_shows_what_changed_and_which_decisions_hold(self, study):
        signed(study, by="CD")
        segment = desk(study).transcript.segments[2]
        first, last = segment.words[0].name, segment.words[-1].name
        append(desk(study), TextCorrected(first, last, "AB", "So they went home."))
        job = SignJob(study, "FG5")
        job.reads("CD")
        (changed,) = [line.text for line in job.view.lines if line.changed]
        assert changed.startswith("So they went home.")
        assert job.view.since[0] == "Since CD signed: 1 correction of words."
        assert job.view.since[1] == "Decisions that still hold: 1 of 1."
        assert [one.stands for one in job.view.signed] == [False]

    def test_a_decision_whose_words_changed_does_not_survive(self, study):
        signed(study, by="CD")
        segment = desk(study).transcript.segments[1]
        asked = segment.words[2].name
        append(desk(study), TextCorrected(asked, asked, "AB", "Martha,"))
        view = SignJob(study, "FG5").view
        assert view.since[-1] == "Decisions that still hold: 0 of 1; 1 flag open."

    def test_a_change_of_what_the_study_says_is_told_as_such(self, study):
        signed(study, by="CD")
        path = study.root / "study.toml"
        path.write_text(path.read_text() + '[redaction.general]\n"Margaret" = "a friend"\n')
        view = SignJob(Study.open(study.root), "FG5").view
        assert view.since[0].startswith("Since CD signed, the study's settings or names changed")

    def test_another_reader_is_shown_the_whole(self, study):
        signed(study, by="CD")
        job = SignJob(study, "FG5")
        job.reads("EF")
        assert job.view.changed == 0

    def test_the_drill_is_played_on_the_screen(self, study):
        job = SignJob(study, "FG5")
        job.reads("AB")
        assert not job.view.can_drill
        job.reads("CD")
        assert (job.view.can_drill, job.view.drill) == (True, "not_asked")
        job.drill("the one who went home")
        assert (job.view.drill, job.view.drill_by) == ("someone", "CD")
        job.drill(None)
        assert job.view.drill == "nobody"
        with pytest.raises(BadInput):
            job.drill("  ")
        assert [event.whom for event in events(study, DrillAnswered)] == [
            "the one who went home",
            "",
        ]

    def test_a_change_meanwhile_is_not_signed(self, study):
        job = SignJob(study, "FG5")
        job.reads("CD")
        segment = desk(study).transcript.segments[2]
        first, last = segment.words[0].name, segment.words[-1].name
        append(desk(study), TextCorrected(first, last, "AB", "So they went home."))
        with pytest.raises(Refused, match="changed while it was being signed"):
            job.sign()
        assert signatures(desk(study).records, "") == ()
