import re

import pytest
from proposing import proposed

from facilitator.recognisers.indirect import IndirectDetector

UNIQUE = [
    "he was [the only farrier in Alpine with that leukemia], so",
    "yolanda is [the only one in the clinic who speaks mixteco] so",
    "I was [the first Somali girl on that course], so",
    "[nobody else in town has twins both in chemo] so",
    "they told me i'm [one of six people in the country with it]",
    "She's [the one with the parrot], you know.",
    "there's [only two of us in the county with that licence]",
    "she was [the youngest judge they ever had]",
]
ROLES = [
    "he was [a retired judge from visalia] and he won",
    "She ended up as [head of the choir in the cathedral].",
    "[i used to run the post office in our village] so",
    "I was [the stationmaster at Dharmavaram] till they shut it.",
    "[My uncle's the mayor], so nobody said a word.",
    "[her husband drove the school bus out there] and then",
    "[my sister she is a magistrate] so she knows",
    "i'm [the vicar's daughter] so people don't swear",
    "[the wife of the station officer] came and",
    "She was [married to the undertaker], and",
    "[he teaches welding at the women's prison] yeah",
]
DEEDS = [
    "Ask [the man who mends the organ], he'll know.",
    "that was [the bloke who started the show society] and",
    "so [the kid who set fire to the gym] was in my class",
    "it's run by [the widow of the trooper who was killed on I-26], and",
    "he's [the paramedic that swam out with the ropes], so",
    "[the lad who got stuck in the chimney] is a nurse",
]
EVENTS = [
    "after [the fire in the bin store at Kestrel House] there was",
    "since [the bus crash on highway ninety nine] yeah",
    "when [the bridge went] we couldn't get out",
    "i lost my job when [the cannery shut down] so",
    "[my brother drowned in the reservoir] and mum never",
    "It was [the year the quarry flooded], I think.",
    "[the roof caved in and they delivered twins in the car park] so",
    "[We were on the news], all of us.",
    "[the minibus rolled on the ghat road]",
]
CONDITIONS = [
    "[my two boys have batten disease] so",
    "[i had the triplets at forty nine]",
    "[He was born without arms], and",
    "[my twins are both blind] so people know us",
]


@pytest.mark.parametrize("marked", [*UNIQUE, *ROLES, *DEEDS, *EVENTS, *CONDITIONS])
def test_a_clause_that_identifies_is_proposed_to_its_end(marked):
    before, clause, after = re.split(r"[\[\]]", marked)
    assert proposed(IndirectDetector(), before + clause + after) == [clause]


@pytest.mark.parametrize(
    "text",
    [
        # the only one, of no account
        "the only thing in the world that helps",
        "the first time in my life i cried",
        "the last step in the process",
        "i'm the only one who does the washing up in our house",
        "She was the first person to ask me how I was.",
        "I'd be the last person to complain about the food.",
        "i was the last one out of the room",
        "nobody else was awake so i made the tea",
        "he's the one with the red folder",
        # roles that many have, or nobody in particular
        "the lady at the desk helps me",
        "my mom is a nurse and so am i",
        "my mother in law is the best cook i know",
        "the head of the bed goes up and down",
        "you need to speak to the head of department",
        "the doctors at the hospital don't talk to each other",
        "I run in the mornings, before it gets hot.",
        "he drives me to the appointments",
        "my son's in his last year and my daughter's in her first",
        # deeds that tell nothing
        "the doctor who saw me was nice",
        "she's the one who knows",
        "the man who came to fix the boiler left mud everywhere",
        "the lady who does my hair says the same thing",
        "the guy who fixed my bike wouldn't take any money",
        "the bloke who drove us home wouldn't come in",
        "I'm not the kind of person who complains.",
        "a person who listens is what you need",
        # what happens every day
        "i was on fire that day",
        "it was an accident really",
        "He had a heart attack in the kitchen.",
        "the fire alarm goes every tuesday",
        "After the last incident report I stopped filling them in.",
        "when the bus came i got on",
        "when the clinic closed for lunch we went to the cafe",
        "my laptop crashed in the middle of it",
        "I fell off the bed and bruised my hip.",
        "the trial was for a new tablet",
        # what many have
        "I have diabetes and so does my sister.",
        "he was born with a lot of hair",
        "one in four people have it they say",
        "both my kids have asthma",
    ],
)
def test_ordinary_clauses_are_let_be(text):
    assert proposed(IndirectDetector(), text) == []
