"""Views written by hand: one moment of a group, and what it looks like in other states."""

from __future__ import annotations

from dataclasses import replace

from facilitator.units import SECOND, Us, us
from facilitator.workflow.banners_of_disk import on_the_disk
from facilitator.workflow.ear import Heard
from facilitator.workflow.ending import PACKING
from facilitator.workflow.ending_view import EndingLine, EndingView
from facilitator.workflow.home_view import HomeRow, HomeStep, HomeView, StepState
from facilitator.workflow.redact_view import Card, ContextLine, EntityLine, Piece, RedactView
from facilitator.workflow.saving import Saving
from facilitator.workflow.view import (
    Banner,
    Draft,
    NoteLine,
    OutlineItem,
    OutlineSection,
    PersonLine,
    Pill,
    ProbeLine,
    SessionView,
    Stage,
)


def at(minutes: int, seconds: int) -> Us:
    return (minutes * 60 + seconds) * SECOND


ITEMS = (
    OutlineItem("II.q1", "most memorable lesson", "done"),
    OutlineItem("II.q2", "start us off", "done"),
    OutlineItem("II.q3", "physical exam", "done"),
    OutlineItem("II.q4", "present test results", "skipped"),
    OutlineItem("II.q5", "time you were surprised by a patient?", "here"),
)
LATER = (
    OutlineItem("III.q1", "particular type of patient?", "to_come"),
    OutlineItem("III.q2", "low health literacy?", "to_come"),
)
OUTLINE = (
    OutlineSection("Intro", "Introduction", "done", 6, 6, first_item="introduction.a1"),
    OutlineSection("I", "Assent", "done", 4, 4, first_item="I.s1"),
    OutlineSection("II", "Learning to interact", "here", 24, 30, ITEMS, "II.q1"),
    OutlineSection("III", "Interacting with specific types of patients", "to_come", 0, 25,
                   LATER),
    OutlineSection("IV", "Learning Epic or EHR", "to_come", 0, 12),
    OutlineSection("V", "Closing Questions", "to_come", 0, 8),
)  # fmt: skip
QUESTION = "Would anyone be willing to share a story about a time you were surprised by a patient?"
STAGE = Stage(
    item="II.q5",
    section="II",
    section_title="Learning to interact",
    place="question 5 of 5",
    kind="question",
    text=QUESTION,
    bold=((QUESTION.index("time you"), len(QUESTION)),),
    probes=(
        ProbeLine(
            1,
            "How did you handle this? Did you get guidance from your "
            "supervisor/attending/resident?",
            used=True,
        ),
        ProbeLine(2, "Does anyone else have a similar experience to share?", used=False),
    ),
    next_section="III",
    next_text="Do you feel your training has focused on a particular type of patient?",
)
PEOPLE = (
    PersonLine("1", "P1", "agreed", 17),
    PersonLine("2", "P2", "agreed", 9),
    PersonLine("3", "P3", "agreed", 2, quiet_minutes=14),
    PersonLine("4", "P4", "agreed", 21, speaking=True),
    PersonLine("5", "P5", "agreed", 13),
    PersonLine("6", "P6", "agreed", 7),
    PersonLine("7", "P7", "agreed", 26, dominant=True),
    PersonLine("8", "P8", "agreed", 0, not_yet=True),
    PersonLine("m", "FAC", None, 14),
)
NOTES = (
    NoteLine(at(32, 10), "P7", "note", "attending made him redo the interview #hierarchy"),
    NoteLine(at(33, 5), "", "followup", "come back: “nobody taught us”"),
    NoteLine(at(33, 50), "P4", "quote", ""),
)
RECORDING = SessionView(
    session="FG3",
    participants=8,
    pill="recording",
    elapsed=at(34, 12) + us(0.34),
    level_dbfs=-24,
    device="USB mic",
    saved_to=at(34, 11),
    encrypted=False,
    outline=OUTLINE,
    section_left_minutes=6,
    left_minutes=55,
    of_minutes=90,
    pace="2 min ahead",
    stage=STAGE,
    people=PEOPLE,
    speaking="P4",
    speaking_for=42 * SECOND,
    silence_seconds=None,
    come_back=2,
    notes=NOTES,
    said="★ quote marked, P4 0:33:50 · enter: its words · u: take it back",
    draft=Draft(""),
)

