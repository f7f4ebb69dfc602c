"""`guide check`, `guide show`, `codebook` and `codebook check`, as a person types them."""

import json
from pathlib import Path

import pytest

from facilitator.cli import main

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "guides" / "compassionate-care.md"


@pytest.fixture
def typed(capsys):
    """Run a command; give its exit status, standard output and standard error."""

    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return ended.value.code, said.out, said.err

    return run


def test_a_sound_guide_is_said_to_be_so(typed):
    status, out, err = typed("guide", "check", GUIDE)
    assert (status, err) == (0, "")
    assert out.endswith("no mistakes. 85 of 90 min in 6 sections, 32 items.\n")
    assert json.loads(typed("guide", "check", GUIDE, "--json")[1]) == {
        "format": "facilitator/guide-check/1",
        "problems": [],
    }


def test_mistakes_are_a_line_each_and_exit_1(typed, tmp_path):
    path = tmp_path / "mine.md"
    path.write_text("# I. Go {minutes=x\n\n[Begin\u202e.\n", encoding="utf-8")
    status, out, err = typed("guide", "check", path)
    assert (status, err) == (1, "4 mistakes to mend.\n")
    assert out.split("\n")[0] == f"{path}:1:9 The brace is not closed. → {{minutes=x}}"
    status, out, _ = typed("guide", "check", path, "--json")
    assert status == 1
    assert json.loads(out)["problems"][1] == {
        "line": 1,
        "column": 18,
        "text": "minutes 'x' is no whole number of minutes.",
        "write_instead": "minutes=20",
    }


def test_a_guide_with_mistakes_still_shows_its_outline(typed, tmp_path):
    path = tmp_path / "mine.md"
    path.write_text("# I. Go {minutes=x}\n\nWhat was it?\n", encoding="utf-8")
    status, out, err = typed("guide", "show", path)
    assert status == 1
    assert "I.q1  ask    What was it?" in out
    assert err == (
        f"The guide {path} has 1 mistake. `facilitator guide check` shows each with its place.\n"
    )
    status, out, _ = typed("guide", "show", path, "--json")
    assert status == 1
    assert json.loads(out)["refused"]["evidence"][0].startswith("mine.md:1:18 minutes 'x'")


def test_a_missing_guide_is_two_sentences_and_exit_1(typed, tmp_path):
    status, out, err = typed("guide", "check", tmp_path / "absent.md")
    assert (status, out) == (1, "")
    assert err == f"There is no file {tmp_path / 'absent.md'}. Name the guide's .md file.\n"
    _, out, _ = typed("guide", "check", tmp_path / "absent.md", "--json")
    assert json.loads(out)["refused"]["todo"] == "Name the guide's .md file."


def test_a_guide_is_checked_by_its_name_too(typed):
    status, out, _ = typed("guide", "check", "shift-handover")
    assert (status, "no mistakes" in out) == (0, True)
    status, _, err = typed("guide", "check", "shift-handovr")
    assert (status, "Did you mean shift-handover?" in err) == (1, True)


def test_no_file_named_is_wrong_usage(typed):
    assert typed("guide", "check")[0] == 2


def test_the_outline_is_shown_of_the_study_s_guide_of_a_named_one_or_of_a_file(
    typed, tmp_path, monkeypatch
):
    own = typed("guide", "show", "--study", ROOT)
    assert own[0] == 0
    assert "II. Learning to interact" in own[1]
    monkeypatch.chdir(tmp_path)
    assert typed("guide", "show", "compassionate-care") == own
    assert typed("guide", "show", GUIDE) == own
    status, out, err = typed("guide", "show")
    assert (status, out) == (1, "")
    assert err


def test_the_outline_for_programs_names_every_item(typed):
    status, out, _ = typed("guide", "show", GUIDE, "--json")
    shown = json.loads(out)
    assert status == 0
    assert (shown["format"], shown["minutes"]) == ("facilitator/guide-show/1", 90)
    assert [section["id"] for section in shown["sections"]] == [
        "introduction",
        *("I", "II", "III", "IV", "V"),
    ]
    assert shown["sections"][2]["items"][2]["of"] == "II.q2"


def test_the_codebook_is_written_where_it_is_asked_for(typed, tmp_path):
    target = tmp_path / "codebook.csv"
    status, out, _ = typed("codebook", "--study", ROOT, "--format", "csv", "--out", target)
    assert (status, out) == (0, f"{target}\n")
    assert target.read_bytes().startswith(b"\xef\xbb\xbfname,description,group,rule,colour,guid")
    status, out, err = typed("codebook", "--study", ROOT, "--out", tmp_path / "no" / "folder.csv")
    assert (status, out) == (1, "")
    assert "could not be written" in err


