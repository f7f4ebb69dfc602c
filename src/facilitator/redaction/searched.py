"""Everything that is proposed in a session: by recognisers, by people, and by searching again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from facilitator.ports import Lexicon, Likeness
from facilitator.redaction.alike import alike
from facilitator.redaction.decisions import Decided, words_between
from facilitator.redaction.entities import key
from facilitator.redaction.flags import LIKELY_FROM, TYPES
from facilitator.redaction.material import Material
from facilitator.redaction.passages import Text
from facilitator.redaction.proposals import Proposal, by_passage, joined, proposals
from facilitator.redaction.replacements import originals
from facilitator.redaction.spread import RARE, Sought, spread
from facilitator.redaction.typed_in import typed_in

_NAMES = frozenset({"PERSON", "LOCATION", "ORG"})
_HERE, _IN_STUDY, _PRESENT, _LIKELY = 95, 90, 85, 70
"""Scores, in hundredths, of what is searched again, by what is known of it."""
_UNSURE = 430
"""Zipf, in hundredths, from which nothing but a person's word makes an ordinary word a name
wherever it stands in lower case: `mark`, `hope`, `summer`."""


def searched(
    material: Material,
    texts: Sequence[Text],
    decided: Sequence[Decided],
    lexicon: Lexicon,
    likeness: Likeness,
) -> Mapping[str, list[Proposal]]:
    """Give the proposals of each passage."""
    found = _proposed(material, texts, decided)
    sought = tuple(_sought_again(material, texts, found, decided))
    for name, _ in material.labels:
        found[name] = joined(found[name], [_of_label(texts, name)])
    own: dict[str, set[tuple[int, int]]] = {}
    for one in decided:
        own.setdefault(one.passage, set()).add((one.first, one.last))
    for again in (
        spread(texts, sought, lexicon),
        alike(texts, sought, lexicon, likeness),
        typed_in(material, texts, lexicon),
    ):
        for name, more in again.items():
            found[name] = joined(found[name], more, own.get(name, ()))
    return found


_LABEL = "the label of a speaker of this transcript"


def _of_label(texts: Sequence[Text], name: str) -> Proposal:
    """Propose a label as a whole: it stands for a person."""
    text = next(text for text in texts if text.name == name)
    return Proposal(0, len(text.words) - 1, "PERSON", _IN_STUDY, _LABEL)


def _proposed(
    material: Material, texts: Sequence[Text], decided: Iterable[Decided]
) -> dict[str, list[Proposal]]:
    """Give what recognisers propose in each passage, and what people redacted beyond that."""
    by_name = by_passage(material.candidates)
    found = {text.name: list(proposals(text, by_name.get(text.name, ()))) for text in texts}
    for one in decided:
        known = {(p.first, p.last, TYPES[p.type].clause) for p in found[one.passage]}
        if one.decision == "redact" and (one.first, one.last, one.clause) not in known:
            reason = "marked by a person" if one.missed else "decided by a person"
            kind = one.flag.rpartition(":")[2]
            found[one.passage].append(
                Proposal(one.first, one.last, kind, 99, reason, missed=one.missed)
            )
    return found


def _sought_again(
    material: Material,
    texts: Sequence[Text],
    found: Mapping[str, Sequence[Proposal]],
    decided: Sequence[Decided],
) -> Iterator[Sought]:
    """Give what is redacted here, in the study, was typed for this pass, or is surely a name."""
    for one in decided:
        if one.decision == "redact":
            yield _sought(one.text, one.type, _HERE, "redacted elsewhere in this session")
    for text, kind in originals(material.study_records).items():
        yield _sought(text, kind, _IN_STUDY, "redacted in this study")
    for name in material.present:
        known = "the name of someone who was there"
        yield Sought(key(name, "PERSON"), "PERSON", _PRESENT, known, rare=RARE, like=known)
    for original, _ in material.general:
        known = "in the study's list of what it generalises"
        yield Sought(_key(original, "LOCATION"), "LOCATION", _LIKELY, known)
    kept = {one.passage for one in decided if one.decision == "keep"}
    for passage, name in material.labels:
        if passage not in kept:
            yield Sought(key(name, "PERSON"), "PERSON", _LIKELY, _LABEL, like=_LABEL)
    by_name = {text.name: text for text in texts}
    for passage, some in found.items():
        for p in some:
            if p.score >= LIKELY_FROM and p.type in _NAMES:
                words = words_between(by_name[passage], p.first, p.last)
                elsewhere = "found as a name elsewhere in this session"
                yield Sought(_key(words, p.type), p.type, _LIKELY, elsewhere, common=_UNSURE)


def _sought(text: str, kind: str, score: int, where: str) -> Sought:
    like = f"a name that was {where}" if kind in _NAMES else ""
    return Sought(_key(text, kind), kind, score, f"the same was {where}", rare=RARE, like=like)


def _key(text: str, kind: str) -> str:
    """Give the words to search for: of a number they, too, and not the bare digits."""
    return key(text, kind if kind == "PERSON" else "OTHER")
