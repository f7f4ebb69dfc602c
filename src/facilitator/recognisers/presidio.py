"""All detectors in Presidio's registry, over a whole session (`ports.Recogniser`).

The `no_op` engine needs no model and no network. Passages of one turn are looked at together, so
that what is cut in two by a segment's edge is found, and handed back by passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine.no_op_nlp_engine import NoOpNlpEngine

from facilitator.canonical import fingerprint
from facilitator.ports import Candidate, Lexicon, Passage, Seen
from facilitator.recognisers.addresses import AddressDetector
from facilitator.recognisers.ages import AgeDetector
from facilitator.recognisers.always import AlwaysDetector
from facilitator.recognisers.bridges import bridges
from facilitator.recognisers.dates import DateDetector
from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.digits import DigitFloorDetector
from facilitator.recognisers.emails import EmailDetector
from facilitator.recognisers.floor import FloorDetector
from facilitator.recognisers.handles import HandleDetector
from facilitator.recognisers.indirect import IndirectDetector
from facilitator.recognisers.institutions import InstitutionDetector
from facilitator.recognisers.lexicon import EnglishLexicon
from facilitator.recognisers.names import NameDetector
from facilitator.recognisers.naming import Names
from facilitator.recognisers.phones import PhoneDetector
from facilitator.recognisers.places import PlaceDetector
from facilitator.recognisers.reading import read
from facilitator.recognisers.record_numbers import RecordNumberDetector
from facilitator.recognisers.spelled import SpelledDetector
from facilitator.recognisers.version import rules_version
from facilitator.recognisers.word_names import WordNameDetector

_CERTAIN = 65
"""Score, in hundredths, from which a name is beyond doubt."""


@dataclass(frozen=True, slots=True)
class StudyTerms:
    """What a study adds to the lists."""

    places: tuple[str, ...] = field(default=(), repr=False)
    institutions: tuple[str, ...] = field(default=(), repr=False)
    always: tuple[str, ...] = field(default=(), repr=False)
    never: tuple[str, ...] = field(default=(), repr=False)
    """Never flagged: the study's list, and words of its guide."""
    types_off: tuple[str, ...] = ()


class PresidioRecogniser:
    """Presidio with our detectors and nobody else's."""

    def __init__(self, terms: StudyTerms | None = None, lexicon: Lexicon | None = None) -> None:
        """Register the detectors; `terms` are the study's, `lexicon` what ordinary words are."""
        terms = terms or StudyTerms()
        names = Names(lexicon or EnglishLexicon(), _lower(terms.never))
        self._types_off = frozenset(terms.types_off)
        self._engine = _engine(detectors(names, terms))
        self._no_artifacts = self._engine.nlp_engine.process_text("", "en")
        self._word_names = WordNameDetector(names)
        self.version = rules_version()

    def propose(
        self, passages: Sequence[Passage], seen: Seen | None = None
    ) -> tuple[Candidate, ...]:
        """Give all candidates, in the passages' order, overlaps included.

        What is in `seen` is not looked through again; what is looked through is put there.
        """
        seen = {} if seen is None else seen
        chains = [*_chains(passages)]
        found = [c for chain in chains for c in self._seen(chain, seen)]
        found += [c for pair in bridges(chains) for c in self._over(pair, seen)]
        found += self._again(chains, found)
        order = {passage.name: n for n, passage in enumerate(passages)}
        return tuple(sorted(found, key=lambda c: (order[c.passage], c.start, -c.end, c.type)))

    def _over(self, pair: tuple[Passage, Passage], seen: Seen) -> Iterator[Candidate]:
        """Give what two passages hold that belong together, as far as it goes over the gap."""
        for one in self._seen(pair, seen):
            if one.passage == pair[1].name or _ends(one, pair[0]):
                yield one

    def _again(
        self, chains: Sequence[Sequence[Passage]], found: Sequence[Candidate]
    ) -> Iterator[Candidate]:
        """Give the words that were a name beyond doubt once, where they may be one again."""
        known = self._word_names.known_from(_certain(chains, found))
        for chain in chains:
            reading = read(_text(chain))
            if not known.isdisjoint(reading.bares):
                for one in self._word_names.find_again(reading, known):
                    for passage, at in _starts(chain):
                        if at <= one.start and one.end <= at + len(passage.text):
                            yield _candidate(passage, at, one)

    def _seen(self, chain: Sequence[Passage], seen: Seen) -> Iterator[Candidate]:
        """Give what is proposed of a chain, looked through only where nobody did before."""
        words = fingerprint([passage.text for passage in chain])
        if words not in seen:
            places = {passage.name: str(n) for n, passage in enumerate(chain)}
            found = self._of_chain(chain)
            seen[words] = tuple(replace(one, passage=places[one.passage]) for one in found)
        return (replace(one, passage=chain[int(one.passage)].name) for one in seen[words])

    def _of_chain(self, chain: Sequence[Passage]) -> Iterator[Candidate]:
        text = _text(chain)
        if not text.strip():
            return
        results = self._engine.analyze(
            text, language="en", nlp_artifacts=self._no_artifacts, return_decision_process=True
        )
        for result in results:
            if result.entity_type not in self._types_off:
                yield from _by_passage(chain, result)


