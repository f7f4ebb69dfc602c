"""`summary` on a study on disk: where pages go, and what is refused before the gate."""

import json
import re
from pathlib import Path

import pytest
from brought import append, study_in, through
from click.testing import CliRunner
from gate_cases import HASH, evidence, turn
from session_lines import records
from summary_samples import KEYS

from facilitator.cli.main import root
from facilitator.errors import BadInput, Refused
from facilitator.release.cleared import Leaving, RedactedNote
from facilitator.release.gate import open_gate
from facilitator.session.events.desk import ClearCopyMade, ResidualAccepted
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import Study
from facilitator.summary.page import page
from facilitator.workflow.bring_in import bring_in
from facilitator.workflow.derive import Desk
from facilitator.workflow.residual import still_shows
from facilitator.workflow.summarise import shared_group, summarise

GUIDE = Path(__file__).parents[2] / "guides" / "compassionate-care.md"


@pytest.fixture
def study(tmp_path):
    """A study with one group that was led, its words not yet transcribed."""
    study = Study.create(tmp_path / "study", "A study", GUIDE)
    session = study.new_session("FG3")
    session.guide_copy.write_bytes(GUIDE.read_bytes())
    lead(session, KEYS)
    return study


def lead(session, text):
    for writer in ("facilitator", "notes"):
        journal = session.writer(writer, SessionClock(SystemClock(), 0))
        for record in records(text):
            if record.writer.startswith(writer):
                journal.append(record.event, at=record.at)
        journal.close()


def clear_copies(study):
    found = study.session("FG3").read().records
    return [r.event for r in found if isinstance(r.event, ClearCopyMade)]


@pytest.fixture
def run(study):
    def run(*arguments):
        given = ["summary", *arguments, "--study", str(study.root)]
        return CliRunner().invoke(root, given, catch_exceptions=False, standalone_mode=False)

    return run


def test_without_out_it_stays_in_the_sessions_folder(study, run):
    done = run("FG3")
    path = study.session("FG3").derived / "summary.html"
    assert done.stdout.strip() == str(path)
    assert "He wrote it down first" in path.read_text()
    assert path.stat().st_mode & 0o077 == 0


def test_json_says_where_and_that_it_is_internal(study, run):
    assert json.loads(run("FG3", "--format", "md", "--json").stdout) == {
        "format": "facilitator/summary/1",
        "file": str(study.session("FG3").derived / "summary.md"),
        "internal": True,
    }


@pytest.mark.parametrize("out", ["elsewhere.html", "-"])
def test_words_before_the_gate_leave_only_with_clear(study, run, tmp_path, out):
    target = str(tmp_path / out) if out != "-" else out
    with pytest.raises(Refused, match="gate"):
        run("FG3", "--out", target)
    assert not (tmp_path / out).exists()
    assert clear_copies(study) == []


@pytest.mark.parametrize("out", ["elsewhere.html", "-"])
def test_clear_is_journaled(study, run, tmp_path, out):
    target = str(tmp_path / out) if out != "-" else out
    done = run("FG3", "--out", target, "--clear")
    text = (tmp_path / out).read_text() if out != "-" else done.stdout
    assert "He wrote it down first" in text
    (made,) = clear_copies(study)
    assert (made.session, made.what) == ("FG3", "summary")
    assert made.file == (None if out == "-" else str(tmp_path / out))


def test_another_place_within_the_session_needs_no_clear(study, run):
    path = study.session("FG3").path / "mine.html"
    run("FG3", "--out", str(path))
    assert path.exists()
    assert study.whole.read().records == ()


def test_a_link_does_not_make_another_place_look_like_the_session(study, run, tmp_path):
    (study.session("FG3").path / "link").symlink_to(tmp_path)
    with pytest.raises(Refused):
        run("FG3", "--out", str(study.session("FG3").path / "link" / "x.html"))
    assert not (tmp_path / "x.html").exists()


def test_share_is_refused_with_the_gates_list(study, run):
    with pytest.raises(Refused) as refused:
        run("FG3", "--share")
    assert refused.value.evidence
    assert not (study.session("FG3").derived / "summary-shared.html").exists()


def test_the_studys_own_template_is_used(study):
    mine = study.templates / "summary" / "group.md"
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_text("Ours: {{ session }}, {{ figures.notes }} notes")
    made = summarise(Desk(study, study.session("FG3")), form="md")
    assert made.data.decode() == "Ours: FG3, 5 notes"


