"""`redact`, `residual` and `sign` as a person types them, on a session that was brought in."""

import io
import json

import pytest
from brought import PLAIN_AND_ENCRYPTED, append, at_home, brought, desk, sealed, study_in

from facilitator.cli.main import run
from facilitator.session.events.desk import ClearCopyMade, TextCorrected
from facilitator.session.events.whole_study import ReplacementGiven

SAID = """FACILITATOR: Who taught you that?

P1: Dr. Vandermeer did, at Mercy Ridge Hospital. Vandermeer sat down, every time.

P2: And Keisha, her number was 619-555-0142. By the grace of God.
"""


@pytest.fixture(params=PLAIN_AND_ENCRYPTED, ids=("plain", "encrypted"))
def study(tmp_path, monkeypatch, request):
    study = study_in(tmp_path / "study", one=request.param)
    brought(study, said=SAID)
    at_home(monkeypatch, study)
    sealed(study)
    return study


@pytest.fixture
def typed(study, capsys):
    def type_it(*arguments):
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run([*arguments, "--study", str(study.root)])
        shown = capsys.readouterr()
        return ended.value.code, shown.out, shown.err

    return type_it


@pytest.fixture
def decide(typed, study):
    def apply(*decisions, **more):
        path = study.root / "decisions.json"
        path.write_text(json.dumps({"decisions": list(decisions), **more}))
        return typed("redact", "FG5", "--apply", str(path), "--by", "ab", "--json")

    return apply


def listed(typed):
    status, out, _ = typed("redact", "FG5", "--list", "--json", "--clear")
    assert status == 0
    return json.loads(out)


def clear_copies(study):
    return [r.event for r in desk(study).records if isinstance(r.event, ClearCopyMade)]


def whole_study(study, kind):
    return [r.event for r in study.whole.read().records if isinstance(r.event, kind)]


def test_the_list_carries_the_hash_and_every_flag_with_its_place(typed):
    shown = listed(typed)
    assert shown["format"] == "facilitator/redact/1"
    assert (shown["open"], shown["decided"], len(shown["hash"])) == (5, 0, 64)
    first = shown["flags"][0]
    assert (first["text"], first["type"], first["identifier"]) == (
        "Dr. Vandermeer",
        "PERSON",
        "direct",
    )
    assert (first["segment"], first["start"], first["end"], first["decision"]) == (1, 0, 14, None)
    assert {f["entity"] for f in shown["flags"] if "Vander" in f["text"]} == {"vandermeer"}


def test_words_go_into_a_pipe_only_when_asked_and_that_is_journaled(typed, study):
    status, out, err = typed("redact", "FG5", "--list")
    assert (status, out) == (1, "")
    assert "Add --clear" in err
    assert clear_copies(study) == []
    typed("redact", "FG5", "--list", "--clear", "--by", "ab")
    assert clear_copies(study) == [ClearCopyMade("FG5", "redact --list", "AB")]


def test_the_list_reads_well_one_line_after_the_other_with_the_likely_ones_first(typed, decide):
    decide({"text": "Keisha", "decision": "keep"}, {"entity": "vandermeer", "decision": "redact"})
    status, out, _ = typed("redact", "FG5", "--list", "--clear")
    lines = out.splitlines()
    assert status == 0
    assert lines[0].startswith("Likely: ")
    place = lines.index("Dr. Vandermeer – name, direct; said 2 times, 2 decided; becomes [Name 1].")
    assert lines[place + 1].startswith(
        "  segment 1, redacted by AB: Dr. Vandermeer as Dr. [Name 1]"
    )
    assert lines[place + 2].startswith("    P1: [[Dr. Vandermeer]] did, at Mercy Ridge Hospital.")
    assert any(line.startswith("  segment 2, kept by AB: Keisha") for line in lines)
    assert lines[-1] == "3 of 5 flags decided."


def test_names_from_standard_input_are_looked_for_and_lie_nowhere(typed, study, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("By the Grace, Ms Quillfeather\n"))
    status, out, _ = typed("redact", "FG5", "--list", "--json", "--clear", "--names", "-")
    assert status == 0
    flags = json.loads(out)["flags"]
    assert "By the grace" in [flag["text"] for flag in flags]
    assert len(flags) == len(listed(typed)["flags"]) + 1
    files = [path for path in study.root.parent.rglob("*") if path.is_file()]
    assert not [path for path in files if b"uillfeather" in path.read_bytes()]


