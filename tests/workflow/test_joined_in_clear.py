"""A holder's key is broken, so a group is recorded in clear: whoever joins writes as it is led."""

import pytest
from encrypted import Encrypted, durable

from facilitator.errors import Refused
from facilitator.workflow.derive import Desk
from facilitator.workflow.handing_over import handed_over
from facilitator.workflow.join_session import JoinedSession
from facilitator.workflow.seal import in_clear, seal


def changed(study, old, new):
    settings = study.path / "study.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def broken(tmp_path):
    """Give a study whose holder's key is none."""
    study = Encrypted(tmp_path)
    changed(study, study.holder.public, "age1broken")
    return study


def noted(joined):
    joined.draft("a zebra")
    joined.keep_note()
    assert joined.writer.flush(10)


def test_who_joins_a_group_recorded_in_clear_takes_notes_in_clear(broken):
    with broken.opened(clear=True) as live:
        durable(live)
        with JoinedSession(broken.study(), "FG1", broken.state) as session:
            assert not session.joined.view.encrypted
            noted(session.joined)
            assert "a zebra" in (live.folder.journal / "notes.1.jsonl").read_text(encoding="utf-8")


def test_a_group_recorded_in_clear_is_handed_over(broken):
    with broken.opened(clear=True) as live:
        live.conduct.hand_over()
        with handed_over(live, broken.study(), broken.state, print) as session:
            noted(session.joined)


def test_what_a_note_taker_still_writes_in_clear_is_not_sealed_away_under_them(broken):
    with broken.opened(clear=True) as live:
        durable(live)
        with JoinedSession(broken.study(), "FG1", broken.state) as session:
            live._open.close()
            changed(broken, "age1broken", broken.holder.public)
            study = broken.study()
            with pytest.raises(Refused, match="still takes notes"):
                seal(study, "FG1", in_clear(study, "FG1"))
            noted(session.joined)
    seal(study, "FG1", in_clear(study, "FG1"))
    held = broken.study(broken.holder)
    assert [n.text for n in Desk(held, held.session("FG1")).state.notes] == ["a zebra"]


def test_a_journal_put_there_in_clear_makes_nobody_write_in_clear(tmp_path):
    study = Encrypted(tmp_path)
    with study.opened() as live:
        durable(live)
        live.folder.in_clear().writer("facilitator", live.conduct.clock).close()
        with JoinedSession(study.study(), "FG1", study.state) as session:
            noted(session.joined)
            assert "zebra" not in (live.folder.journal / "notes.1.jsonl").read_text("utf-8")
