"""What is cut in two by somebody's short turn, or asked for in one turn and said in the next.

`oh one six one` – `mm-hm` – `four nine six`; `what's your name` – `hope`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.ports import Passage
from facilitator.recognisers.number_runs import NATO
from facilitator.recognisers.reading import Token, read
from facilitator.recognisers.terms import words
from facilitator.redaction.spoken import ONES, REPEATS, TEENS, TENS

_LISTENING = words(
    "mm mhm mm-hm mm-hmm mmhmm uh-huh uh huh hm hmm yeah yep yes right okay ok sure aha ah oh go "
    "on got it and then continue sorry say again i'm listening"
)
"""What a listener says without taking the turn."""
_MOST = 4
"""Words of such a turn."""
_OPEN = words(
    "dr doctor mr mister mrs missus ms miss professor prof nurse sister father uncle aunt auntie "
    "named called name's dot at underscore dash hyphen number extension code plus double triple "
    "saint st"
)
"""What a turn ends with when something is still to come."""
_ASKED = words(
    "name named called surname spell spelled spelt spelling number extension code postcode zip "
    "email e-mail address handle username plate rego reg birthday born birth password pin who"
)
_REACH = 6
"""Words at the end of a turn in which it may ask for one of these."""
_NUMBERS = frozenset((*ONES, *TEENS, *TENS, *REPEATS)) - {"oh", "o", "one", "nil"}


def bridges(chains: Sequence[Sequence[Passage]]) -> Iterator[tuple[Passage, Passage]]:
    """Give the passages that belong together over a listener's turn, or as question and answer."""
    for n, chain in enumerate(chains[:-1]):
        tokens = read(chain[-1].text).tokens
        if not tokens:
            continue
        asks = any(token.lower in _ASKED for token in tokens[-_REACH:])
        beyond = n + 1
        while beyond < len(chains) - 1 and _listens(chains[beyond]):
            beyond += 1
        if asks or (beyond > n + 1 and _is_cut(tokens)):
            yield chain[-1], chains[beyond][0]


def _is_cut(tokens: Sequence[Token]) -> bool:
    word = tokens[-1].lower
    sure = word in _NUMBERS or word in NATO or word.isdecimal() or len(word) == 1
    counted = word in ONES and len(tokens) > 1 and tokens[-2].lower in ONES
    return sure or counted or word in _OPEN


def _listens(chain: Sequence[Passage]) -> bool:
    tokens = [token for passage in chain for token in read(passage.text).tokens]
    return len(tokens) <= _MOST and all(token.lower in _LISTENING for token in tokens)
