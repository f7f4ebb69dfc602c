"""The last look: every file of a pack, unzipped, and what a format keeps beside its text."""

import io
import zipfile

import pytest
from brought import (
    SAID,
    append,
    brought,
    corrections,
    desk,
    number,
    redacted,
    signed,
    study_in,
    through,
)

from facilitator.errors import BadInput, Refused
from facilitator.formats.zip_out import zipped
from facilitator.redaction.profiles import PROFILES
from facilitator.session.events.desk import FlagDecided, PassageMarked, ResidualAccepted
from facilitator.session.events.whole_study import EntityDescribed, PackMade, ReplacementGiven
from facilitator.workflow.gate import cleared
from facilitator.workflow.hand_off import Asked, hand_off
from facilitator.workflow.pack import PackFile
from facilitator.workflow.pack_check import (
    refuse_page_that_still_shows,
    refuse_what_still_shows,
)
from facilitator.workflow.residual import still_shows

UTC = "2026-05-04T10:00:00.000Z"


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """A desk whose gate is open, Margaret redacted in it."""
    return through(study_in(tmp_path_factory.mktemp("look") / "study"))


def looked(here, *files):
    """Give the places that are refused; () where all may leave."""
    packed = [PackFile(name, data, ("FG5",), UTC) for name, data in files]
    try:
        refuse_what_still_shows([here], {"FG5": cleared(here)}, packed)
    except Refused as refused:
        return refused.evidence
    return ()


class TestASessionThatIsNamedAfterSomebody:
    """Its name leaves with every file; somebody has to say why it may."""

    def test_its_files_leave_once_there_is_a_reason(self, tmp_path):
        study = study_in(tmp_path / "study")
        through(study, "FG5-Margaret")
        with pytest.raises(Refused, match="closed"):
            hand_off(study, Asked(coders=("A",)))
        at = desk(study, "FG5-Margaret")
        (hit,) = still_shows(at)
        assert hit.where == "the session's name"
        append(at, ResidualAccepted(hit.hit, "AB", "a ward of that name", hit.text))
        assert hand_off(study, Asked(coders=("A",))).version == 1


def archive(**members):
    return zipped({name.replace("_", "."): data for name, data in members.items()})


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("A/FG5.txt", b"P1: so Margaret left"),
        ("A/FG5.txt", "P1: so Märgaret left".encode("utf-16")),
        ("A/Margaret.txt", b"P1: so she left"),
        ("A/FG5.csv", b'"turn","text"\r\n"1","so margaret left"\r\n'),
        ("A/FG5.vtt", b"WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v P1>so M-A-R-G-A-R-E-T</v>"),
        ("A/FG5.docx", archive(word_xml=b"<w:t>so Mar</w:t><w:t>garet left</w:t>")),
        ("A/FG5.docx", archive(word_xml=b'<w:t w:author="Margaret">so she left</w:t>')),
        ("A/FG5.docx", archive(word_xml=b"<w:t>so she left</w:t><!-- for Margaret -->")),
        ("A/FG5.docx", archive(Margaret_xml=b"<w:t>so she left</w:t>")),
        ("A/FG5.qdpx", archive(project_qde=b"<Project><User name='Margaret'/></Project>")),
        ("A/FG5.qdpx", archive(inner_docx=archive(word_xml=b"<w:t>so Margaret left</w:t>"))),
        ("A/FG5.qdpx", archive(inner_docx=archive(word_xml=b'<w:t a="Margaret"/>'))),
    ],
)  # fmt: skip
def test_an_original_is_found_wherever_a_file_holds_it(here, name, data):
    places = looked(here, (name, data))
    assert places
    assert not any("argaret" in place for place in places)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("A/FG5.txt", b"P1: so [Name 1] left"),
        ("A/FG5.csv", b"line,turn,speaker,start,end,item,text\r\n1,1,P1,,,,so she left\r\n"),
        ("A/FG5.docx", archive(word_xml=b'<w:t xmlns:w="http://margaret.example/x">so</w:t>')),
        ("A/FG5.docx", archive(word_xml=b'<w:t w:val="margarine">so she left</w:t>')),
    ],
)
def test_what_is_none_may_leave(here, name, data):
    assert looked(here, (name, data)) == ()


def made_elsewhere(**more):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as zip_:
        info = zipfile.ZipInfo("word.xml", more.pop("date", (1980, 1, 1, 0, 0, 0)))
        for name, value in more.items():
            setattr(info, name, value)
        zip_.writestr(info, "<w:t>so she left</w:t>")
    return held.getvalue()


