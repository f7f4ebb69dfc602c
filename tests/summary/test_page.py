"""The summary as it is printed: one file that stands alone, with the same figures twice."""

import itertools
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from control_payloads import CONTROLS, PAYLOADS
from lxml import etree, html
from session_lines import state
from summary_samples import KEYS, WORDS, said

from facilitator.formats.html import render
from facilitator.session.timeline import Gap
from facilitator.summary.gaps import left_out
from facilitator.summary.group import About, group_summary
from facilitator.summary.moments import lines
from facilitator.summary.page import DE_IDENTIFIED, INTERNAL, page
from facilitator.summary.talk import talk
from facilitator.units import SECOND

MINUTE = 60 * SECOND
GAPS = (
    Gap(3 * MINUTE, 4 * MINUTE, "off_record"),
    Gap(6 * MINUTE, 6 * MINUTE + 30 * SECOND, "off_record"),
)


def data(guide, keys=KEYS, words=WORDS, **about):
    here = state(keys)
    transcript = said(words) if words else None
    shared = {"signed_hash": "c0ffee" + "0" * 58} if about.get("shared") else {}
    group = group_summary(
        About("FG3", "A <study>", "2026-11-24", "h1", **shared, **about),
        here,
        guide,
        talk=talk(here, transcript, here.ended_at or here.last_at),
        said=lines(transcript),
        gaps=GAPS,
        left_out=left_out(transcript),
        heard={1: "match", 2: "not_heard"},
    )
    return page(group, "facilitator 0.0")


@pytest.fixture
def printed(guide, templates):
    def printed(name="group.html", **changes):
        return render(f"summary/{name}", data(guide, **changes), [templates]).decode()

    return printed


@pytest.fixture
def tree(printed):
    return html.fromstring(printed())


def test_it_stands_alone(tree):
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //form")
    references = tree.xpath(
        "//@href | //@src | //@action | //@data | //@srcset | //@*[name()='xlink:href']"
    )
    assert all(reference.startswith("#") for reference in references)
    style = tree.xpath("string(//style)")
    assert "@import" not in style
    assert re.findall(r"url\(([^)]*)\)", style) == ["#hatch"]
    assert not [name for name in tree.xpath("//@*/..") for a in name.attrib if a.startswith("on")]


def test_it_may_load_nothing(tree):
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def test_the_picture_shows_the_figures_of_the_table(tree):
    rows = tree.xpath("//table[@id='talk-table']/tbody/tr")
    table = [
        (row.xpath("string(th/text()[1])").strip(), *(cell.text for cell in row.xpath("td")[:2]))
        for row in rows
    ]
    drawn = [
        (group.xpath("string(*[local-name()='text'][1])"), group.xpath("string(*[@class='share'])"))
        for group in tree.xpath("//*[local-name()='g'][@class='row']")
    ]
    assert [
        (who, share if share != "–" else f"({of_all} of all)") for who, share, of_all in table
    ] == drawn
    assert len(drawn) == 6  # four seats, the facilitator, and who is not known