BEFORE_OUTLINE = (
    OutlineSection("Intro", "Introduction", "here", 0, 6),
    OutlineSection("I", "Assent", "to_come", 0, 4),
    *(replace(part, status="to_come", used_minutes=0, items=()) for part in OUTLINE[2:]),
)
UNHEARD = tuple(
    replace(
        who,
        status=None if who.key == "m" else "not_asked",
        share=0,
        speaking=False,
        quiet_minutes=None,
        not_yet=False,
        dominant=False,
    )
    for who in PEOPLE
)
SCRIPT = (
    "Our conversation will be recorded, but your comments will be kept anonymous. We will not "
    "include your name or identifying information in any of our reports or publications. You "
    "probably know each other, so I ask you to be respectful of each other's privacy. While it is "
    "fine to tell other people about the topics we discuss here, please do not repeat individual "
    "comments to others. I also request that you try not to interrupt or talk over each other or "
    "have side conversations."
)
BEFORE = replace(
    RECORDING,
    pill="before",
    elapsed=0,
    level_dbfs=-30,
    saved_to=None,
    outline=BEFORE_OUTLINE,
    section_left_minutes=6,
    left_minutes=90,
    pace="",
    stage=Stage(
        item="introduction.s2",
        section="",
        section_title="Introduction",
        place="script 2 of 5",
        kind="script",
        text=SCRIPT,
        next_text="My job is to maintain a safe space, help everyone to contribute to the "
        "conversation, and keep you on topic.",
    ),
    people=UNHEARD,
    speaking=None,
    speaking_for=0,
    come_back=0,
    notes=(),
    said="the room is heard, nothing is kept",
)
BEGIN = replace(
    BEFORE,
    stage=Stage(
        item="introduction.a4",
        section="",
        section_title="Introduction",
        place="action 4 of 4",
        kind="action",
        text="Begin recording.",
        next_section="I",
        next_text="I have 8 participants. As we go around the room, please acknowledge that we "
        'are recording this session by stating, "I agree" to the following question:',
        do="record",
    ),
)
TODO = replace(
    BEFORE,
    stage=replace(
        BEGIN.stage, item="introduction.a2", text="Review major points of consent form.", do=None
    ),
)
NOTING = replace(
    RECORDING,
    draft=Draft("@7 wrote it down #epic", at(34, 12), "P4"),
)
ASSENT_OUTLINE = (
    replace(OUTLINE[0], status="done"),
    replace(OUTLINE[1], status="here", used_minutes=1),
    *BEFORE_OUTLINE[2:],
)
_ANSWERS = ("agreed", "agreed", "declined", "unclear", *["not_asked"] * 4)
ASSENT = replace(
    RECORDING,
    elapsed=at(0, 24),
    saved_to=at(0, 23),
    outline=ASSENT_OUTLINE,
    section_left_minutes=3,
    left_minutes=83,
    pace="on time",
    stage=Stage(
        item="I.q1",
        section="I",
        section_title="Assent",
        place="question 1 of 1",
        kind="question",
        text="Do you agree to participate in this focus group?",
        before="I have 8 participants. As we go around the room, please acknowledge that we are "
        'recording this session by stating, "I agree" to the following question:',
        next_section="II",
        next_text="Please take a moment to think about how you have learned to manage your "
        "interactions with patients during your medical education so far.",
        do="assent",
    ),
    people=(
        *(
            replace(who, status=answer, asked_now=who.key == "4", speaking=who.key == "4")
            for who, answer in zip(UNHEARD[:8], _ANSWERS, strict=True)
        ),
        UNHEARD[8],
    ),
    speaking="P4",
    speaking_for=3 * SECOND,
    come_back=0,
    notes=(),
    said="P3 declines · u: take it back",
    banner=None,
    assent_open=True,
    assent_answered=3,
    asked_seat=4,
)
DECLINED = replace(
    ASSENT,
    banner=Banner(
        "warning",
        "▲ P3 declined. Take their questionnaire out of the pile. If P3 speaks, press 3: those "
        "words are left out.",
        "▲ P3 declined: take their questionnaire out. If they speak, press 3.",
    ),
)
OFF = replace(RECORDING, pill="off_record", gap=at(1, 32), said="off the record · o goes on")
OFF_LONG = replace(OFF, gap=at(4, 5))
BREAK = replace(
    RECORDING, pill="break", gap=at(9, 40), said="this stop is a break · u: take it back"
)
OVER = replace(
    RECORDING,
    outline=(*OUTLINE[:2], replace(OUTLINE[2], used_minutes=33), *OUTLINE[3:]),
    section_left_minutes=-3,
    left_minutes=-4,
    pace="7 min behind",
)
ENDING = replace(RECORDING, question="End FG3? Recording stops.   y end · esc go on")
NO_SOUND = replace(
    RECORDING,
    pill="no_sound",
    level_dbfs=-120,
    banner=Banner(
        "error",
        "✗ No sound at all since 0:34:09: the microphone is muted or unplugged. Look at its "
        "switch.",
        "✗ No sound since 0:34:09: microphone muted or unplugged. Look at its switch.",
    ),
    more_banners=1,
)
QUIET = replace(
    RECORDING,
    silence_seconds=5,
    speaking=None,
    people=tuple(replace(who, speaking=False) for who in PEOPLE),
)


