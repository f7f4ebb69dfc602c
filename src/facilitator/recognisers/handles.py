"""Names that people go by on the net: `@plover14`, `u/…`, `morag underscore knits`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from facilitator.recognisers.closed_words import SMALL
from facilitator.recognisers.cue import Cues
from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.reading import Reading
from facilitator.recognisers.terms import words
from facilitator.redaction.spoken import ONES, TEENS, TENS

_AT_SIGN = re.compile(r"(?<![\w.])@\w[\w.]{1,40}\w(?!@)")
_REDDIT = re.compile(r"(?<!\w)/?[ur]/\w{3,}", re.IGNORECASE)
_INSIDE = re.compile(r"(?<![\w@.])(?:[A-Za-z]+\d*_)+\w+")
_PLATFORMS = words(
    "instagram insta tiktok twitter facebook snapchat snap reddit youtube discord twitch threads "
    "kakao wechat viber signal bluesky "
    "mastodon strava linkedin telegram pinterest tumblr etsy mumsnet"
)
_DOTTED = re.compile(r"(?<![\w@.])[A-Za-z]{2,}[._][A-Za-z]*\d{1,4}\b(?!@|\.\w)")
_CUES = Cues(
    [
        "handle is",
        "handle's",
        "my handle",
        "login is",
        "login is just",
        "username is",
        "username is just",
        "username's",
        "my username",
        "screen name is",
        "gamertag is",
        "my insta is",
        "instagram is",
        "twitter is",
        "tiktok is",
        "snapchat is",
        "on instagram as",
        "on twitter as",
        "on tiktok as",
        "on there as",
        "on insta as",
        "on facebook as",
        "on reddit as",
        "on instagram at",
        "on twitter at",
        "facebook under",
        "facebook as",
        "instagram under",
        "reddit under",
        "online as",
        "online under",
        "posts as",
        "posted as",
        "posting as",
        "post as",
        "tag is",
        "my tag",
        "her handle",
        "his handle",
        "handle was",
        "username was",
        "user name is",
        "user name was",
        "screen name was",
        "channel is",
        "channel is called",
        "channel called",
        "page is called",
        "page called",
        "blog is called",
        "blog called",
        "group called",
        "account is",
        "account called",
        "account's called",
        "find me as",
        "find me under",
        "find me at",
        *(f"{where} {who}" for where in _PLATFORMS for who in ("she's", "he's")),
        *(f"on {where} {who}" for where in _PLATFORMS for who in ("i'm", "im", "she's", "he's")),
        "follow me at",
        "streams as",
        "plays as",
        "snap is",
        "discord is",
        "twitch is",
        "insta is",
        "insta's",
        "reddit name is",
    ]
)
_PARTS = frozenset((*ONES, *TEENS, *TENS))
_JOINTS = words("underscore dot dash hyphen period")
_IS = words("i'm im he's she's they're it's that's called as under named is was")
_STOPS = SMALL | words("it that one stuff things very really so active not all big post posts")
_THAT_IS_MINE = (("that's", "my"), ("that's", "her"), ("that's", "his"), ("is", "my"))
_ACCOUNTS = words("handle username tag account login name profile")
_NOT_AT = SMALL | words("all least home work school night uni college least some any one times")
_MOST_WORDS = 4
_NOT_NAMES = words(
    "up down back out on "
    "is was isn't but which that the a an not just like really so for i it that all my"
)


class HandleDetector(Detector):
    """Accounts on social media and forums."""

    types = ("HANDLE",)

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give written handles, then spoken ones."""
        for pattern, score in ((_AT_SIGN, 90), (_REDDIT, 90), (_INSIDE, 70), (_DOTTED, 70)):
            for match in pattern.finditer(reading.text):
                yield Found(match.start(), match.end(), "HANDLE", score, "a name on the net")
        tokens = reading.tokens
        for place, token in enumerate(tokens):
            if token.lower == "slash" and place and tokens[place - 1].lower in ("u", "r"):
                end = tokens[min(place + 1, len(tokens) - 1)].end
                yield Found(tokens[place - 1].start, end, "HANDLE", 80, "a name on the net, spoken")
            elif token.lower == "underscore" and 0 < place < len(tokens) - 1:
                first, last = _underscored(reading, place)
                start, end = tokens[first].start, tokens[last].end
                yield Found(start, end, "HANDLE", 85, "a name on the net, spoken")
            elif token.lower == "at" and (last := _of_words(reading, place)):
                end = tokens[last].end
                yield Found(token.start, end, "HANDLE", 60, "a name on the net, spoken")
            elif _CUES.ends_at(reading, place) is not None and token.lower not in _NOT_NAMES:
                last = _last_part(reading, place)
                if tokens[place - 1].lower == "called":
                    last = max(last, _last_word(reading, place))
                end = tokens[last].end
                yield Found(token.start, end, "HANDLE", 75, "after a word for an account")
            elif (account := _on_platform(reading, place)) is not None:
                start, end = tokens[account].start, tokens[place - 1].end
                yield Found(start, end, "HANDLE", 60, "a name on the net, spoken")


