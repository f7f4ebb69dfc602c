"""lost or stolen laptop: grep of a sealed folder and state folder for every spoken word and name:
none. Session keys that lie open while a group is live, and a study without encryption, rely on the
disk's encryption: the manual says so.
"""

from leaks import found, found_in
from lies_about.walk import SECRETS, TRANSCRIPT

NAMES = ("Hollingsworth", "Quetzalcoatl", "Llanfairpwll", "Margaret")


def test_no_word_or_name_lies_in_any_byte_of_study_state_config_or_cache(walked):
    assert all(secret in TRANSCRIPT or secret == "giraffes" for secret in SECRETS)
    folders = [walked.state, walked.home, walked.tmp]
    folders += [path for path in walked.study.iterdir() if path.name != "packs"]
    assert (walked.study / "recordings" / "FG1" / "journal").is_dir()
    assert found(SECRETS, folders) == []


def test_a_pack_holds_no_name(walked):
    assert list((walked.study / "packs").rglob("*.docx"))
    assert found(NAMES, [walked.study / "packs"]) == []


def test_nothing_of_it_was_printed_into_a_pipe(walked):
    assert found_in(SECRETS, (walked.said + walked.printed).encode()) == []


def test_no_key_of_a_sealed_session_lies_in_clear(walked):
    every = [path for folder in walked.own for path in folder.rglob("*") if path.is_file()]
    assert [path for path in every if b"AGE-SECRET-KEY-" in path.read_bytes()] == []
    assert len(list((walked.study / "recordings").glob("FG*/keys/*.age"))) == 12, "3 pairs, twice"
