"""What the subject and the jobs need of the world, and the values that pass through.

A protocol here is a door: the rooms at the edge implement it, `workflow.wiring` chooses, and
`tests/contracts/` holds one class of tests for each. The values are frozen; sound is bytes of
16-bit little-endian PCM, mono, with its rate beside it – no numpy here.
"""

from facilitator.ports.finding import (
    Candidate,
    Identifier,
    Lexicon,
    Likeness,
    Passage,
    Recogniser,
    Seen,
)
from facilitator.ports.hearing import (
    Ear,
    Heard,
    HeardPiece,
    HeardWord,
    Hearing,
    Reading,
    Stretch,
    TranscriptionEngine,
    VoiceGate,
)
from facilitator.ports.keeping import (
    Acknowledged,
    AppendFile,
    Clock,
    Disk,
    Envelope,
    KeyName,
    KeyPlace,
    Keyring,
    Ledger,
)
from facilitator.ports.progress import Progress, Tell
from facilitator.ports.sound import (
    AudioOutput,
    AudioSource,
    Block,
    CheckedSound,
    PieceBytes,
    PieceForm,
    PieceMark,
)
from facilitator.ports.steering import (
    Order,
    RecorderPhase,
    RecorderSays,
    ScreenSays,
    Steering,
    Wanted,
)

__all__ = [
    "Acknowledged",
    "AppendFile",
    "AudioOutput",
    "AudioSource",
    "Block",
    "Candidate",
    "CheckedSound",
    "Clock",
    "Disk",
    "Ear",
    "Envelope",
    "Heard",
    "HeardPiece",
    "HeardWord",
    "Hearing",
    "Identifier",
    "KeyName",
    "KeyPlace",
    "Keyring",
    "Ledger",
    "Lexicon",
    "Likeness",
    "Order",
    "Passage",
    "PieceBytes",
    "PieceForm",
    "PieceMark",
    "Progress",
    "Reading",
    "Recogniser",
    "RecorderPhase",
    "RecorderSays",
    "ScreenSays",
    "Seen",
    "Steering",
    "Stretch",
    "Tell",
    "TranscriptionEngine",
    "VoiceGate",
    "Wanted",
]
