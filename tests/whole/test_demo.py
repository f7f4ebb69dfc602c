"""The demo: the bundled rehearsal through every step, and nothing in it is prepared."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from leaks import found, spellable
from whole.test_bad_input import facilitator

from facilitator.errors import Refused, Unavailable
from facilitator.release.stages import Stage
from facilitator.session.events import EVENTS
from facilitator.study import stage_file
from facilitator.workflow.demo import NEEDED, Setting, steps

ROOT = Path(__file__).parents[2]
REHEARSAL = ROOT / "recordings" / "rehearsal"


@pytest.mark.parametrize("name", NEEDED)
def test_without_one_of_its_files_the_demo_says_so(tmp_path, name):
    copy = tmp_path / "rehearsal"
    shutil.copytree(REHEARSAL, copy)
    (copy / name).unlink()
    setting = Setting(tmp_path / "demo", key_in(tmp_path), copy, tmp_path / "state", (), 20_000)
    with pytest.raises(Unavailable, match=name):
        next(steps(setting, lambda progress: None))
    assert not (tmp_path / "demo").exists()
    assert not key_in(tmp_path).exists()


def test_the_key_lies_beside_the_study_for_its_owner_alone(tmp_path):
    setting = Setting(
        tmp_path / "demo", key_in(tmp_path), REHEARSAL, tmp_path / "state", (), 20_000
    )
    first = next(steps(setting, lambda progress: None))
    assert key_in(tmp_path).stat().st_mode & 0o077 == 0
    assert any("encrypted" in line for line in first.told)
    assert any(str(key_in(tmp_path)) in line for line in first.told)
    secret = next(line for line in key_in(tmp_path).read_text().splitlines() if "SECRET" in line)
    assert found([secret], [tmp_path / "demo"]) == []


def test_a_key_that_is_there_is_not_written_over(tmp_path):
    key_in(tmp_path).write_text("mine")
    setting = Setting(
        tmp_path / "demo", key_in(tmp_path), REHEARSAL, tmp_path / "state", (), 20_000
    )
    with pytest.raises(Refused):
        next(steps(setting, lambda progress: None))
    assert key_in(tmp_path).read_text() == "mine"
    assert not (tmp_path / "demo").exists()


def key_in(folder):
    return folder / "demo-key.txt"


def names_and_words(given: Path) -> list[str]:
    """Give what was said or typed in the rehearsal, but for words of the guide and the program."""
    truth = json.loads((REHEARSAL / "rehearsal.truth.json").read_text(encoding="utf-8"))
    log = (REHEARSAL / "rehearsal.keys.jsonl").read_text(encoding="utf-8").splitlines()
    typed = [json.loads(line).get("text", "") for line in log]
    said = spellable(" ".join([*typed, *(turn["text"] for turn in truth["turns"])]))
    own = given.read_text(encoding="utf-8").lower() + " ".join(name for name, _ in EVENTS)
    return [word for word in said if word.lower() not in own]


@pytest.mark.slow
def test_the_rehearsal_goes_through_every_step_to_a_pack_and_a_summary(tmp_path):
    (tmp_path / "here").mkdir()
    done = facilitator("demo", "--json", cwd=tmp_path / "here")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [step["step"] for step in told["steps"]][-1] == "summarise"
    assert all(step["ok"] for step in told["steps"])
    pack = Path(told["pack"])
    texts = [path.read_text(encoding="utf-8") for path in pack.rglob("*.txt")]
    assert len(texts) == 2
    for path in pack.rglob("*.docx"):
        texts.append(zipfile.ZipFile(path).read("word/document.xml").decode())
    # What was said off the record, and what was heard rightly and is a name, is nowhere in it.
    truth = json.loads((REHEARSAL / "rehearsal.truth.json").read_text(encoding="utf-8"))
    never = [one["text"] for one in truth["pii"]]
    never += ["Thaddeus", "bottle", "Larkspur", "Coldwater", "Rosalind", "Harlan"]
    for text in texts:
        assert "[off the record]" in text
        assert "[left out]" in text
        assert [word for word in never if word.lower() in text.lower()] == []
    study = tmp_path / "here" / Path(told["study"]).name
    assert "AGE-SECRET-KEY-1" in Path(told["key"]).read_text(encoding="ascii")
    assert "encrypted from the first byte" in done.stderr
    assert "sealed" in done.stderr
    words = names_and_words(study / "recordings" / "FG1" / "guide.md")
    assert {"Larkspur", "Rosalind", "Abernathy", "dinosaur"} <= set(words)
    assert found(words, [study / "recordings", tmp_path / "state"]) == []
    checked = subprocess.run(
        [sys.executable, "-m", "facilitator", "verify", "--study", str(study), "--json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(checked.stdout)["whole"]
    stage = stage_file.read(study / "recordings" / "FG1" / "derived").judged.stage
    assert stage is Stage.HANDED_OFF  # as `status` shows it to whoever has no key
