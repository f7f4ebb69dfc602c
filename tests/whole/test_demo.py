"""The demo: the bundled rehearsal through every step, and nothing in it is prepared."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from whole.test_bad_input import facilitator

from facilitator.errors import Unavailable
from facilitator.workflow.demo import NEEDED, Setting, steps

ROOT = Path(__file__).parents[2]
REHEARSAL = ROOT / "recordings" / "rehearsal"


@pytest.mark.parametrize("name", NEEDED)
def test_without_one_of_its_files_the_demo_says_so(tmp_path, name):
    copy = tmp_path / "rehearsal"
    shutil.copytree(REHEARSAL, copy)
    (copy / name).unlink()
    setting = Setting(tmp_path / "demo", copy, tmp_path / "state", (), 20_000)
    with pytest.raises(Unavailable, match=name):
        next(steps(setting, lambda progress: None))
    assert not (tmp_path / "demo").exists()


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
    checked = subprocess.run(
        [sys.executable, "-m", "facilitator", "verify", "--study", str(study), "--json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(checked.stdout)["whole"]
