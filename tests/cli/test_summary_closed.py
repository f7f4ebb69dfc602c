"""The summary page of an encrypted study: closed unless someone asks for a page to read."""

import pytest
from brought import at_home, desk, sealed, study_in, through
from closed_study import holder

from facilitator.cli.main import run
from facilitator.session.events.desk import ClearCopyMade
from facilitator.study.session_folder import CLOSED

PAGE = b"<!doctype html>"


@pytest.fixture
def study(tmp_path, monkeypatch):
    made = study_in(tmp_path / "study", one=holder())
    through(made)
    sealed(made)
    at_home(monkeypatch, made)
    return made


@pytest.fixture
def typed(study, capfd):
    def type_it(*arguments):
        with pytest.raises(SystemExit) as ended:
            run([*map(str, arguments), "--study", str(study.root)])
        shown = capfd.readouterr()
        return ended.value.code, shown.out, shown.err

    return type_it


@pytest.fixture
def summary(typed):
    return lambda *arguments: typed("summary", "FG5", *arguments)


def copies(study):
    return [r.event for r in desk(study).records if isinstance(r.event, ClearCopyMade)]


@pytest.mark.parametrize("share", [(), ("--share",)])
def test_the_page_is_kept_closed_and_the_key_opens_it(study, summary, share):
    code, out, err = summary(*share)
    kept = study.session("FG5").derived / f"summary{'-shared' if share else ''}.html.age"
    assert (code, out.strip()) == (0, str(kept))
    assert kept.read_bytes().startswith(CLOSED)
    assert study.session("FG5").opened(kept.read_bytes()).startswith(PAGE)
    assert ("--out FILE" if share else "--clear") in err
    assert copies(study) == []


def test_clear_writes_a_page_to_read_that_lock_removes(study, summary, typed):
    code, out, _ = summary("--clear", "--by", "ab")
    page = study.session("FG5").derived / "summary.html"
    assert (code, out.strip()) == (0, str(page))
    assert page.read_bytes().startswith(PAGE)
    (made,) = copies(study)
    assert (made.what, made.by, made.file) == ("summary", "AB", str(page))
    key = study.root.parent / "config" / "keys" / f"{study.settings.id}.age"
    code, _, err = typed("lock", "--identity", key)
    assert (code, page.exists()) == (0, False)
    assert "were removed: 1" in err


def test_lock_says_which_copies_are_no_longer_where_they_were(study, summary, typed):
    key = study.root.parent / "config" / "keys" / f"{study.settings.id}.age"
    summary("--clear")
    (study.session("FG5").derived / "summary.html").unlink()
    assert "lay no longer where they were written: 1" in typed("lock", "--identity", key)[2]


def test_even_the_sessions_own_folder_gets_no_readable_page_unasked(study, summary):
    page = study.session("FG5").derived / "mine.html"
    code, out, err = summary("--out", page)
    assert (code, out) == (1, "")
    assert "--clear" in err
    assert not page.exists()


def test_what_passed_the_gate_is_readable_where_it_is_asked_for(study, summary):
    page = study.root / "fg5.html"
    assert summary("--share", "--out", page)[0] == 0
    assert page.read_bytes().startswith(PAGE)
    assert b"Margaret" not in page.read_bytes()
    assert copies(study) == []