def _underscored(reading: Reading, place: int) -> tuple[int, int]:
    """Give the first and last token of `at asha underscore cares underscore too`."""
    lowers, first, last = reading.lowers, place - 1, place + 1
    while first >= 2 and lowers[first - 1] in _JOINTS:
        first -= 2
    while last + 2 < len(lowers) and lowers[last + 1] in _JOINTS:
        last += 2
    while last + 1 < len(lowers) and (lowers[last + 1] in _PARTS or lowers[last + 1].isdecimal()):
        last += 1
    return (first - 1 if first and lowers[first - 1] == "at" else first), last


def _on_platform(reading: Reading, place: int) -> int | None:
    """Give the first token of `i'm knitwit nancy on insta`, where `on` is at `place`."""
    lowers = reading.lowers
    then = lowers[place : place + 3]
    on = len(then) > 1 and then[0] == "on" and then[1] in _PLATFORMS
    mine = len(then) > 2 and then[:2] in _THAT_IS_MINE and then[2] in _PLATFORMS | _ACCOUNTS
    if not (on or mine):
        return None
    for first in range(place - 1, max(place - _MOST_WORDS - 1, 0), -1):
        if lowers[first] in _STOPS:
            return None
        if lowers[first - 1] in _IS:
            return first
    return None


def _of_words(reading: Reading, place: int) -> int:
    """Give the last token of `account at ramped and cooked`; 0 where no account is told."""
    before, lowers = reading.lowers[max(place - 3, 0) : place], reading.lowers
    if before and before[-1] == "is":
        before = before[:-1]
    if not before or before[-1] not in _PLATFORMS | _ACCOUNTS | {"called"}:
        return 0
    if before[-1] == "account" and not {"that", "this", "an", "the"} & set(before):
        return 0
    last = _last_word(reading, place)
    return last if last > place and lowers[place + 1] not in _NOT_AT else 0


def _last_word(reading: Reading, place: int) -> int:
    """Give the last of up to four words after `place` that can be an account's."""
    lowers, last = reading.lowers, place
    for beyond in range(place + 1, min(place + 2 + _MOST_WORDS, len(lowers))):
        linked = lowers[beyond] in ("and", "the", "of") and beyond > place + 1
        linked = linked and beyond + 1 < len(lowers) and lowers[beyond + 1] not in SMALL
        if not reading.tokens[beyond].joined or (lowers[beyond] in _STOPS and not linked):
            break
        if linked and beyond > place + 3:
            break
        last = beyond
    return last


def _last_part(reading: Reading, first: int) -> int:
    """Give the last token of a spoken account: `sunny d forty four`."""
    last = first
    for place in range(first + 1, min(first + 7, len(reading.tokens))):
        token = reading.tokens[place]
        part = len(token.bare) == 1 or token.lower in _PARTS or token.text.isdecimal()
        joined = token.lower not in _STOPS and token.joined and place <= first + _MOST_WORDS
        if part or (joined and token.lower not in _JOINTS and _goes_on(reading, place)):
            last = place
        elif token.lower not in _JOINTS:
            break
    return last


def _goes_on(reading: Reading, place: int) -> bool:
    """Say whether a word stands inside an account: its next word is a part, or none comes."""
    if place + 1 >= len(reading.tokens) or reading.lowers[place - 1] in _JOINTS:
        return True
    then = reading.tokens[place + 1]
    capital = reading.cased and reading.tokens[place].capital
    return capital or then.lower in _PARTS or then.text.isdecimal() or then.lower in _JOINTS