def from_disk(
    saving: Saving, pill: Pill = "recording", *, lost: bool = False, waits: int = 0
) -> SessionView:
    """Give the recording with what the banner says of disk and recorder."""
    safe = RECORDING.elapsed - max(waits, 1) * SECOND
    heard = Heard(saved_to=safe, lost=lost, not_saving=waits > 0 and not lost, waits=waits * SECOND)
    first, *more = on_the_disk(heard, saving, RECORDING.elapsed, recording=True)
    return replace(RECORDING, pill=pill, saved_to=safe, banner=first, more_banners=len(more))


BOTH_RESCUED = Saving(notes_rescued=True, sound_rescued=True)
ON_THE_DISK: dict[str, SessionView] = {
    "not_saving": from_disk(Saving(notes_fail=True), "not_saving", waits=24),
    "memory_full": from_disk(Saving(disk_minutes=0), "not_saving", waits=600),
    "notes_fail": from_disk(Saving(notes_fail=True, durable_until=at(34, 2))),
    "rescued": from_disk(BOTH_RESCUED),
    "ballast_used": from_disk(Saving(disk_minutes=2, ballast_used=True)),
    "disk_nearly_full": from_disk(Saving(disk_minutes=29, disk_full_at="15:20")),
    "slow_disk": from_disk(Saving(notes_wait=4 * SECOND)),
    "recorder_lost": from_disk(Saving(), "not_saving", lost=True),
    "recorder_hangs": from_disk(Saving(recorder_hangs=True), "not_saving", lost=True),
    "recorder_again": from_disk(Saving(restarted=at(34, 9))),
}

LIVE: dict[str, SessionView] = {
    "before": BEFORE,
    "begin": BEGIN,
    "to_do": TODO,
    "recording": RECORDING,
    "assent": ASSENT,
    "declined": DECLINED,
    "off_record": OFF,
    "off_record_long": OFF_LONG,
    "break": BREAK,
    "over_budget": OVER,
    "ending": ENDING,
    "no_sound": NO_SOUND,
    "quiet": QUIET,
    "encrypted": replace(RECORDING, encrypted=True),
    **ON_THE_DISK,
}


def steps(done: int, begun: bool = False) -> tuple[StepState, ...]:
    """Give eight steps, the first `done` of them done."""
    states: list[StepState] = ["done"] * done + (["begun"] if begun else [])
    return tuple(states + ["todo"] * (8 - len(states)))


HOME = HomeView(
    title="Compassionate care",
    about="6 focus groups · compassionate-care guide, 90 min",
    closed="not encrypted",
    rows=(
        HomeRow("FG1", 7, steps(8), "audio destroyed 3 Mar"),
        HomeRow("FG2", 9, steps(7), "destroy audio in 12 days"),
        HomeRow(
            "FG3",
            8,
            steps(3, begun=True),
            "review: 62 % to go",
            (
                "next: review, 62 % to go. 41 doubtful words, 3 turns without a speaker.",
                "Gate closed: not reviewed · 118 flags undecided · 0 of 2 sign-offs",
            ),
        ),
        HomeRow("FG4", 5, steps(2, begun=True), "transcribing: 14 min left"),
        HomeRow(
            "FG5",
            12,
            steps(2),
            "",
            trouble="journal broken at event 812",
        ),
        HomeRow("FG6", None, steps(0), "not planned yet"),
    ),
    offers=frozenset({"next", "gate", "verify", "rehearse"}),
)
HOME_EMPTY = replace(HOME, rows=(), offers=frozenset({"next", "new", "rehearse"}))

HOME_LOCKED = replace(
    HOME,
    closed="encrypted · one key",
    warning="one key: if it is lost, so is the study – facilitator key add",
    rows=(
        HomeRow("FG1", None, steps(7), "Nothing is left to do here.", locked=True),
        HomeRow(
            "FG2",
            None,
            steps(3),
            "Check the transcript against what was said.",
            (
                "facilitator review FG2",
                "locked: add --identity FILE, or give facilitator unlock FG2, to see the rest",
            ),
            locked=True,
        ),
        HomeRow(
            "FG3",
            8,
            steps(2),
            "Turn the sound into words.",
            (
                "facilitator transcribe FG3",
                "open on this laptop until sealed: facilitator seal FG3",
            ),
        ),
    ),
    said="FG3: 2 rescued files were brought home.",
)

