"""What the machine says of itself, below a root folder of the test's own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from facilitator.machine.awake import keeper, kept_awake
from facilitator.machine.clock_set import clock_is_set
from facilitator.machine.disk_cipher import disk_is_encrypted
from facilitator.machine.power import Power, power

DEVICE = os.makedev(253, 1)


def supply(root, name, **said):
    folder = root / "sys/class/power_supply" / name
    folder.mkdir(parents=True)
    for key, text in said.items():
        (folder / key).write_text(f"{text}\n", encoding="ascii")


def block(root, name, uuid=None, below=()):
    folder = root / "sys/dev/block" / name
    (folder / "slaves").mkdir(parents=True)
    if uuid is not None:
        (folder / "dm").mkdir()
        (folder / "dm/uuid").write_text(uuid, encoding="ascii")
    for one in below:
        (folder / "slaves" / one.replace(":", "-")).symlink_to(root / "sys/dev/block" / one)


def test_a_machine_that_does_not_say_gives_none(tmp_path):
    assert power(tmp_path) is None
    assert disk_is_encrypted(tmp_path, DEVICE) is None
    assert clock_is_set(tmp_path) is None
    assert keeper(tmp_path) is None


def test_a_laptop_at_its_charger_is_not_on_battery(tmp_path):
    supply(tmp_path, "AC", type="Mains", online=1)
    supply(tmp_path, "BAT0", type="Battery", status="Full", capacity=98)
    assert power(tmp_path) == Power(on_battery=False, percent=98)


def test_a_pulled_charger_shows_with_the_emptiest_battery(tmp_path):
    supply(tmp_path, "AC", type="Mains", online=0)
    supply(tmp_path, "BAT0", type="Battery", status="Unknown", capacity=71)
    supply(tmp_path, "BAT1", type="Battery", status="Discharging", capacity=12)
    assert power(tmp_path) == Power(on_battery=True, percent=12)


def test_a_mouse_without_current_is_not_the_machine(tmp_path):
    supply(tmp_path, "AC", type="Mains", online=1)
    supply(tmp_path, "hid-1", type="Battery", scope="Device", status="Discharging", capacity=5)
    assert power(tmp_path) == Power(on_battery=False, percent=None)


def test_a_disk_over_a_cipher_is_encrypted_however_deep(tmp_path):
    block(tmp_path, "259:3")
    block(tmp_path, "253:0", "CRYPT-LUKS2-abc", below=("259:3",))
    block(tmp_path, "253:1", "LVM-abc", below=("253:0",))
    assert disk_is_encrypted(tmp_path, DEVICE) is True


def test_a_disk_of_which_a_part_is_plain_is_not_encrypted(tmp_path):
    block(tmp_path, "259:3")
    block(tmp_path, "253:0", "CRYPT-LUKS2-abc", below=("259:3",))
    block(tmp_path, "253:1", "LVM-abc", below=("253:0", "259:3"))
    assert disk_is_encrypted(tmp_path, DEVICE) is False


@pytest.mark.parametrize("synced", [True, False])
def test_the_clock_was_set_if_its_service_says_so(tmp_path, synced):
    service = tmp_path / "run/systemd/timesync"
    service.mkdir(parents=True)
    if synced:
        (service / "synchronized").touch()
    assert clock_is_set(tmp_path) is synced


def test_a_machine_that_cannot_be_kept_awake_goes_on_all_the_same():
    with kept_awake(None), kept_awake(("/no/such/program",)):
        pass


KEEPS = """
import sys
from facilitator.machine.awake import kept_awake
with kept_awake(("sh", "-c", f"echo $$ > {sys.argv[1]}; exec cat")):
    sys.stdin.read()
"""


def gone(pid):
    for _ in range(1500):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("kill", [False, True])
def test_what_keeps_it_awake_ends_with_the_recorder_whatever_ends_that(tmp_path, kill):
    said = tmp_path / "pid"
    command = [sys.executable, "-c", KEEPS, str(said)]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE)
    for _ in range(1500):
        if said.exists() and said.read_text().strip():
            break
        time.sleep(0.02)
    keeps = int(said.read_text())
    os.kill(keeps, 0)
    if kill:
        holder.send_signal(signal.SIGKILL)
    holder.stdin.close()
    holder.wait(timeout=30)
    assert gone(keeps)
