"""What we close opens with age itself, as the page on keys says, and what age makes we open."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from asked_at_terminal import Asked
from closed_study import SAID, led, made

from facilitator.vault import identity
from facilitator.workflow.seal import seal

PAGE = Path(__file__).parents[2] / "docs" / "internals" / "keys.md"
WORDS = "correct horse battery staple giraffe lamp"

pytestmark = pytest.mark.skipif(
    shutil.which("age") is None, reason="age is not installed: apt install age"
)


def blocks(kind):
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.S | re.M)


def test_the_page_s_commands_open_a_sealed_session(tmp_path):
    room = made(tmp_path)
    session = led(room.study, "FG3")
    session.store_heard(b"what an engine heard")
    seal(room.opened_by(), "FG3")
    (tmp_path / "me.txt").write_text(f"{room.one.identity}\n")
    script = "set -eu\n" + "".join(blocks("bash")).replace("/dev/shm", str(tmp_path))
    done = subprocess.run(
        ["bash", "-c", script], cwd=room.study.root, capture_output=True, text=True, check=True
    )
    assert SAID in done.stdout
    assert '"speaker":"P4"' in done.stdout
    assert done.stdout.endswith("what an engine heard")


def test_age_refuses_a_stranger_as_we_do(tmp_path):
    room = made(tmp_path)
    session = led(room.study)
    (tmp_path / "other.txt").write_text(identity.make()[0])
    wrapped = session.path / "keys" / "words.1.age"
    done = subprocess.run(
        ["age", "-d", "-i", tmp_path / "other.txt", wrapped], capture_output=True, text=True
    )
    assert done.returncode != 0
    assert "no identity matched any of the recipients" in done.stderr


@pytest.mark.slow
def test_age_opens_the_key_that_we_protect(tmp_path):
    secret, _ = identity.make()
    file = identity.closed(secret, WORDS)
    for name, data in (("k.age", file), ("paper.txt", identity.on_paper(file).encode())):
        (tmp_path / name).write_bytes(data)
        age = Asked("-d", "-o", "k.txt", name, cwd=tmp_path, env={}, program=("age",))
        age.answers("passphrase", WORDS)
        assert age.ends() == 0
        assert (tmp_path / "k.txt").read_text() == f"{secret}\n"


@pytest.mark.slow
@pytest.mark.parametrize("armour", [(), ("-a",)])
def test_we_open_a_key_that_age_protects(tmp_path, armour):
    subprocess.run(["age-keygen", "-o", tmp_path / "k"], check=True, capture_output=True)
    age = Asked("-p", *armour, "-o", "k.age", "k", cwd=tmp_path, env={}, program=("age",))
    age.answers("nter passphrase", WORDS)
    age.answers("onfirm passphrase", WORDS)
    assert age.ends() == 0
    found = identity.opened((tmp_path / "k.age").read_bytes(), "k", lambda: WORDS)
    assert found in (tmp_path / "k").read_text()