def test_a_broken_template_is_named_and_nothing_is_written(study, run):
    mine = study.templates / "summary" / "group.html"
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_text("one\n{{ nothing.here }}")
    with pytest.raises(BadInput, match=r"summary/group.html cannot be used \(line 2\)"):
        run("FG3")
    assert not (study.session("FG3").derived / "summary.html").exists()


def test_derived_thrown_away_comes_back_byte_for_byte(study, run):
    path = study.session("FG3").derived / "summary.html"
    run("FG3")
    before = path.read_bytes()
    path.unlink()
    run("FG3")
    assert path.read_bytes() == before


def test_a_wrong_name_is_refused_with_the_nearest(run):
    with pytest.raises(Refused, match="FG33") as refused:
        run("FG33")
    assert re.search(r"\bFG3\b", refused.value.todo)


def test_a_folder_is_no_place_for_a_file(run, tmp_path):
    with pytest.raises(BadInput, match="is a folder"):
        run("FG3", "--out", str(tmp_path), "--clear")


def test_a_shared_page_holds_no_word_of_the_journal_and_no_date(study):
    desk = Desk(study, study.session("FG3"))
    notes = tuple(RedactedNote(note.at, note.item, "[note]") for note in desk.notes)
    passed = open_gate(evidence(), Leaving("FG3", HASH, (turn(1, "P1", "Yes.", 1, 2),), notes))
    shown = page(shared_group(desk, passed), "facilitator")
    text = str(shown)
    assert "[note]" in text
    assert HASH in text
    for word in ("wrote it down", "the chair", "the letter", "spoken of it", "A good group"):
        assert word not in text
    assert not re.search(r"\d{4}-\d\d-\d\d", text)
    assert shown["held_on"] is None


def test_a_transcript_made_elsewhere_can_be_summed_up(study, run, tmp_path):
    brought = tmp_path / "brought.txt"
    brought.write_text("P1: It was good.\n\nP2: It was not.\n\nP1: Well.\n", encoding="utf-8")
    bring_in(study, "FG5", brought, None)
    text = run("FG5", "--format", "md", "--out", "-", "--clear").stdout
    assert "transcript made elsewhere" in text
    assert "| Participants | 2 |" in text


class TestTheLastLookAtASharedPage:
    """The study brought in: `Margaret` was redacted, and it is signed."""

    @pytest.fixture
    def ready(self, tmp_path):
        made = study_in(tmp_path / "signed")
        through(made)
        return made

    @pytest.mark.parametrize("form", ["html", "md"])
    def test_what_was_signed_may_be_shared(self, ready, form):
        shown = summarise(Desk(ready, ready.session("FG5")), share=True, form=form)
        assert b"argaret" not in shown.data

    @pytest.mark.parametrize("form", ["html", "md"])
    def test_a_template_that_names_somebody_redacted_is_refused(self, ready, form):
        mine = ready.templates / "summary" / f"group.{form}"
        mine.parent.mkdir(parents=True, exist_ok=True)
        mine.write_text("<p>{{ study }}</p>\n<li><b>Marg</b>aret’s ward</li>" if form == "html"
                        else "{{ study }}\n\n| **Margaret’s** ward |\n")  # fmt: skip
        given = ["summary", "FG5", "--share", "--format", form, "--study", str(ready.root)]
        for out in ([], ["--out", "-"]):
            with pytest.raises(Refused, match="still shows") as refused:
                CliRunner().invoke(root, [*given, *out], catch_exceptions=False,
                                   standalone_mode=False)  # fmt: skip
            assert any(": same" in line for line in refused.value.evidence)
            assert not any("argaret" in line for line in refused.value.evidence)
        assert not list(ready.session("FG5").derived.glob("summary-shared.*"))

    def test_a_study_title_that_names_somebody_redacted_is_refused(self, ready):
        toml = ready.root / "study.toml"
        title = ready.settings.title
        toml.write_text(toml.read_text().replace(title, "What Margaret told us"))
        named = Study.open(ready.root)
        with pytest.raises(Refused, match="closed") as refused:
            summarise(Desk(named, named.session("FG5")), share=True)
        assert "residual" in refused.value.evidence[0]
        (hit,) = still_shows(Desk(named, named.session("FG5")))
        why = ResidualAccepted(hit.hit, "AB", "she agreed to be named there", hit.text)
        append(Desk(named, named.session("FG5")), why)
        page = summarise(Desk(named, named.session("FG5")), share=True)
        assert b"What Margaret told us" in page.data