def test_a_screen_reader_finds_its_way(tree):
    (svg,) = tree.xpath("//*[local-name()='svg'][@role='img']")
    named = svg.get("aria-labelledby").split()
    assert [part.get("id") for part in svg[:2]] == named
    assert [etree.QName(part).localname for part in svg[:2]] == ["title", "desc"]
    assert all(head.get("scope") in ("col", "row") for head in tree.xpath("//th"))
    assert tree.xpath("//table[@id='talk-table']/caption")
    levels = [int(head.tag[1]) for head in tree.xpath("//h1 | //h2 | //h3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in tree.xpath("//a/@href")} <= set(ids)
    assert set(" ".join(tree.xpath("//@aria-labelledby")).split()) <= set(ids)


def test_colour_is_never_the_only_sign(tree):
    for became in tree.xpath("//div[@class='became']/b"):
        assert re.match(r"[✓≈◐–·] \w", became.text)
    over = tree.xpath("//td[contains(@class, ' over')]")
    assert all(cell.text.startswith("+") for cell in over)


def test_it_says_first_that_it_is_internal(tree):
    first = tree.xpath("//body/*[1]")[0]
    assert first.text.strip() == INTERNAL == "Internal – contains identifying details"
    assert tree.xpath("string(//title)").endswith(INTERNAL)
    assert f'content: "{INTERNAL}"' in tree.xpath("string(//style)")


def test_what_is_shared_says_de_identified_and_never_anonymous(printed):
    for name in ("group.html", "group.md"):
        text = printed(name, shared=True)
        assert DE_IDENTIFIED in text
        assert INTERNAL not in text
        # The guide's own words stay as they are.
        ours = text.replace("your comments will be kept anonymous", "")
        assert "anonym" not in ours.lower()
        assert "c0ffee" in text


def test_what_is_shared_counts_no_answer_and_no_move(guide, printed):
    shown = data(guide, shared=True)
    assert (shown["answers"], shown["moves"], shown["assents"]) == ([], [], [])
    assert shown["figures"]["agreed"] is None
    for name in ("group.html", "group.md"):
        text = printed(name, shared=True)
        assert not re.search(r"declined|withdrew|agreed|arrived|P2 left|None", text)


@pytest.mark.parametrize("name", ["group.html", "group.md"])
def test_a_section_read_before_the_recording_is_not_called_not_reached(printed, name):
    keys = "0:00 start 2\n0:01 item I.s1\n0:02 item II.q1\n0:02 record\n1:00 end"
    text = printed(name, keys=keys, words=None)
    section = re.sub(r"<[^>]*>", " ", text)
    time = section[section.index("Time against budget") : section.index("Whole group")]
    assert time.count("before the recording") == 2


def test_what_was_typed_is_shown_as_typed(printed):
    typed = '<script>alert(1)</script> & "quotes" {{ 7 * 7 }} {% raw %}'
    keys = f"{KEYS}\n0:00:50 note {typed}"
    tree = html.fromstring(printed(keys=keys))
    assert not tree.xpath("//script")
    assert typed in tree.text_content()
    assert "\\<script\\>" in printed("group.md", keys=keys)


@pytest.mark.parametrize("name", ["group.html", "group.md"])
def test_no_control_character_reaches_a_page(guide, templates, name):
    one_line = [payload.replace("\n", " ") for payload in PAYLOADS]
    keys = [KEYS]
    for payload in one_line:
        keys += [f"0:01:00 note {payload}", f"0:01:01 board {payload}", f"0:01:01 after {payload}"]
        keys += [f"0:01:02 item II.q1 skipped {payload}", "0:01:03 quote", "0:01:04 followup"]
    words = "\n".join(f"0:00:35 P1: so {payload} there" for payload in one_line)
    shown = data(guide, keys="\n".join(keys), words=words)
    shown["study"] = shown["guide"]["title"] = "".join(PAYLOADS)
    text = render(f"summary/{name}", shown, [templates]).decode()
    assert not CONTROLS & set(text) - {"\n"}
    assert text.count("␛") >= 4 * 3


def test_a_session_that_runs_says_so(printed):
    running = "\n".join(line for line in KEYS.splitlines() if not line.startswith("0:10"))
    assert "has not ended yet" in printed(keys=running)
    assert "has not ended yet" in printed("group.md", keys=running)


def test_a_group_without_words_is_counted_by_its_keys(printed):
    for name in ("group.html", "group.md"):
        assert "the speaker keys" in printed(name, words=None)


def test_a_session_with_nothing_in_it_can_be_summed_up(printed):
    for name in ("group.html", "group.md"):
        assert "FG3" in printed(name, keys="0:00 start 6", words=None)


def test_markdown_holds_the_same_shares(guide, printed):
    shown = data(guide)
    text = printed("group.md")
    for row in shown["talk"]["rows"]:
        share = f"{row['share']} %" if row["participant"] else "–"
        left = " (left out)" if row["left_out"] else ""
        assert f"| {row['name']}{left} | {share} | {row['share_of_all']} % |" in text


MAKE = """
import sys
sys.path[:0] = sys.argv[1:3]
from pathlib import Path
from facilitator.formats.html import render
from facilitator.workflow.guides import read_guide
root = Path(sys.argv[3])
import importlib.util
spec = importlib.util.spec_from_file_location("page_test", root / "tests/summary/test_page.py")
test = importlib.util.module_from_spec(spec); spec.loader.exec_module(test)
guide = read_guide(root / "guides" / "compassionate-care.md")
for name in ("group.html", "group.md"):
    sys.stdout.buffer.write(render(f"summary/{name}", test.data(guide), [root / "templates"]))
"""


def test_two_processes_print_the_same_bytes(tmp_path):
    root = Path(__file__).parents[2]

    def made(seed, zone, language, folder):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
        arguments = [sys.executable, "-c", MAKE, str(root / "src"), str(root / "tests"), str(root)]
        done = subprocess.run(
            arguments, cwd=folder, env=environment, capture_output=True, check=True
        )
        return done.stdout

    one = made("1", "UTC", "C", root)
    other = made("77", "Pacific/Kiritimati", "C.UTF-8", tmp_path)
    assert len(one) > 10_000
    assert one == other


@pytest.mark.parametrize("name", ["group.html", "group.md"])
def test_the_debrief_and_what_happened_stand_on_the_internal_page(printed, name):
    page = printed(name)
    assert "lively until the break" in page
    assert "card shown: leaving" in page


def test_the_documents_name_everything_that_a_template_is_given(guide):
    def names(value):
        if isinstance(value, dict):
            for name, part in value.items():
                yield name
                yield from names(part)
        elif isinstance(value, list):
            for part in value:
                yield from names(part)

    text = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
    table = text.partition("## What a template is given")[2].partition("`outcome` is one")[0]
    said = set(re.findall(r"`([a-z_0-9]+)`", table))
    values = {"words", "counts", "keys", "h1"}  # not names: what some may hold
    assert set(names(data(guide))) - said == set()
    assert said - values - set(names(data(guide))) == set()