REDACT = RedactView(
    session="FG3",
    decided=41,
    total=118,
    at=at(21, 7),
    entities=(
        EntityLine("e1", "Dr. Patel", "PERSON", 4, 9, here=True),
        EntityLine("e2", "UC San Diego", "ORG", 6, 6),
        EntityLine("e3", "Mercy General", "ORG", 2, 5),
        EntityLine("e4", "Priya", "PERSON", 3, 3),
        EntityLine("e5", "Fresno", "LOCATION", 0, 2),
        EntityLine("e6", "the only man in my cohort", "ROLE", 0, 1),
        EntityLine("e7", "619 555 0132", "PHONE", 0, 1),
        *(EntityLine(f"f{number}", f"Place {number}", "LOCATION", 0, 1) for number in range(39)),
    ),
    context=(
        ContextLine(at(20, 41), "m", (Piece("And where did that happen?"),)),
        ContextLine(
            at(20, 44),
            "P7",
            (
                Piece("So this was at "),
                Piece("[Hospital 1]", "redacted"),
                Piece(", on the night float, and my attending was "),
                Piece("Dr. Patel", "here", "e1-e2:PERSON"),
                Piece(" and she just walked out, and I was "),
                Piece("the only man in my cohort", "open", "e5-e9:ROLE"),
                Piece(" so everybody knew who it was about. And then "),
                Piece("[Name 1]", "redacted"),
                Piece(" told me later that it happened to her too, the week before."),
            ),
            here=True,
        ),
        ContextLine(at(21, 30), "P2", (Piece("Wow. That happened to me as well."),)),
    ),
    card=Card(
        flag="e1-e2:PERSON",
        text="Dr. Patel",
        type="PERSON",
        label="Name",
        identifier="direct",
        tier="likely",
        reason="“Dr.” before a family name",
        score=92,
        becomes="[Name 3]",
        times=9,
        decided=4,
        decision=None,
        passage="41",
        start=at(21, 7),
        alike=5,
    ),
    last="✓ redacted “Mercy General” → [Hospital 1] · u takes it back",
)
REDACT_DONE = replace(
    REDACT,
    decided=118,
    at=None,
    entities=tuple(replace(line, decided=line.of, here=False) for line in REDACT.entities),
    context=(),
    card=None,
    last="○ kept “Place 38” · u takes it back",
)

REDACT_CHANGED = replace(
    REDACT,
    card=replace(
        REDACT.card,
        type="ROLE",
        label="Role",
        identifier="indirect",
        becomes="[a consultant]",
        changed=True,
        told_of=True,
        general="a consultant",
    ),
    last="y redacts it so · a all alike · esc as it was proposed",
)
REDACT_DECIDED = replace(
    REDACT,
    card=replace(REDACT.card, decision="keep", by="CD"),
    only_open=False,
    question="CD kept this. Press y again to decide it otherwise.",
)
REDACT_READING = replace(
    REDACT,
    card=None,
    reading=True,
    chosen="the week before",
    present=3,
    context=(
        REDACT.context[0],
        replace(
            REDACT.context[1],
            pieces=(
                *REDACT.context[1].pieces[:3],
                Piece("Dr. Patel", "open", "e1-e2:PERSON"),
                *REDACT.context[1].pieces[4:-1],
                Piece(" told me later that it happened to her too, "),
                Piece("the week before", "cursor"),
                Piece(", in "),
                Piece("Boston", "kept", "e9-e9:LOCATION"),
                Piece("."),
            ),
        ),
        REDACT.context[2],
    ),
    last="the cursor goes through the text · esc goes back to the flags",
)

ENDED = EndingView(
    session="FG3",
    lines=(
        EndingLine("ok", "1:28:40 of sound and 31 notes are on the disk, read back and whole."),
        EndingLine("warn", "The sound was interrupted once, 3 s in all: the gaps are noted."),
        EndingLine("warn", "It is encrypted; until it is sealed its key lies open on this laptop."),
        EndingLine("warn", "This laptop holds the only copy. Copy the study before it travels."),
    ),
    packing=PACKING,
    seals=True,
    can_transcribe=True,
)
ENDING_DAMAGED = replace(
    ENDED,
    lines=(
        EndingLine("error", "Not everything that was written is whole:"),
        EndingLine("error", "facilitator-1.jsonl does not fit its hash from record 812 on."),
        EndingLine("warn", "It is NOT encrypted: whoever opens this laptop can read and hear it."),
    ),
    seals=False,
)
CAN = (
    HomeStep("run", "check the room and lead the group", "it has ended"),
    HomeStep("transcribe", "turn the sound into words", "its words are there"),
    HomeStep("redact", "decide what identifies someone"),
    HomeStep("seal", "let only a key holder open it", "no key of it lies open here"),
)
HOME_STEPS = replace(
    HOME,
    rows=tuple(replace(row, can=CAN) for row in HOME.rows),
    new=("FG7", "", "", "compassionate-care"),
    offers=frozenset({"next", "steps", "new", "gate", "verify", "rehearse"}),
)
