"""The study at a glance, with keys and without."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from brought import append, brought, corrections, desk, redacted, signed, study_in, through
from closed_study import SAID, led, made

from facilitator.cli.main import run
from facilitator.release.stages import Stage
from facilitator.session.events import live
from facilitator.session.events.desk import ClearCopyMade, ClearCopyRemoved
from facilitator.session.events.machine import TranscriptionEnded
from facilitator.study import stage_file
from facilitator.study.stage_file import NAME
from facilitator.workflow.hand_off import Asked, hand_off
from facilitator.workflow.seal import seal
from facilitator.workflow.stage import Around
from facilitator.workflow.status import keep_stages, session_status, status


def only(study):
    (one,) = status(study).sessions
    return one


def stage_file_of(study, name="FG5") -> Path:
    return study.session(name).derived / NAME


class TestPlain:
    @pytest.fixture
    def study(self, tmp_path):
        return study_in(tmp_path / "s")

    def test_a_session_goes_from_stage_to_stage(self, study):
        here = brought(study)
        assert only(study).stage is Stage.TRANSCRIBED
        corrections(study, {"hash": here.redaction.hash, "reviewed": "all"})
        assert only(study).stage is Stage.REVIEWED
        redacted(study)
        assert only(study).stage is Stage.REDACTED
        signed(study)
        assert only(study).stage is Stage.SIGNED
        hand_off(study, Asked(coders=("A",), double=0))
        assert only(study).stage is Stage.HANDED_OFF
        assert only(study).participants == 2
        assert only(study).open_flags == 0
        assert not only(study).locked

    def test_what_is_kept_is_what_is_found_anew(self, study):
        through(study)
        kept = status(study)
        assert status(study) == kept
        shutil.rmtree(study.session("FG5").derived)
        assert status(study) == kept

    def test_while_the_journals_end_the_same_nothing_is_found_anew(self, study):
        through(study)
        kept = status(study)
        shutil.rmtree(study.session("FG5").heard)  # the words themselves
        assert status(study) == kept
        stage_file_of(study).unlink()
        assert only(study).trouble is not None

    @pytest.mark.parametrize("spoil", [b"", b"{}", b"\x00" * 80, b'{"format":1}'])
    def test_a_damaged_file_is_made_again(self, study, spoil):
        through(study)
        kept, good = status(study), stage_file_of(study).read_bytes()
        stage_file_of(study).write_bytes(spoil)
        assert status(study) == kept
        assert stage_file_of(study).read_bytes() == good

    def test_one_of_another_time_is_made_again(self, study):
        here = brought(study)
        only(study)
        old = stage_file_of(study).read_bytes()
        corrections(study, {"hash": here.redaction.hash, "reviewed": "all"})
        now = status(study)
        stage_file_of(study).write_bytes(old)
        assert status(study) == now

    def test_other_settings_are_another_stage(self, study):
        through(study)
        assert only(study).stage is Stage.SIGNED
        two = study_in(study.root, "[redaction]\nreviewers = 2\n")
        assert only(two).stage is Stage.REDACTED

    def test_a_folder_that_cannot_be_written_is_shown_all_the_same(self, study):
        through(study)
        kept = status(study)
        derived = study.session("FG5").derived
        shutil.rmtree(derived)
        derived.write_text("")  # no folder: writing fails for every user
        assert status(study) == kept

    def test_it_is_not_called_encrypted(self, study):
        assert status(study).closed == "not encrypted"
        assert status(study).warning is None

    def test_words_of_an_unknown_form_cost_a_session_its_line_alone(self, study):
        brought(study)
        session = study.new_session("FG6")
        stored = session.store_heard(b"{}")
        with session.writer("transcriber", session.clock()) as journal:
            journal.append(TranscriptionEnded("h1", stored), at=0)
        one, other = status(study).sessions
        assert (one.session, one.trouble) == ("FG5", None)
        assert "no form that is known" in other.trouble

    def test_copies_in_clear_count_until_they_are_removed(self, study):
        here = brought(study)
        append(here, ClearCopyMade("FG5", "transcript", file="/tmp/a"))
        assert only(study).clear_copies == 1
        made_by = desk(study, "FG5").standing[-1].name
        append(here, ClearCopyRemoved(made_by, "removed"))
        assert only(study).clear_copies == 0


class TestLocked:
    """An encrypted study that someone without a key looks at."""

    @pytest.fixture
    def room(self, tmp_path):
        return made(tmp_path)

    def sealed(self, room):
        """Give the study as another command sees it, once no key lies open."""
        shutil.rmtree(room.state / "open", ignore_errors=True)
        return room.opened_by()

    def test_what_needs_a_key_is_not_known(self, room):
        through(room.opened_by(room.one))
        one = only(self.sealed(room))
        assert (one.participants, one.open_flags, one.closed) == (None, None, ())
        assert one.locked
        assert "facilitator unlock FG5" in one.about_keys

    def test_the_stage_is_what_the_last_holder_of_a_key_found(self, room):
        holder = room.opened_by(room.one)
        through(holder)
        keep_stages(holder)
        assert only(self.sealed(room)).stage is Stage.SIGNED
        assert only(room.opened_by(room.one)).participants == 2

    def test_without_it_types_prove_less_never_more(self, room):
        holder = room.opened_by(room.one)
        through(holder)
        shutil.rmtree(holder.session("FG5").derived)
        one = only(self.sealed(room))
        assert one.stage is Stage.TRANSCRIBED
        assert one.next.command == "facilitator review FG5 --apply FILE --by AB"

    def test_it_does_not_outlive_another_record(self, room):
        holder = room.opened_by(room.one)
        through(holder)
        keep_stages(holder)
        append(desk(holder, "FG5"), live.MomentMarked("quote", None, None, 0))
        assert only(self.sealed(room)).stage is Stage.TRANSCRIBED
        keep_stages(holder)
        assert only(self.sealed(room)).stage is Stage.SIGNED

    def test_a_new_program_does_not_lose_what_a_holder_found(self, room, monkeypatch):
        holder = room.opened_by(room.one)
        through(holder)
        keep_stages(holder)
        monkeypatch.setattr("facilitator.workflow.stage.__version__", "99")
        assert only(self.sealed(room)).stage is Stage.SIGNED
        assert only(room.opened_by(room.one)).stage is Stage.SIGNED

    def test_a_holder_who_looks_finds_it_and_it_stays(self, room):
        through(room.opened_by(room.one))
        self.sealed(room)
        assert only(room.opened_by(room.one)).stage is Stage.SIGNED
        assert only(room.opened_by()).stage is Stage.SIGNED

    def test_a_session_cut_short_says_so(self, room):
        session = room.study.new_session("FG1")
        journal = session.writer("facilitator", session.clock())
        journal.append(live.SessionStarted(8, "g", "", "mic"), at=0)
        journal.close()
        one = only(self.sealed(room))
        assert one.facts.cut_short
        assert one.said == "cut short"
        assert "--go-on" in one.next.command

    def test_a_rehearsal_cut_short_needs_its_recording_again(self, room):
        session = room.study.new_session("FG1")
        journal = session.writer("facilitator", session.clock())
        journal.append(live.SessionStarted(8, "g", "", "file"), at=0)
        journal.close()
        one = only(room.opened_by())
        assert one.next.command == "facilitator run --session FG1 --go-on --audio FILE"
        assert not one.next.ready

    def test_one_that_was_left_before_recording_has_nothing_to_transcribe(self, room):
        session = room.study.new_session("FG1")
        journal = session.writer("facilitator", session.clock())
        journal.append(live.SessionStarted(8, "g", "", "mic"), live.SessionEnded((), ()), at=0)
        journal.close()
        for study in (room.opened_by(), self.sealed(room)):
            one = only(study)
            assert one.said == "nothing recorded"
            assert "transcribe" not in one.next.command
            assert "FG1b" in one.next.command

    def test_nothing_readable_is_kept(self, room):
        holder = room.opened_by(room.one)
        through(holder)
        keep_stages(holder)
        kept = stage_file_of(holder).read_bytes()
        assert b"signed" in kept
        for word in (b"Margaret", b"lesson", b"participants", b"heard otherwise"):
            assert word not in kept

    def test_one_that_lies_open_is_listed_until_it_is_sealed(self, room):
        led(room.study)
        one = only(room.opened_by())
        assert one.unsealed
        assert one.participants == 4
        assert "facilitator seal FG1" in one.about_keys
        assert not only(self.sealed(room)).unsealed

    def test_sealing_leaves_the_stage_to_be_seen(self, room):
        session = led(room.study)
        seal(room.study, "FG1")
        assert only(room.opened_by()).locked
        judged = stage_file.read(session.derived).judged
        assert judged.stage is Stage.RECORDED

    def test_a_stage_that_hangs_on_the_studys_journal_waits_for_its_key(self, room):
        """The open key of a session does not open which numbers names were given."""
        holder = room.opened_by(room.one)
        through(holder)
        hand_off(holder, Asked(coders=("A",), double=0))
        holder.keyring.keep_open(holder.session("FG5").keys)
        open_key = room.opened_by()
        one = session_status(Around.of(open_key), open_key.session("FG5"))
        assert not one.locked
        assert one.stage is Stage.REVIEWED
        keep_stages(holder)
        assert only(open_key).stage is Stage.HANDED_OFF

    def test_status_asks_nobody(self, room):
        through(room.opened_by(room.one))
        self.sealed(room)

        def never():
            raise AssertionError("asked")

        holder = room.opened_by(room.one)
        keep_stages(replace(holder, keyring=replace(holder.keyring, ask=never)))

    def test_one_key_is_warned_of_and_two_are_told(self, room, tmp_path):
        assert status(room.study).closed == "encrypted · one key"
        assert "facilitator key add" in status(room.study).warning
        other = made(tmp_path / "other", room.one)
        assert status(other.study).closed == "encrypted · two keys"
        assert status(other.study).warning is None

    def test_the_command_line_prints_null_for_what_needs_a_key(self, room, monkeypatch, capsys):
        monkeypatch.setenv("FACILITATOR_STATE", str(room.state))
        monkeypatch.setenv("FACILITATOR_CONFIG", str(room.state / "config"))
        through(room.opened_by(room.one))
        self.sealed(room)
        printed = json.loads(self.output(capsys, room, "--json"))
        assert printed["encryption"] == "age"
        (one,) = printed["sessions"]
        assert (one["participants"], one["open_flags"], one["locked"]) == (None, None, True)
        text = self.output(capsys, room)
        assert "T · encrypted · one key\n" in text
        assert "FG5        locked" in text
        identity = room.state / "me"
        identity.write_text(room.one.identity)
        opened = json.loads(self.output(capsys, room, "--json", "--identity", str(identity)))
        assert opened["sessions"][0]["participants"] == 2

    def test_every_command_that_had_keys_leaves_the_stage_behind(self, room, monkeypatch):
        monkeypatch.setenv("FACILITATOR_STATE", str(room.state))
        monkeypatch.setenv("FACILITATOR_CONFIG", str(room.state / "config"))
        here = brought(room.opened_by(room.one))
        reviewed = room.state / "reviewed.json"
        reviewed.write_text(json.dumps({"hash": here.redaction.hash, "reviewed": "all"}))
        identity = room.state / "me"
        identity.write_text(room.one.identity)
        asked = ["--apply", str(reviewed), "--by", "AB", "--identity", str(identity)]
        with pytest.raises(SystemExit) as ended:
            run(["review", "FG5", "--study", str(room.study.root), *asked])
        assert ended.value.code == 0
        assert only(self.sealed(room)).stage is Stage.REVIEWED

    def test_a_hand_off_is_seen_without_a_key_and_so_after_lock(self, room, monkeypatch):
        monkeypatch.setenv("FACILITATOR_STATE", str(room.state))
        monkeypatch.setenv("FACILITATOR_CONFIG", str(room.state / "config"))
        through(room.opened_by(room.one))
        identity = room.state / "me"
        identity.write_text(room.one.identity)
        for command in (("handoff", "--coders", "A"), ("summary", "FG5", "--clear"), ("lock",)):
            asked = [*command, "--study", str(room.study.root), "--identity", str(identity)]
            with pytest.raises(SystemExit) as ended:
                run(asked)
            assert ended.value.code == 0
            assert only(self.sealed(room)).stage is Stage.HANDED_OFF, command

    def output(self, capsys, room, *more):
        with pytest.raises(SystemExit) as ended:
            run(["status", "--study", str(room.study.root), *more])
        assert ended.value.code == 0
        return capsys.readouterr().out


def test_rescued_parts_are_brought_home_and_said(tmp_path):
    room = made(tmp_path)
    session = led(room.study)
    away = room.state / "rescue" / session.id / "journal"
    away.mkdir(parents=True)
    (session.journal / "facilitator.1.jsonl").rename(away / "facilitator.1.jsonl")
    (room.study.root / "recordings" / "FG1" / "journal" / "notes-0000.1.jsonl").write_bytes(
        (away / "facilitator.1.jsonl").read_bytes().split(b"\n")[0] + b"\n"
    )
    found = status(room.opened_by())
    assert found.came_home == ("FG1: 1 rescued file was brought home.",)
    assert found.sessions[0].stage is Stage.RECORDED
    assert status(room.opened_by()).came_home == ()


def test_no_note_is_in_what_is_kept(tmp_path):
    room = made(tmp_path)
    led(room.study)
    status(room.study)
    kept = stage_file_of(room.study, "FG1").read_bytes()
    assert b"note.taken" in kept
    assert SAID.encode() not in kept
    assert b'"participants"' not in kept
