"""Closed classes of English words, in lower case: what can stand around a name, and what cannot."""

from __future__ import annotations

from facilitator.recognisers.terms import words

DETERMINERS = words(
    "the a an my your his her its our their this that these those some any no every each another "
    "what which whose more most much many few less enough such both either neither all half "
    "same other own next last first second third one two three four five six seven eight nine ten "
    "very too so as how per not only really pretty quite bit little big good bad great new "
    "old high low whole full real nice long short early late"
)
"""After these a word is what it is in the dictionary, not a name."""
SUBJECTS = words(
    "i we they you he she it who i'd i'll we'd we'll you'd you'll they'd they'll he'd he'll she'd "
    "she'll can could will would shall should may might must don't didn't doesn't won't wouldn't "
    "couldn't can't cannot never always just gonna wanna gotta let's not please ain't do does did "
    "there these those that which"
)
"""After these a word is a verb."""
CONJUNCTIONS = words(
    "and but or so because cos cause if when while that as after before since until till than "
    "where why how whether then although though unless like plus except 'cause once"
)
FILLERS = words(
    "um uh er erm ah oh well yeah yes yep no nope okay ok right mm mhm mm-hm hmm anyway mean now "
    "basically obviously actually honestly apparently luckily sadly literally so hey wait sure "
    "alright today yesterday eventually suddenly finally sometimes maybe perhaps"
)
THINKING = words(
    "think thinks thought said says say know knows knew guess reckon hope wish believe heard hear "
    "remember suppose bet swear figured figure wonder"
)
"""After these a clause begins, and with it perhaps a name."""
PREPOSITIONS = words(
    "with from by about for like than of between against without behind beside except under near "
    "besides involving regarding including versus"
)
SMALL = words(
    "and or but so because cos if when while that as after before since until than where why how "
    "who whose whom which then with from by about for like of between against without in on at to "
    "up over out off down into through is was are were be been am has had have did does do will "
    "would can could should might must may i you he she it we they me him her us them my your his "
    "our their the a an this these those yesterday today tomorrow again now too either also there "
    "here yeah right okay ok um uh er oh well not didn't doesn't wasn't isn't won't wouldn't can't "
    "couldn't hasn't hadn't just always never still ever really even only already sometimes "
    "usually once myself himself herself ourselves though anyway please later first last every "
    "all both said says told went came what one two three i'm i've i'd i'll he's she's it's that's "
    "we're we've they're you're who's"
)
"""Function words and small adverbs: what follows a whole noun phrase."""
SPEAKING = words(
    "said says told tells asked asks goes thinks thought knows knew wants wanted rang texted "
    "emailed phoned wrote laughed cried smiled yelled shouted screamed swore insisted explained "
    "complained apologised apologized promised reckons reckoned agreed replied answered married "
    "divorced retired hates hated loves loved likes liked drove drives cooked cooks sang sings "
    "teaches taught lives lived works worked walked walks talked talks helped helps showed shows "
    "remembers remembered wondered believed believes snores smoked smokes drank drinks slept "
    "sleeps prayed prays hugged kissed babysits baked bakes cleaned cleans joked nodded whispered "
    "mentioned suggested introduced invited warned figured decided forgot forgets tried studied "
    "borrowed graduated emigrated volunteered volunteers visited visits"
)
"""What hardly anything but a person does."""
DOING = words(
    "went came comes got gets gave gives took takes made makes brought brings left leaves kept "
    "keeps ran runs sat sits stood stands started starts stopped moved moves died dies passed "
    "passes called calls found finds looked looks put puts did does picked picks dropped drops "
    "used bought buys sold sent sends paid pays read wrote won wins lost loses played plays "
    "joined stayed stays turned fell felt feels broke held hit met meets saw sees heard hears "
    "threw lent handed caught covered arrived collected finished fixed followed hurt kicked led "
    "learned learnt noticed opened pulled pushed refused set spent spoke speaks stole stuck "
    "thanked waited waits was is had has were wasn't isn't hadn't hasn't did didn't doesn't "
    "needs needed seems seemed bit blew chose drew ate eats grew hid rode shook "
    "understood understands woke wore managed trained signed built cut lay let pointed"
)
"""What people do, and other things too."""
AUXILIARIES = words("will would can could should might must may wouldn't couldn't won't can't")
TELLING = words(
    "told asked ask tell tells asks texted emailed phoned rang met meet married thank hired "
    "visited visit invited reminded persuaded convinced followed contacted baptised baptized "
    "remember remembers miss misses trust trusted interviewed messaged bless see saw know knew "
    "knows call called helped taught thanks love loves hate hates let getting ring text email "
    "phone fired hugged kissed bothered blamed blame replaced"
)
"""What is done to persons."""
GIVING = words(
    "talk talked talking talks speak spoke speaking said listen listened listening next married "
    "gave give gives it them that him back close belongs belonged happened happens sent send "
    "according thanks compared over round up went go wrote write explain explained explaining "
    "introduced this something attention shout hello hi goodbye bye cards reported report related "
    "nice rude mean kind lovely"
)
"""Before `to`, after which a person may come: `said to`, `gave it to`, `next to`."""
GREETINGS = words("thanks hi hiya hey hello bye goodbye cheers morning welcome ta sorry dear")
ASKED = words(
    "what what's how how's do did can could would have are were was any anything you you've you're "
    "where when why tell go come who is will shall shush sit stop look listen i your"
)
"""What follows a name that somebody is called by: `so hope what do you think`."""
KIN = words(
    "mum mom mam dad mother father brother sister son daughter husband wife uncle aunt auntie "
    "aunty cousin nephew niece friend friends mate mates housemate housemates flatmate flatmates "
    "roommate roommates sisters brothers cousins sons daughters pal buddy colleague coworker boss "
    "neighbour neighbor partner boyfriend girlfriend fiancé fiance fiancee stepson stepdaughter "
    "stepdad stepmum stepmom grandson granddaughter grandmother grandfather gran nan grandma "
    "grandpa grandad nana kids kid boys girls boy girl baby twin twins parents family team class "
    "shift husband's ex missus fella bloke lad lads lass guy chap gentleman lady child patient "
    "resident client son's daughter's sister's brother's"
)
BEINGS = words("i'm im it's that's she's he's who's there's here's name's")
ASKED_ON = words(
    "you your you've you're d'you do did does is are was were would could about us think can have "
    "i'm up me"
)
"""What comes second after it: `what do`, `how are`, `tell us`."""
LANDSCAPE = words(
    "oak oaks elm ash green common heath moor mill mills gate brook ford end hill top bottom flat "
    "flats plains prairie butte gap hollow branch bluff bluffs cove beach shore inlet spit rock "
    "well wells spring springs siding town village fork forks bend crossing landing corner corners "
    "cross creek lake river valley island bay harbour harbor heights falls park wood woods grove "
    "bridge mountain point port junction city county township marsh fen downs dale glen vale "
    "lane street road station reserve nagar puram halli pur pally"
)
"""What the second word of many places is: `selly oak`, `dry fork`."""
HOUSEHOLDS = words(
    "place house farm family boys girls kids brothers sisters boy girl ranch lot twins"
)
"""What `the miller …` is."""
CLASSES = words(
    "prep grade year kindergarten kinder kindy reception nursery preschool school college uni "
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth primary form"
)
"""What somebody's child is in: `miles in seventh`."""
RETAKEN = words("she she's she'd she'll he he's he'd he'll")
"""What takes a name up again: `that nurse grace she's an angel`."""
PARTICLES = words("off out in over down away back home up there")
JOBS = words(
    "physio nurse midwife doctor teacher student carer cleaner porter driver clerk receptionist "
    "manager social pharmacist registrar consultant resident intern medic paramedic farmer builder "
    "plumber cook chef volunteer chaplain librarian lecturer tutor technician counsellor counselor "
    "therapist dentist optician vet engineer electrician retired housing support admin finance it "
    "hr speaking ot slt gp hca rn ward third second first year"
)
"""What someone says of their work right after their name: `um will physio`."""
