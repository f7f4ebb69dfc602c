"""The pages say what is there: modules, links, commands and options."""

import re
from pathlib import Path

import click
import pytest

from facilitator.cli.main import COMMANDS, root
from facilitator.tui.keys import ACTIONS
from facilitator.workflow.guides import read_guide

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
NOT_BUILT: frozenset[str] = frozenset()


def text(page):
    return page.read_text(encoding="utf-8")


def code(page):
    """Give what stands in code spans and code blocks."""
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", text(page), re.DOTALL | re.MULTILINE)
    without = re.sub(r"^```.*?^```", "", text(page), flags=re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines()] + re.findall(
        r"`([^`\n]+)`", without
    )


def commands(page):
    for piece in code(page):
        for found in re.findall(r"(?:^|\s|&& )facilitator ((?!-)[^#·;|>]+)", piece):
            yield found.split()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", text(page)):
        if not target.startswith(("http", "#")):
            assert (page.parent / target.partition("#")[0]).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_is_there_with_its_options(page):
    for name, *rest in commands(page):
        if name not in COMMANDS:
            assert name in NOT_BUILT, f"facilitator {name}"
            continue
        group = root.get_command(click.Context(root), name)
        if isinstance(group, click.Group) and rest:
            group = group.get_command(click.Context(group), rest[0])
            assert group is not None, (name, rest[0])
        known = {option for part in group.params for option in part.opts} | {"--help"}
        asked = [word for word in rest if word.startswith("--")]
        assert {word.partition("=")[0] for word in asked} <= known, (name, asked)


def test_each_word_of_the_glossary_is_defined_where_it_says():
    cells = re.findall(r"\| `([a-z_/]+)` \|$", text(DOCS / "glossary.md"), re.MULTILINE)
    assert len(cells) > 50
    for cell in cells:
        place = ROOT / "src" / "facilitator" / cell
        assert place.with_suffix(".py").exists() or (place / "__init__.py").exists(), cell


def test_decisions_are_numbered_without_a_gap_and_listed():
    folder = DOCS / "decisions"
    records = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    listed = text(folder / "README.md")
    for number, record in enumerate(records, 1):
        assert record.name.startswith(f"{number:04}-")
        assert f"]({record.name})" in listed
        title = text(record).splitlines()[0]
        assert title.startswith(f"# {number:04} ")
        for head in ("Question", "Chosen", "Other options", "Measured", "What would change it"):
            assert f"**{head}" in text(record), (record.name, head)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_calls_what_leaves_anonymous(page):
    said = re.sub(r"(\*anonymous\*|never \*?anonymous|kept anonymous)", "", text(page))
    for line in said.splitlines():
        assert "anonymi" not in line.lower() or "does not promise" in line.lower()


def test_the_tutorials_guide_can_be_led_by(tmp_path):
    written = re.search(r"^```\n(---\ntitle:.*?)^```", text(DOCS / "tutorial.md"), re.S | re.M)
    guide = tmp_path / "short.md"
    guide.write_text(written[1], encoding="utf-8")
    assert [item.do for item in read_guide(guide).items if item.do] == ["record", "assent"]


def test_the_tutorials_keys_do_what_it_says():
    table = re.findall(r"^\| (`.*?) \| (.*?) \|$", text(DOCS / "tutorial.md"), re.MULTILINE)
    live = {key for action in ACTIONS if action.screen == "live" for key in action.keys}
    for keys, _ in table:
        for key in re.findall(r"`([^`]+)`", keys):
            assert key in live, key