@pytest.mark.parametrize("more", [{"date": (2026, 5, 4, 9, 0, 0)}, {"comment": b"by M"}])
def test_an_archive_that_says_when_or_by_whom_it_was_made_is_refused(here, more):
    assert looked(here, ("A/FG5.docx", made_elsewhere())) == ()
    (place,) = looked(here, ("A/FG5.docx", made_elsewhere(**more)))
    assert "a date, an owner or a remark" in place


def test_of_what_the_team_wrote_a_common_word_with_a_capital_shows_nobody(tmp_path):
    """`Learning Center` is redacted, and the guide's sections are about learning."""
    study = study_in(tmp_path / "study")
    through(study, said=SAID.replace("Margaret", "the Learning Center"))
    at = desk(study)
    marked = PassageMarked(*_words(at, "Learning", "Center,"), "ORG", "AB", "Learning Center")
    append(at, marked)
    number(study)
    signed(study)
    at, passed = desk(study), cleared(desk(study))
    refuse_page_that_still_shows(at, passed, "page.html", b"<h2>II Learning to interact</h2>")
    with pytest.raises(Refused):
        refuse_page_that_still_shows(at, passed, "page.html", b"<p>at the learning center</p>")


def _words(at, *said):
    names = {word.text: word.name for word in at.transcript.words}
    return [names[one] for one in said]


def test_what_labels_a_speaker_beside_a_name_shows_nobody(tmp_path):
    study = study_in(tmp_path / "study")
    through(study)
    at = desk(study)
    given = at.study.whole.clock()
    with study.whole.writer("study", given) as journal:
        for number_, name in ((7, "Speaker Okafor"), (8, "Turn")):
            journal.append(ReplacementGiven("Name", number_, "PERSON", name), at=given.at())
    assert hand_off(study, Asked(coders=("A",))).version == 1


class TestProfiles:
    """R4: a profile shows the signed text or less of it, and never someone who is told of."""

    TOLD = SAID.replace("home", "to Fresno with Rosalind")

    @pytest.fixture
    def study(self, tmp_path):
        made = study_in(tmp_path / "study")
        at = brought(made, said=self.TOLD)
        corrections(made, {"hash": at.redaction.hash, "reviewed": "all"})
        redacted(made)
        for flag in desk(made).redaction.flags:
            if flag.text in ("Fresno", "Rosalind"):
                kind = "LOCATION" if flag.text == "Fresno" else "PERSON"
                append(desk(made), FlagDecided(flag.name, "keep", kind, "AB", flag.text))
        number(made)
        signed(made)
        return made

    def handed(self, study, profile):
        made = hand_off(study, Asked(coders=("A",), profile=profile))
        return (made.folders[0] / "FG5.txt").read_text()

    def test_team_shows_the_text_as_it_was_signed(self, study):
        text = self.handed(study, None)
        assert "to Fresno with Rosalind" in text
        assert "profile" not in text

    def test_archive_hides_places_and_says_so(self, study):
        text = self.handed(study, "archive")
        assert "Fresno" not in text
        assert "Rosalind" in text
        assert "de-identified transcript, profile archive, signed as" in text

    def test_every_profile_is_of_one_signature_and_journaled(self, study):
        texts = [self.handed(study, profile) for profile in PROFILES]
        made = [r.event for r in study.whole.read().records if isinstance(r.event, PackMade)]
        assert [one.profile for one in made] == list(PROFILES)
        assert len({one.hash for one in made}) == 1
        assert all("Margaret" not in text for text in texts)

    def test_somebody_told_of_is_in_no_pack_though_a_mention_was_kept(self, tmp_path):
        study = study_in(tmp_path / "other")
        through(study, said=self.TOLD.replace("Rosalind", "Rosalind. Rosalind came"))
        flags = [f for f in desk(study).redaction.flags if f.text == "Rosalind"]
        append(desk(study), FlagDecided(flags[0].name, "redact", "PERSON", "AB", "Rosalind"))
        number(study)
        given = desk(study).redaction.flag(flags[0].name).replacement
        clock = study.whole.clock()
        with study.whole.writer("study", clock) as journal:
            label, of = given.strip("[]").split()
            journal.append(EntityDescribed(label, int(of), "AB", told_of=True), at=clock.at())
        signed(study)
        assert "Rosalind" in desk(study).redaction.transcript.segments[2].text
        text = self.handed(study, "team")
        assert "Rosalind" not in text
        assert text.count(given) == 2

    def test_a_profile_that_is_not_known_is_refused_with_those_that_are(self, study):
        with pytest.raises(BadInput, match="no release profile") as refused:
            self.handed(study, "everyone")
        assert all(name in refused.value.todo for name in PROFILES)
