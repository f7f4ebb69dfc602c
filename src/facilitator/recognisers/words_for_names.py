"""Words that are somebody's name at times, sorted by what they are otherwise."""

from __future__ import annotations

from facilitator.recognisers import closed_words as g
from facilitator.recognisers.terms import words

MODALS = words("will may can might")
ABSTRACT = words(
    "art chance summer june april august justice faith joy grace harmony charity patience "
    "mercy heaven destiny autumn spring liberty honor honour glory peace trust trinity genesis "
    "serenity prudence temperance felicity melody karma bliss ginger basil sage clay jet ivory "
    "major tea rice coffee curry wine beer bread "
    "cotton honey pepper lemon bean beans bacon ham salmon fish lamb wheat hay steel gold silver "
    "wood sand rock key keys click jesus"
)
"""Names that, as words, need no article: they want more for them."""
OF_TRADES = ("er", "man", "son", "ton", "ley", "sley", "worth", "smith", "wright", "ford")
VERBS_IN_ER = words(
    "cover order offer answer enter matter gather hammer sever temper trigger wander wonder power "
    "register treasure lower master counter ponder banner better winter summer under chamber "
    "officer"
)
ALONE = MODALS | words("art chance summer june april august autumn spring justice miles major")
"""Names before which a word is rarely a family name: `chance fields`, `summer camps`."""
QUALITIES = words(
    "rich frank earnest sunny misty dusty stormy windy curt sandy rusty lucky happy sweet precious "
    "young gay angel major junior summer autumn woody norm long short black white brown green grey "
    "gray best strong wise small rough sharp swift sterling christian mature moody noble fair fine "
    "bright blunt hardy hasty jolly lively lovely loyal manly merry meek humble innocent keen"
)
"""Names that are more often what someone is."""
NEVER = (
    g.SMALL
    | g.DETERMINERS
    | g.SPEAKING
    | g.DOING
    | words(
        "more many still back way much all both good day made man mine say read paid person "
        "people house place case story book post true reason word money call job line season "
        "child heard held hurt self guess per free left light hand head power media press fix "
        "treat carry miss hit sell feel going goings doctor nurse judge sister kitchen hall "
        "daughter brothers children parent parents guest driver lawyer mum mom dad baby boss "
        "born coach uncle aunt church school hospital ring text van card box road field page lock"
    )
)
"""Words that no sentence makes a name of; modals are looked at apart."""
WHO_ONE_IS = words(
    "sister nurse doctor judge coach captain officer principal father brother bishop deacon major "
    "general chief colonel sergeant justice uncle aunt man lady miss baby boss king queen prince "
    "princess duke earl junior senior old big little constable dean canon pastor warden"
)
"""Words of a titled name that are no name alone."""
WISHES = words("hope trust bless grant mark love will may can might chase pray guess")
"""What is done to `you` at the beginning of a sentence: `hope you thanked her`."""