def detectors(names: Names, terms: StudyTerms) -> list[Detector]:
    """Give every detector; a new one is one more line."""
    return [
        NameDetector(names),
        WordNameDetector(names),
        FloorDetector(names),
        PlaceDetector(names, _lower(terms.places)),
        InstitutionDetector(names, _lower(terms.institutions)),
        DateDetector(),
        AgeDetector(),
        PhoneDetector(),
        EmailDetector(),
        HandleDetector(),
        RecordNumberDetector(),
        DigitFloorDetector(),
        AddressDetector(),
        SpelledDetector(),
        IndirectDetector(),
        AlwaysDetector(_lower(terms.always)),
    ]


def _engine(registered: list[Detector]) -> AnalyzerEngine:
    registry = RecognizerRegistry(recognizers=registered, supported_languages=["en"])
    nothing = NoOpNlpEngine([{"lang_code": "en", "model_name": "none"}])
    nothing.load()
    return AnalyzerEngine(
        registry=registry,
        nlp_engine=nothing,
        supported_languages=["en"],
        context_aware_enhancer=_OwnContext(),
    )


class _OwnContext(ContextAwareEnhancer):
    """Leaves results as they are: our detectors look at the context themselves."""

    def __init__(self) -> None:
        super().__init__(
            context_similarity_factor=0,
            min_score_with_context_similarity=0,
            context_prefix_count=0,
            context_suffix_count=0,
        )

    def enhance_using_context(
        self, text: str, raw_results: list[RecognizerResult], *_: Any, **__: Any
    ) -> list[RecognizerResult]:
        return raw_results


def _lower(terms: Sequence[str]) -> frozenset[str]:
    return frozenset(term.casefold().replace("’", "'") for term in terms if term.strip())


def _chains(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Give the passages grouped by what goes on from what."""
    chain: list[Passage] = []
    for passage in passages:
        if chain and passage.follows != chain[-1].name:
            yield chain
            chain = []
        chain.append(passage)
    if chain:
        yield chain


def _ends(one: Candidate, passage: Passage) -> bool:
    """Say whether a candidate reaches to the end of a passage."""
    return one.passage == passage.name and not passage.text[one.end :].strip(" .,;?!…—-")


def _certain(chains: Sequence[Sequence[Passage]], found: Sequence[Candidate]) -> Iterator[str]:
    """Give the names that are beyond doubt."""
    texts = {passage.name: passage.text for chain in chains for passage in chain}
    for one in found:
        if one.type == "PERSON" and one.score >= _CERTAIN:
            yield texts[one.passage][one.start : one.end]


def _candidate(passage: Passage, at: int, one: Found) -> Candidate:
    """Give what a detector found in a chain's text, as of the passage that begins there at `at`."""
    recogniser = WordNameDetector.__name__
    return Candidate(
        passage.name, one.start - at, one.end - at, one.type, one.score, one.reason, recogniser
    )


def _text(chain: Sequence[Passage]) -> str:
    """Give what is looked at together, a blank between passages."""
    return " ".join(passage.text for passage in chain)


def _starts(chain: Sequence[Passage]) -> Iterator[tuple[Passage, int]]:
    """Give each passage of a chain with its place in the chain's text."""
    at = 0
    for passage in chain:
        yield passage, at
        at += len(passage.text) + 1


def _by_passage(chain: Sequence[Passage], result: RecognizerResult) -> Iterator[Candidate]:
    """Give the part of a result that lies in each passage of the chain."""
    said = result.analysis_explanation
    for passage, at in _starts(chain):
        start, end = max(result.start - at, 0), min(result.end - at, len(passage.text))
        if start < end:
            yield Candidate(
                passage=passage.name,
                start=start,
                end=end,
                type=result.entity_type,
                score=round(result.score * 100),
                reason=said.textual_explanation,
                recogniser=said.recognizer,
            )
