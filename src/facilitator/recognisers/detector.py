"""What every detector of ours is to Presidio: a recogniser that needs no model and no network."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult

from facilitator.recognisers.reading import Reading, read


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that is proposed."""

    start: int
    end: int
    type: str
    score: int
    """Hundredths."""
    reason: str
    """A sentence; never the words themselves."""


class Detector(EntityRecognizer):
    """A recogniser that looks at the words of a text."""

    name: str
    types: ClassVar[tuple[str, ...]] = ()
    """What it proposes."""

    def __init__(self) -> None:
        """Register under the class's name."""
        name = type(self).__name__
        super().__init__(supported_entities=list(self.types), name=name, supported_language="en")

    def load(self) -> None:
        """Load nothing: lists are read when they are first asked for."""

    @abstractmethod
    def find(self, reading: Reading) -> Iterable[Found]:
        """Give what it proposes in a text."""

    def analyze(
        self,
        text: str,
        entities: list[str],
        nlp_artifacts: Any = None,
    ) -> list[RecognizerResult]:
        """Give what it proposes as Presidio wants it, each with its reason."""
        wanted = set(entities)
        return [
            RecognizerResult(
                found.type,
                found.start,
                found.end,
                found.score / 100,
                AnalysisExplanation(
                    recognizer=self.name,
                    original_score=found.score / 100,
                    textual_explanation=found.reason,
                ),
            )
            for found in self.find(read(text))
            if found.type in wanted
        ]
