"""What `run` asks and says at a terminal around its screen, in real processes."""

import pytest
from asked_at_terminal import Asked
from encrypted import Encrypted
from faults.group import Group


def test_ctrl_c_where_the_word_clear_is_asked_for_says_that_nothing_was_recorded(tmp_path):
    study = Encrypted(tmp_path)
    settings = study.path / "study.toml"
    settings.write_text(settings.read_text().replace("age1", "age1broken"))
    command = ("run", "--study", study.path, "--session", "FG1", "--participants", 3)
    env = {"FACILITATOR_STATE": str(study.state), "FACILITATOR_CONFIG": str(tmp_path / "config")}
    asked = Asked(*command, cwd=tmp_path, env=env)
    asked.answers("Type clear to record so", "\x03")
    assert asked.ends() == 1
    assert "FG1 is not recorded" in asked.shown
    assert "kept" not in asked.shown
    assert not (study.path / "recordings" / "FG1").exists()


@pytest.mark.slow
def test_after_its_keys_were_lost_it_says_what_is_kept_now_and_what_is_closed(tmp_path):
    group = Group(tmp_path, tmp_path / "state", tmp_path)
    try:
        led = group.start(9, [0.5, 1.0, 8.0])
        group.wait_for_notes(2)
        led.type("o")
        group.wait_for_records("off.record.started", 1)
        group.kill()
        (key,) = (tmp_path / "state" / "open").glob("*.key")
        key.unlink()
        env = {
            "FACILITATOR_STATE": str(group.state),
            "FACILITATOR_CONFIG": str(tmp_path / "config"),
        }
        asked = Asked(*group.asked, "--go-on", cwd=tmp_path, env=env)
        said = asked.answers("How many seats", "\x03")
        assert "OFF THE RECORD: no sound is kept until you go on." in said
        assert "being recorded" not in said
        assert asked.ends() == 1
        done = group.command(*group.asked, "--headless", "--go-on", "--at", "II.q3")
    finally:
        group.close()
    assert done.returncode == 0, done.stderr
    assert "1 note, all on disk. " in done.stderr
    assert "what was done before is closed here" in done.stderr
