"""How many invented names are proposed, by the frame that they stand in and the kind of name.

Every name is set into every frame, cased and in lower case without punctuation; a name counts as
found where a recogniser proposes the whole of it. Beside the texts of `redaction.py`, this shows
which way of naming somebody slips through, whatever the name.

    python benchmarks/names_in_frames.py [--misses]
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src")]

from facilitator.ports import Passage  # noqa: E402
from facilitator.recognisers.presidio import PresidioRecogniser  # noqa: E402

NAMES = {
    "strange": "Nkechi Thandeka Oluwaseun Siobhan Xiulan Brynhild Vashti Dragomir",
    "known": "Maria Jason Brenda Anil Fatima Dylan Priya Tom",
    "words": "Grace Will Mark Hope Rose Dawn Joy Drew Bill Faith Robin Penny",
    "surnames": "Baker Long Best Young White Cook Marsh Field Rivers Stone",
}
"""Kinds of names: unknown to lists, listed, given names that are words, surnames that are."""
FRAMES = """
My name is NAME and I work nights.
I'm NAME, I've been here two years.
This is NAME, she does the books.
Thanks, NAME.
So, NAME, what do you think?
NAME, do you want to start?
What about you, NAME?
I went with NAME to the shop.
I got a letter from NAME last week.
And then NAME said it was fine.
NAME said I could stay.
NAME went home after that.
NAME was always late.
NAME has a dog now.
NAME and I shared a desk.
Me and NAME did the bins.
It was NAME who told me.
I told NAME to sit down.
I asked NAME about it.
We called NAME at home.
That's NAME's mum over there.
NAME's mum drove us.
I was at NAME's house.
My sister NAME lives near.
My friend NAME got the job.
There's a nurse called NAME on nights.
A lad named NAME helped us.
Everyone knows NAME.
I remember NAME.
You know NAME from the office.
Ask NAME, she knows.
I gave it to NAME yesterday.
She lives with NAME now.
NAME did the driving.
When NAME died we all went.
Because NAME told me to.
I think NAME would know.
I miss NAME every day.
Hi NAME, come in.
My husband, NAME, is poorly.
The girl on the desk, NAME, she was lovely.
Then there's NAME in accounts.
NAME came over and made tea.
NAME thinks it's silly.
Her name was NAME.
They were all looking at NAME.
It reminds me of NAME.
NAME used to run it.
My boss NAME didn't care.
I saw NAME the other day.
"""


def main() -> None:
    """Print a line a frame."""
    recogniser = PresidioRecogniser()
    kinds = {kind: names.split() for kind, names in NAMES.items()}
    print(f"{'':44}" + "".join(f"{kind:>10}" for kind in kinds))
    totals: dict[tuple[str, bool], list[bool]] = {}
    for lower in (False, True):
        for frame in FRAMES.split("\n"):
            if frame:
                found = {
                    k: dict(_found(recogniser, frame, names, lower)) for k, names in kinds.items()
                }
                for kind, each in found.items():
                    totals.setdefault((kind, lower), []).extend(each.values())
                _print(frame.lower() if lower else frame, found)
        _print("all", {k: dict(enumerate(totals[k, lower])) for k in kinds})


def _found(
    recogniser: PresidioRecogniser, frame: str, names: list[str], lower: bool
) -> Iterator[tuple[str, bool]]:
    for name in names:
        text = frame.replace("NAME", name)
        said = re.sub(r"[.,?!]", "", text).lower() if lower else text
        start = said.lower().index(name.lower()) if lower else said.index(name)
        spans = recogniser.propose([Passage("0", said)])
        end = start + len(name)
        yield name, any(s.start <= start and end <= s.end for s in spans)


def _print(head: str, found: dict[str, dict[object, bool]]) -> None:
    shares = "".join(f"{sum(e.values()) / len(e):10.0%}" for e in found.values())
    missed = [str(name) for each in found.values() for name, ok in each.items() if not ok]
    print(f"{head:44}{shares}", *(missed if "--misses" in sys.argv and head != "all" else []))


if __name__ == "__main__":
    main()
