"""A session that ended over a day ago is sealed by whatever command comes next."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from closed_study import GUIDE, made, note

from facilitator.session.events import live
from facilitator.study import key_files
from facilitator.study.clock import SessionClock, utc_us


class Yesterday:
    """A clock that is over a day behind."""

    boot = "b007b007"

    def now(self):
        return 5_000_000

    def utc(self):
        when = datetime.now(UTC) - timedelta(hours=25)
        return f"{when:%Y-%m-%dT%H:%M:%S}.000Z"

    def sleep(self, time):
        raise AssertionError("nobody waits")


def test_the_next_command_seals_and_says_so_in_one_line(tmp_path):
    room = made(tmp_path)
    session = room.study.new_session("FG1")
    session.guide_copy.write_bytes(GUIDE)
    with session.writer("facilitator", SessionClock(Yesterday(), 0)) as ledger:
        ledger.append(live.SessionStarted(4, "g", "0" * 64, "mic"), note(), at=0)
        ledger.append(live.SessionEnded((), ()), at=1)
    (key,) = (room.state / "open").iterdir()
    long_ago = utc_us(Yesterday().utc()) // 1_000_000 - 3600
    os.utime(key, (long_ago, long_ago))
    env = {
        **os.environ,
        "FACILITATOR_STATE": str(room.state),
        "FACILITATOR_CONFIG": str(tmp_path / "config"),
    }
    command = [sys.executable, "-m", "facilitator", "status", "--json"]
    first, second = (
        subprocess.run(command, cwd=room.study.root, env=env, capture_output=True, text=True)
        for _ in range(2)
    )
    assert first.stderr == "Sealed, for they ended or were cut short over a day ago: FG1.\n"
    assert second.stderr == ""
    assert json.loads(first.stdout)["format"] == "facilitator/status/1"
    assert key_files.open_sessions(room.state) == ()