def test_a_codebook_is_checked(typed, tmp_path):
    shipped = ROOT / "templates" / "codebooks" / "compassionate-care.toml"
    status, out, _ = typed("codebook", "check", shipped)
    assert status == 0
    assert out.endswith("no mistakes. 15 codes in 3 groupings.\n")
    path = tmp_path / "mine.toml"
    path.write_text(shipped.read_text().replace('"Grades"', '"time"'), encoding="utf-8")
    status, out, _ = typed("codebook", "check", path)
    assert status == 1
    assert out.startswith(f"{path}: Themes, code 2: The name 'time' is taken already")


@pytest.mark.parametrize(
    "words",
    [
        *(("guide",), ("guide", "check"), ("guide", "show"), ("guide", "print")),
        *(("guide", "new"), ("codebook",)),
    ],
)
def test_help_ends_with_an_example(typed, words):
    status, out, _ = typed(*words, "--help")
    assert status == 0
    assert "Example: facilitator " in out


def test_the_second_guide_has_another_topic_and_a_closing_round(typed):
    status, out, err = typed("guide", "check", ROOT / "guides" / "shift-handover.md")
    assert (status, err) == (0, "")
    assert out.endswith("no mistakes. 45 of 45 min in 7 sections, 26 items.\n")
    shown = json.loads(typed("guide", "show", "shift-handover", "--json")[1])
    ties = {item["do"] for section in shown["sections"] for item in section["items"]}
    assert ties == {None, "record", "assent", "demographics", "board", "closing"}


def test_cards_are_checked_and_shown_by_their_own_rules(typed, tmp_path):
    status, out, _ = typed("guide", "check", ROOT / "guides" / "cards.md")
    assert status == 0
    assert out.endswith("cards.md: no mistakes. 8 cards.\n")
    path = tmp_path / "cards.md"
    path.write_text("# Fire\n\nPlease leave by the stairs.\n", encoding="utf-8")
    status, out, _ = typed("guide", "check", path)
    assert status == 1
    assert "The card 'declined' is missing" in out
    assert typed("guide", "show", path)[1].startswith("1  Fire  (fire)\n   Please leave")
    shown = json.loads(typed("guide", "show", "cards", "--json")[1])
    assert [card["id"] for card in shown["cards"]][:2] == ["declined", "named"]


def test_a_guide_is_printed_as_text_or_as_a_page_that_loads_nothing(typed, tmp_path):
    status, out, _ = typed("guide", "print", "compassionate-care")
    assert status == 0
    assert "**what was the most memorable lesson" in " ".join(out.split())
    page = tmp_path / "guide.html"
    assert typed("guide", "print", "compassionate-care", "--out", page)[0] == 0
    html = page.read_text(encoding="utf-8")
    assert "I have X participants" in html
    assert "<strong>time you were surprised by a patient?</strong>" in html
    assert "default-src 'none'" in html
    assert "src=" not in html.replace("default-src", "").replace("style-src", "")


def test_number_cards_carry_what_the_study_settles_and_no_more_than_twelve(typed, tmp_path):
    study = tmp_path / "study"
    typed("init", study, "--title", "A study", "--no-encryption")
    settings = study / "study.toml"
    settings.write_text(
        settings.read_text("utf-8") + '\n[withdrawal]\nuntil = "1 May"\ncontact = "Room 4 <b>"\n',
        "utf-8",
    )
    page = tmp_path / "seats.html"
    assert typed("guide", "print", "--seats", 12, "--out", page, "--study", study)[0] == 0
    html = page.read_text("utf-8")
    assert html.count("<section>") == html.count("Until: 1 May") == 12
    assert html.count("Contact: Room 4 &lt;b&gt;") == 12
    assert typed("guide", "print", "--seats", 13)[0] == 2


def test_a_new_guide_passes_its_check_and_replaces_nothing(typed, tmp_path, monkeypatch):
    study = tmp_path / "study"
    typed("init", study, "--title", "A study", "--no-encryption")
    monkeypatch.chdir(study)
    status, out, _ = typed("guide", "new", "mine")
    assert (status, out) == (0, f"{study / 'guides' / 'mine.md'}\n")
    status, out, err = typed("guide", "check", study / "guides" / "mine.md")
    assert (status, err) == (0, ""), "neither a mistake nor a remark"
    status, _, err = typed("guide", "new", "")
    assert (status, "A guide without a name" in err) == (1, True)
    status, _, err = typed("guide", "new", "mine")
    assert (status, "is there already" in err) == (1, True)
    monkeypatch.chdir(tmp_path)
    assert typed("guide", "new", "mine")[0] == 1
    assert typed("guide", "new", "here.md")[0] == 0
    assert typed("guide", "show", "here.md")[0] == 0
