"""K5: Logs hold ids and figures, never words that were said."""

import json
import logging
import os
import stat
from enum import Enum

import pytest

from facilitator.study.log import MOST_BYTES, NAME, LogFile


class Why(Enum):
    FULL = "disk_full"


@pytest.fixture
def log(tmp_path):
    """A logger of ours into a fresh folder, and what stands in its file."""
    handler = LogFile(tmp_path / "state")
    ours, foreign = logging.getLogger("facilitator"), logging.getLogger("a.library")
    for logger in (ours, foreign):
        logger.addHandler(handler)
        logger.propagate = False

    def written():
        path = tmp_path / "state" / NAME
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []

    written.ours, written.foreign, written.path = ours, foreign, tmp_path / "state" / NAME
    yield written
    for logger in (ours, foreign):
        logger.removeHandler(handler)
        logger.propagate = True


def test_an_event_with_ids_and_figures_is_one_line(log):
    log.ours.error("part.refused", {"session": "FG3", "bytes": 512, "why": Why.FULL, "n": None})
    (line,) = log()
    assert line.pop("time").startswith("20")
    assert line == {"level": "error", "event": "part.refused", "session": "FG3", "bytes": 512,
                    "why": "Why.FULL", "n": None}  # fmt: skip


@pytest.mark.parametrize(
    ("message", "arguments"),
    [
        ("Margaret said no", ()),
        ("note.kept %s", ("FG3",)),
        ("note.kept", ({"text": "she said no"},)),
        ("note.kept", ({"words": ["Margaret", "said no"]},)),
        ("note.kept", ({"words": {"text": "Margaret"}},)),
        ("note.kept", ({"error": ValueError("Margaret")},)),
    ],
)
def test_a_record_with_any_text_in_it_is_dropped(log, message, arguments):
    log.ours.error(message, *arguments)
    assert log() == []


def test_of_what_a_library_says_only_who_and_where_is_kept(log):
    log.foreign.error("cannot tag %r", "Margaret")
    (line,) = log()
    assert (line["event"], line["who"]) == ("foreign.said", "a.library")
    assert "Margaret" not in json.dumps(line)


def test_the_log_is_for_its_owner_and_begins_anew_when_it_has_grown(log):
    log.ours.error("disk.full")
    assert stat.S_IMODE(log.path.stat().st_mode) == 0o600
    os.truncate(log.path, MOST_BYTES + 1)
    log.ours.error("disk.full")
    log.ours.error("disk.free")
    assert [line["event"] for line in log()] == ["disk.free"]
    assert (log.path.parent / f"{NAME}.1").exists()


def test_a_log_that_is_a_link_is_not_written_through(log, tmp_path):
    canary = tmp_path / "canary"
    canary.write_text("untouched")
    log.path.parent.mkdir()
    log.path.symlink_to(canary)
    log.ours.error("disk.full")
    assert canary.read_text() == "untouched"


def test_a_whole_way_logs_nothing(walked):
    logs = [path for folder in walked.own for path in folder.rglob("*.log*")]
    assert [path for path in logs if path.name != NAME] == []
    assert not (walked.state / NAME).exists(), (walked.state / NAME).read_text()
