"""Guides as their users write them: in a test's own docstring, what is expected below a `--`."""

from dataclasses import dataclass
from inspect import cleandoc

import pytest

from facilitator.formats.guide_markdown import read_page
from facilitator.guide.model import Guide, Item
from facilitator.guide.parse import parse


@dataclass(frozen=True)
class Written:
    """A guide as it came out of a docstring."""

    guide: Guide
    items: list[str]
    """`II.q1 question What **did you** learn?` and then `do=…`, `glance=…`."""
    problems: list[str]
    """`3:7 what is wrong → what to write`."""
    expected: list[str]


@pytest.fixture
def written(request):
    """Give the guide in the test's docstring, and the lines below `--`."""
    text, _, expected = cleandoc(request.function.__doc__).partition("\n--\n")
    guide, problems = parse(read_page(text.encode()), "untitled")
    return Written(
        guide,
        items=[line_of(item) for item in guide.items],
        problems=[
            f"{one.place.line}:{one.place.column} {one.text} → {one.write_instead}"
            for one in problems
        ],
        expected=[" ".join(line.split()) for line in expected.split("\n") if line.strip()],
    )


def line_of(item: Item) -> str:
    text = item.text
    for start, end in reversed(item.bold):
        text = f"{text[:start]}**{text[start:end]}**{text[end:]}"
    ties = [f"do={item.do}"] * bool(item.do) + [f"glance={item.glance}"] * bool(item.glance)
    return " ".join([item.id, item.kind, text, *ties])
