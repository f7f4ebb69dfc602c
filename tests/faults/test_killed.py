"""Sessions whose processes are killed at random moments: nothing acknowledged is lost."""

import os
import random
import signal
import time
from pathlib import Path

import pytest
from faults.kill_many import kill_many, table
from faults.killing import Blow
from faults.processes import Speaking, ended

from facilitator.formats.key_log import read_key_log
from facilitator.session.events.made import event_name
from facilitator.session.state import replay
from facilitator.study.folder import Study
from facilitator.study.steering import SteeringFile, steering_path
from facilitator.units import SECOND

REHEARSAL = Path(__file__).parents[2] / "recordings" / "rehearsal"
KEYS = REHEARSAL / "rehearsal.keys.jsonl"
MOST_SOUND_LOST = SECOND * 6 // 10
MOST_GAP_ERROR = SECOND // 10

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="needs /proc to see processes end"
)


def test_a_rehearsal_killed_twice_goes_on_and_loses_nothing(tmp_path):
    study = Study.create(tmp_path / "study", "Killed")
    state = tmp_path / "state"
    command = ["run", "--study", str(study.root), "--session", "FG1", "--participants", "6"]
    command += ["--headless", "--audio", str(REHEARSAL / "rehearsal.flac"), "--keys", str(KEYS)]
    command += ["--speed", "20"]
    env = {**os.environ, "FACILITATOR_STATE": str(state)}
    acknowledged = []
    for more in ([], ["--go-on"]):
        led = Speaking("led_session.py", [*command, *more], env, screen=False)
        led.opened()
        time.sleep(1.5)
        recorder = SteeringFile(steering_path(state, study.session("FG1").id)).recorder().pid
        led.strike("KILL")
        os.kill(recorder, signal.SIGKILL)
        led.gone()
        assert ended(recorder)
        acknowledged += led.lines
    led = Speaking("led_session.py", [*command, "--go-on"], env, screen=False)
    assert led.gone() == 0
    acknowledged += led.lines

    reading = study.session("FG1").read()
    on_disk = {(r.name, event_name(type(r.event))) for r in reading.records}
    said = [line.split() for line in acknowledged if not line.startswith("at ")]
    assert [one for one in said if (one[0], one[2]) not in on_disk] == []
    withdrawn = replay(reading.records).withdrawn_names
    done = [getattr(r.event, "line", None) for r in reading.records if r.name not in withdrawn]
    in_log = [line.line for line in read_key_log(KEYS.read_bytes(), KEYS.name)]
    assert sorted({line for line in done if line is not None}) == in_log
    # A rehearsal's file stands while nothing runs: no sound at all is missing from it.
    gaps = [r.event.why for r in reading.records if event_name(type(r.event)) == "gap.left"]
    assert set(gaps) == {"off_record"}


@pytest.mark.slow
def test_sixty_kills_lose_no_event_and_at_most_six_tenths_of_a_second(capsys):
    seed = int(os.environ.get("FACILITATOR_SEED") or random.randrange(2**32))
    with capsys.disabled():
        print(f"\nFACILITATOR_SEED={seed} kills the same again")
    blows = kill_many(60, seed, at_once=2, say=lambda blow: None)
    with capsys.disabled():
        print(table(blows))
    assert len(blows) == 60
    assert [blow.told() for blow in blows if not_as_promised(blow)] == []
    assert any(blow.sound_lost for blow in blows), "sound was being kept at some of the kills"


def not_as_promised(blow: Blow) -> bool:
    # What the machine itself kept everybody waiting for, no recorder can make good.
    late = (blow.sound_lost or 0) > MOST_SOUND_LOST + blow.machine_late
    wrong = (blow.gap_error or 0) > MOST_GAP_ERROR + blow.machine_late
    return bool(blow.lost) or late or wrong or not blow.same_item