def test_names_are_decided_with_a_file_of_decisions(typed, study, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("By the grace"))
    path = study.root / "decisions.json"
    path.write_text(json.dumps({"decisions": [{"rest": "redact"}]}))
    status, _, _ = typed("redact", "FG5", "--apply", str(path), "--by", "ab", "--names", "-")
    assert status == 0
    shown = listed(typed)
    assert ("By the grace", "redact") in [(f["text"], f["decision"]) for f in shown["flags"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--list", "--clear", "--names", "roster.txt"), "read from standard input alone"),
        (("--names", "-"), "press p"),
    ],
)
def test_names_are_taken_from_no_file_and_not_beside_the_screen(typed, arguments, said):
    status, _, err = typed("redact", "FG5", *arguments)
    assert status == 1
    assert said in err


def test_who_is_told_of_and_what_it_is_in_general_is_said_in_a_file(typed, decide):
    decide(
        {"entity": "vandermeer", "decision": "redact", "told_of": True},
        {"text": "Mercy Ridge Hospital", "decision": "redact", "general": "a rural hospital"},
        {"rest": "redact"},
    )
    entities = {one["entity"]: one for one in listed(typed)["entities"]}
    assert entities["vandermeer"]["told_of"] is True
    assert entities["mercy ridge hospital"]["becomes"] == "[a rural hospital]"
    decide({"entity": "vandermeer", "general": "a doctor"})
    said = {one["entity"]: one for one in listed(typed)["entities"]}["vandermeer"]
    assert (said["told_of"], said["general"]) == (True, "a doctor")


def test_decisions_from_a_file_are_seen_in_the_list_and_numbered_in_the_study(typed, decide, study):
    status, out, _ = decide({"text": "Keisha", "decision": "keep"}, {"rest": "redact"})
    done = json.loads(out)
    assert (status, done["open"], done["kept"], done["redacted"]) == (0, 0, 1, 4)
    shown = listed(typed)
    assert shown["hash"] == done["hash"]
    assert [(f["text"], f["replacement"]) for f in shown["flags"]] == [
        ("Dr. Vandermeer", "[Name 1]"),
        ("Mercy Ridge Hospital", "[Hospital 1]"),
        ("Vandermeer", "[Name 1]"),
        ("Keisha", None),
        ("619-555-0142", "[Phone 1]"),
    ]
    assert len(whole_study(study, ReplacementGiven)) == 3


def test_a_file_with_an_unknown_flag_changes_nothing(typed, decide):
    before = listed(typed)
    decide({"rest": "redact"})
    after = listed(typed)
    refused = decide({"flag": "i9.1-i9.1:PERSON", "decision": "keep"})
    assert refused[0] == 1
    assert "nothing was changed" in refused[2]
    assert json.loads(refused[1])["refused"]["evidence"] == ["decision 1: no such flag"]
    assert listed(typed) == after != before


def test_a_file_for_an_earlier_text_is_refused(typed, decide, study):
    before = listed(typed)["hash"]
    word = desk(study).transcript.segments[2].words[1]
    append(desk(study), TextCorrected(word.name, word.name, "AB", "Keysha,"))
    status, _, err = decide({"rest": "redact"}, hash=before)
    assert status == 1
    assert "changed since this file was written" in err


def test_a_correction_brings_a_decision_down_and_voids_the_signature(typed, decide, study):
    decide({"rest": "redact"})
    assert typed("sign", "FG5", "--by", "ab", "--yes")[0] == 0
    word = desk(study).transcript.segments[2].words[1]
    append(desk(study), TextCorrected(word.name, word.name, "AB", "Keysha,"))
    shown = listed(typed)
    assert [f["text"] for f in shown["flags"] if f["decision"] is None] == ["Keysha"]
    status, _, err = typed("sign", "FG5", "--by", "ab", "--yes")
    assert status == 1
    assert "One flag of FG5 is open" in err


def test_signing_asks_for_yes_without_a_terminal_and_says_what_stands(typed, decide):
    decide({"rest": "redact"})
    status, _, err = typed("sign", "FG5", "--by", "ab")
    assert status == 1
    assert "--yes" in err
    status, out, err = typed("sign", "FG5", "--by", "ab", "--yes", "--json")
    assert status == 0
    signed = json.loads(out)
    assert (signed["by"], signed["of_needed"], len(signed["hash"])) == ("AB", 1, 64)
    status, _, err = typed("sign", "FG5", "--by", "ab", "--yes")
    assert status == 1
    assert "AB has signed this text" in err


