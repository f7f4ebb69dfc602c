"""The short lists that patterns of clauses go by; the long ones are files (`lists/`)."""

from __future__ import annotations

from facilitator.recognisers.terms import words

WORDS = {
    # What stands before a noun, and around clauses.
    "THE": words("the this that these those"),
    "A": words("a an another some any every each no"),
    "MY": words("my our his her their your whose"),
    "SUBJECT": words(
        "i you he she we they it i'm i've i'd i'll you're you've you'd you'll he's he'd he'll "
        "she's she'd she'll we're we've we'd we'll they're they've they'd they'll it's it'd "
        "it'll there there's nobody everybody somebody anybody everyone someone anyone people "
        "what what's that's here's how where's let's everything nothing something"
    ),
    "I": words("i you he she we they it"),
    "IM": words("i'm he's she's we're they're it's that's"),
    "IVE": words("i've we've he's she's they've i'd he'd she'd"),
    "OBJECT": words("me him her us them it you himself herself myself themselves"),
    "WHO": words("who that who'd who's who'll who've whose"),
    "WHOS": words("who's who're"),
    "WHERE": words("where"),
    "BE": words("is was were are am been be being became become isn't wasn't"),
    "HAVE": words("has had have having got gets get hasn't haven't"),
    "DO": words("do does did don't didn't doesn't"),
    "MAY": words("will would can could should might must may shall can't won't wouldn't couldn't"),
    "EVER": words(
        "ever still just also actually really even only always never once already now then "
        "literally basically all both quite currently famously nearly almost not"
    ),
    "IN": words(
        "in at on from near outside around round over up down out between behind opposite "
        "across by past along beside inside above under off through into onto of beyond "
        "within towards for with against among back about without per to after as"
    ),
    "AT": words(
        "in at on from near outside around round over up down out between behind opposite "
        "across past north south east west along beside off beyond within for"
    ),
    "OFF": words("of off from down into over through in up under onto out"),
    "COMPASS": words("north south east west"),
    "AND": words("and or & plus"),
    "SAYING": words("ah like sort kinda well y'know eh"),
    "OVER": words(
        "so but because cos 'cause when while if though although unless until till since "
        "before which then anyway yeah yes yep right okay ok anyways well actually "
        "apparently obviously basically honestly than whereas once oh no nah please thanks "
        "maybe"
    ),
    "PART": words("half all some most none both"),
    "NUMBER": words(
        "one two three four five six seven eight nine ten eleven twelve thirteen fifteen "
        "twenty thirty forty fifty hundred 2 3 4 5 6 7 8 9 10 11 12 20 30 40 50 dozen couple "
        "few"
    ),
    "YEAR": words(" ".join(str(year) for year in range(1930, 2030))),
    "AGES": words("years ages bit while long weeks months year month week decade decades"),
    "TIME": words(
        "time times thing things day days night week month year years morning place part way "
        "reason bit step question problem point one ones word straw minute hour moment few "
        "couple people choice chance stop half option sort kind type name"
    ),
    "TRIFLE": words(
        "family house home room group world life queue line moment car kitchen end time day "
        "night phone desk row list case way class meeting morning week year place bed bit bus "
        "point past reception front back email call office floor thing page door table duty "
        "waiting charge telephone counter window top bottom middle start beginning side show "
        "film book tv telly work appointment"
    ),
    "USUAL": words(
        "hospital clinic surgery chemist pharmacy school practice ward college university shop "
        "store restaurant company office"
    ),
    "DAILY": words(
        "same local new other old whole big main last first next best worst nearest usual"
    ),
    "ING": words(
        "-ing driving working cleaning cooking teaching running looking standing living remaining"
    ),
    "TOLD": words("said told asked says saw looked explained"),
    # Who someone is.
    "ONLY": words(
        "only first last youngest oldest sole eldest tallest shortest richest longest-serving "
        "smallest loudest fastest biggest lone earliest"
    ),
    "NOBODY": words("nobody none nobody's no-one noone") | {"no one", "no one else's"},
    "FORMER": words("retired former ex disgraced ex- one-time sometime"),
    "COLLECTIVE": words(
        "choir council board union club team committee band parish church society association "
        "party legion guild trust league bank "
        "chapter branch congregation troop orchestra lodge pta temple mosque "
        "hospice"
    ),
    "COUNCIL": words("council jury bench board committee")
    | {"parish council", "county council", "city council", "town council", "school board"},
    "GROUP": words(
        "year course class cohort intake shift batch squad crew platoon team street block "
        "floor building form grade lane estate programme program faculty village"
    ),
    "NATION": words(
        "country world uk us usa states england scotland wales ireland britain india canada "
        "australia america nation state county province district region"
    ),
    "LEADER": words(
        "head coach chair chairman chairwoman chairperson captain president secretary treasurer "
        "founder owner editor director manager principal matron leader rep dean boss chief "
        "skipper deputy superintendent warden patron conductor coordinator commissioner "
        "governor"
    )
    | {
        "deputy head",
        "head teacher",
        "vice principal",
        "vice chair",
        "head girl",
        "head boy",
        "head chef",
        "head gardener",
        "assistant manager",
        "deputy principal",
        "union rep",
    },
    "OCCUPY": words(
        "run runs ran running own owns owned manage manages managed manned drive drives drove "
        "coach coaches coached captain captains captained founded started edit edits edited "
        "conduct conducts conducted build builds built teach teaches taught open opened lead "
        "leads led skipper skippers skippered keep keeps kept farm farms farmed chair chairs "
        "chaired fly flies flew deliver delivers delivered clean cleans cleaned guard guards "
        "guarded inherited set design designed"
    ),
    "WORK": words(
        "work works worked working teach teaches taught teaching volunteer volunteers "
        "volunteered cook cooks cooked cooking clean cleans cleaned cleaning coach coaches "
        "coached nurse nursed preach preaches preached nanny nannied"
    ),
    "LEFT": words("left alive living remaining working"),
    "PLAY": words(
        "play plays played dance dances danced sing sings sang swim swims swam boxed box boxes "
        "ride rides rode race races raced row rows rowed fenced wrestled wrestles bowled batted"
    ),
    "RUN": words("run runs ran own owns owned manage manages managed keep keeps kept"),
    "SACKED": words(
        "married sacked fired arrested expelled caught divorced suspended deported ordained "
        "knighted evicted struck elected promoted"
    ),
    "BODY": words(
        "arm arms leg legs hand hands eye eyes ear ears finger fingers thumb thumbs toe toes "
        "kidney kidneys lung heart chromosome skin skull spine bones tongue hips jaw nose rib "
        "ribs face"
    ),
    "WITHOUT": words(
        "deaf blind deafblind albino albinos amputees paralysed paralyzed mute epileptic "
        "autistic nonverbal non-verbal"
    ),
    "TRIPLETS": words("triplets quadruplets quads quintuplets sextuplets octuplets triplet")
    | {"conjoined twins", "two sets of twins"},
    "CASE": words("case cases wedding funeral birth transplant operation delivery baptism baby"),
    # What happened.
    "LOST": words(
        "shot stabbed murdered kidnapped arrested deported electrocuted mauled airlifted "
        "drowned lynched abducted beheaded shipwrecked trampled buried struck sued jailed "
        "imprisoned extradited crushed poisoned gored bitten raped attacked killed"
    ),
    "FELL": words(
        "fell fallen jumped jump slipped slid dived dove climbed climb climbs drove crashed "
        "tumbled plunged thrown pushed hung swam"
    ),
    "FOUND": words("found pulled dragged fished dug rescued winched cut carried saved"),
    "BURNED": words("burned burnt"),
    "WRECKED": words("crashed rolled sank aground overturned jackknifed"),
    "DRASTIC": words("collapsed exploded derailed capsized overturned sank burst flooded toppled"),
    "GONE": words("went closed shut stopped folded moved closes left burned flooded collapsed"),
    "WORKS": words(
        "mine mill pit cannery factory plant colliery smelter foundry steelworks shipyard "
        "sawmill refinery quarry creamery abattoir meatworks tannery docks gasworks brewery"
    )
    | {"paper mill", "sugar mill", "coal mine", "gold mine", "car plant", "steel works"},
    "FORCE": words(
        "river flood fire tornado hurricane cyclone earthquake landslide tsunami storm wave "
        "mudslide avalanche typhoon bushfire wildfire sea water lightning volcano"
    ),
    "SWEPT": words(
        "took hit came destroyed wiped swept burned burnt ripped flattened buried tore got "
        "levelled killed rolled washed carried brought went jumped"
    ),
    "MEDIA": words(
        "news telly tv television paper papers newspaper newspapers headlines radio gazette "
        "herald chronicle tribune documentary cnn bbc abc itv cbc nbc sky channel"
    )
    | {"front page", "local news", "evening news", "six o'clock news", "local paper"},
    "WEAPON": words("gun knife machete bomb axe grenade sword rifle"),
}
