"""Finding: what proposes flags, and what it knows of words."""

from __future__ import annotations

from facilitator.canonical import fingerprint
from facilitator.guide.model import Guide
from facilitator.ports import (
    Lexicon,
    Likeness,
    Recogniser,
)
from facilitator.study.settings import Settings


def recogniser(settings: Settings, guide: Guide | None = None) -> Recogniser:
    """Give what proposes flags, with the study's own lists; words of its guide are harmless."""
    from facilitator.recognisers.guide_terms import guide_terms
    from facilitator.recognisers.presidio import PresidioRecogniser, StudyTerms

    own = settings.redaction
    never = (*own.never, *sorted(guide_terms(item.text for item in guide.items) if guide else ()))
    return PresidioRecogniser(
        StudyTerms(own.places, own.institutions, own.always, never, own.types_off)
    )


def harmless_words(settings: Settings, guide: Guide | None = None) -> frozenset[str]:
    """Give what a study knows to be harmless, in lower case: its never-list, words of its guide."""
    from facilitator.recognisers.guide_terms import guide_terms

    never = (word.casefold() for word in settings.redaction.never)
    return guide_terms(item.text for item in guide.items) | {*never} if guide else frozenset(never)


def recogniser_version(settings: Settings, guide: Guide | None = None) -> str:
    """Give what its proposals depend on: rules, lists, guide, the study's own; loads nothing."""
    from facilitator.recognisers.version import rules_version

    own = settings.redaction
    texts = [item.text for item in guide.items] if guide else []
    lists = [own.places, own.institutions, own.always, own.never, own.types_off, texts]
    return f"{rules_version()}-{fingerprint(lists)[:16]}"


def lexicon() -> Lexicon:
    """Give what an ordinary word is."""
    from facilitator.recognisers.lexicon import EnglishLexicon

    return EnglishLexicon()


def likeness() -> Likeness:
    """Give how like two words are."""
    from facilitator.recognisers.likeness import EnglishLikeness

    return EnglishLikeness()
