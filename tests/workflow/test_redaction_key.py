"""The key apart from what it opens, and the log without it."""

import json

import pyrage
import pytest
from brought import at_home, brought, desk, redacted, study_in
from closed_study import holder

from facilitator.cli.main import root
from facilitator.errors import BadInput, Refused
from facilitator.session.events.whole_study import RedactionKeyWritten
from facilitator.study.folder import Study
from facilitator.workflow.derive import whole_study
from facilitator.workflow.keyring import keyed, nobody
from facilitator.workflow.redaction_key import write_redaction_key
from facilitator.workflow.shared_log import shared_log


@pytest.fixture
def one():
    return holder()


@pytest.fixture
def study(tmp_path, one):
    study = study_in(tmp_path / "study", one=one)
    brought(study)
    redacted(study)
    return study


def opened(file, one):
    """Open it as any tool that knows age does: with the holder's identity, and nothing of ours."""
    identity = pyrage.x25519.Identity.from_str(one.identity)
    return json.loads(pyrage.decrypt(file.read_bytes(), [identity]))


def test_a_holder_opens_it_with_age_alone(study, one):
    made = write_redaction_key(study, "AB")
    assert made.file.relative_to(study.root).parts[:2] == ("recordings", "study")
    told = opened(made.file, one)
    assert told["format"] == "facilitator/redaction-key/1"
    assert told["entries"] == [
        {"original": "Margaret", "replacement": "[Name 1]", "told_of": False, "type": "PERSON"}
    ]


def test_nobody_else_does_and_it_says_nothing_in_clear(study):
    made = write_redaction_key(study, "AB")
    stranger = pyrage.x25519.Identity.generate()
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(made.file.read_bytes(), [stranger])
    assert b"Margaret" not in made.file.read_bytes()


def test_written_somewhere_else_it_is_journaled_with_its_place_and_replaces_nothing(
    study, tmp_path
):
    out = tmp_path / "stick" / "key.age"
    out.parent.mkdir()
    write_redaction_key(study, "AB", out)
    (event,) = [r.event for r in whole_study(study) if isinstance(r.event, RedactionKeyWritten)]
    assert (event.by, event.file) == ("AB", str(out))
    assert out.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Refused, match="there already"):
        write_redaction_key(study, "AB", out)


def test_only_a_holder_gets_it(study):
    stranger = keyed(Study.open(study.root), study.state, nobody)
    with pytest.raises(Refused, match="No holder's key is at hand"):
        write_redaction_key(stranger, "AB")
    with pytest.raises(BadInput):
        write_redaction_key(study, None)


def test_in_a_study_that_is_not_encrypted_it_would_lie_readable_and_is_refused(tmp_path):
    study = study_in(tmp_path / "study")
    brought(study)
    redacted(study)
    with pytest.raises(Refused, match="would lie readable"):
        write_redaction_key(study, "AB")


def test_the_log_lies_readable_beside_the_session_and_holds_no_original(study):
    told, path = shared_log(desk(study))
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept == {"format": "facilitator/redaction-log/1", **told}
    assert kept["hash"] == desk(study).redaction.hash
    assert {entry["by"] for entry in kept["entries"]} == {"AB"}
    assert "[Name 1]" in path.read_text()
    assert "Margaret" not in path.read_text()


def test_the_command_says_where_the_key_lies(study, monkeypatch, capsys):
    at_home(monkeypatch, study)
    arguments = ["key", "redactions", "--by", "AB", "--json", "--study", str(study.root)]
    root.main(args=arguments, prog_name="f", standalone_mode=False)
    told = json.loads(capsys.readouterr().out)
    assert (told["format"], told["entries"]) == ("facilitator/key-redactions/1", 1)
    assert told["file"].endswith("redaction-key.age")