def test_a_drill_that_names_someone_is_kept_and_nothing_is_signed(typed, decide, study, tmp_path):
    decide({"rest": "redact"})
    told = tmp_path / "whom.txt"
    told.write_text("the one who went home is the dean's son\n")
    status, _, err = typed("sign", "FG5", "--by", "cd", "--drill", str(told), "--yes")
    assert (status, "CD could name someone in FG5; nothing was signed." in err) == (1, True)
    assert "dean" not in err
    status, out, _ = typed("gate", "FG5", "--json")
    drill = next(c for c in json.loads(out)["conditions"] if c["id"] == "drill")
    assert (status, drill["holds"], drill["evidence"]) == (1, False, "CD could name someone")
    status, out, err = typed("residual", "FG5", "--json")
    assert (status, "--clear" in out, "dean" in out) == (1, True, False)
    _, out, _ = typed("residual", "FG5", "--json", "--clear", "--by", "ab")
    assert json.loads(out)["named"] == ["CD: the one who went home is the dean's son"]
    told.write_text(" ")
    assert typed("sign", "FG5", "--by", "cd", "--drill", str(told), "--yes")[0] == 1


def test_a_drill_that_names_nobody_goes_with_the_signature_or_after_it(typed, decide):
    decide({"rest": "redact"})
    assert typed("sign", "FG5", "--by", "cd", "--drill", "none", "--yes")[0] == 0
    assert typed("sign", "FG5", "--by", "cd", "--drill", "none", "--yes")[0] == 0
    status, _, err = typed("sign", "FG5", "--by", "ab", "--drill", "none", "--yes")
    assert (status, "AB decided flags of FG5" in err) == (1, True)
    assert typed("sign", "FG5", "--by", "cd", "--yes")[0] == 1


def test_nobody_signs_with_open_flags_or_without_initials(typed):
    status, _, err = typed("sign", "FG5", "--by", "ab", "--yes")
    assert status == 1
    assert "open" in err
    status, _, err = typed("sign", "FG5", "--yes")
    assert status == 1
    assert "--by AB" in err


def test_what_still_shows_is_listed_and_accepted_with_a_reason(typed, decide, study):
    shown = listed(typed)
    text = next(s for s in desk(study).transcript.segments if s.number == 2).text
    at = text.index("Keisha")
    decide(
        {"missed": [2, at, at + 6], "type": "PERSON", "replacement": "Keysha, a nurse"},
        {"rest": "redact"},
        hash=shown["hash"],
    )
    status, out, _ = typed("residual", "FG5", "--json", "--clear")
    assert status == 0
    (hit,) = json.loads(out)["hits"]
    assert (hit["text"], hit["like"], hit["accepted"]) == ("Keysha", "Keisha", None)
    path = study.root / "accepted.json"
    path.write_text(json.dumps({"accepted": [{"hit": hit["hit"], "reason": "a brand of tea"}]}))
    assert typed("residual", "FG5", "--accept", str(path), "--by", "ab")[0] == 0
    _, out, _ = typed("residual", "FG5", "--json", "--clear")
    assert json.loads(out)["hits"][0]["accepted"] == "a brand of tea"


@pytest.mark.parametrize(
    "content",
    ["[]", "{", '{"accepted": [{"hit": "x", "reason": "y"}]}', '{"accepted": [{"reason": "y"}]}'],
)
def test_a_file_that_accepts_nothing_known_is_refused(typed, study, content):
    path = study.root / "accepted.json"
    path.write_text(content)
    assert typed("residual", "FG5", "--accept", str(path), "--by", "ab")[0] == 1


def test_a_missing_file_and_a_wrong_session_are_refused_in_two_sentences(typed):
    status, _, err = typed("redact", "FG5", "--apply", "nothing.json", "--by", "ab")
    assert (status, "There is no file" in err) == (1, True)
    status, _, err = typed("redact", "FG6", "--list", "--clear")
    assert (status, "FG5" in err) == (1, True)


def test_without_a_terminal_no_screen_is_opened(typed):
    status, _, err = typed("redact", "FG5", "--by", "ab")
    assert (status, "--list" in err) == (1, True)
