def test_every_mention_gets_the_same_replacement(redacted):
    """
    P1: Ask <<Maria|PERSON>>, she knows. <<maria|PERSON>> was at <<Mercy Hospital|ORG>>.
    --
    P1: Ask [Name 1], she knows. [Name 1] was at [Hospital 1].
    """
    assert redacted.text == redacted.expected


def test_a_possessive_stays(redacted):
    """
    P1: It was <<Maria's|PERSON>> word, and <<Okafor’s|PERSON>> day.
    --
    P1: It was [Name 1]'s word, and [Name 2]’s day.
    """
    assert redacted.text == redacted.expected


def test_a_title_that_the_speaker_used_stays(redacted):
    """
    P2: I met <<Dr. Patel|PERSON>> and <<nurse abernathy|PERSON>>.
    P3: <<patel|PERSON>> again?
    --
    P2: I met Dr. [Name 1] and nurse [Name 2].
    P3: [Name 1] again?
    """
    assert redacted.text == redacted.expected


def test_a_part_of_a_name_is_the_same_person(redacted):
    """
    P1: I am <<Maribel Ochoa|PERSON>>. Ask <<Maribel|PERSON>>, or <<Ms. Ochoa|PERSON>>.
    --
    P1: I am [Name 1]. Ask [Name 1], or Ms. [Name 1].
    """
    assert redacted.text == redacted.expected


def test_a_first_name_that_two_people_share_is_nobody_s_part(redacted):
    """
    P1: <<Maria Lopez|PERSON>> and <<Maria Chen|PERSON>> came. <<Maria|PERSON>> said so.
    --
    P1: [Name 1] and [Name 2] came. [Name 3] said so.
    """
    assert redacted.text == redacted.expected


def test_a_name_misheard_in_another_way_is_the_same_person(redacted):
    """
    P1: Ask <<Petrosyan|PERSON>>. I mean <<Petrosian|PERSON>>.
    --
    P1: Ask [Name 1]. I mean [Name 1].
    """
    assert redacted.text == redacted.expected


def test_short_names_that_are_merely_alike_are_two_people(redacted):
    """
    P1: Ask <<Maria|PERSON>>. Not <<Mario|PERSON>>.
    --
    P1: Ask [Name 1]. Not [Name 2].
    """
    assert redacted.text == redacted.expected


def test_each_type_has_its_label(redacted):
    """
    P1: <<Fresno|LOCATION>> <<March 3rd|DATE>> <<97|AGE>> <<555-0123456|PHONE>> <<a@b.org|EMAIL>>
    P2: <<@abc|HANDLE>> <<4471902|ID>> <<14 Plover Court|ADDRESS>> <<the only vet|ROLE>>
    P3: <<the fire|EVENT>> <<Kestrel|ORG>> <<that thing|OTHER>>
    --
    P1: [Place 1] [Date 1] [Age 1] [Phone 1] [E-mail 1]
    P2: [Account 1] [Number 1] [Address 1] [Role 1]
    P3: [Event 1] [Organisation 1] [Detail 1]
    """
    assert redacted.text == redacted.expected


def test_punctuation_around_a_name_stays(redacted):
    """
    P1: Well (<<Okafor|PERSON>>), “<<Priya|PERSON>>?” and <<Wen|PERSON>>…
    --
    P1: Well ([Name 1]), “[Name 2]?” and [Name 3]…
    """
    assert redacted.text == redacted.expected


def test_a_number_said_in_another_grouping_is_the_same_number(redacted):
    """
    P1: Call <<619-555-0142|PHONE>>, that is <<six one nine five five five oh one four two|PHONE>>.
    --
    P1: Call [Phone 1], that is [Phone 1].
    """
    assert redacted.text == redacted.expected


def test_a_place_inside_a_redacted_clause_goes_with_it(redacted):
    """
    P1: It was in <<Alpine|LOCATION>>.
    P2: He was <<the only vet in Alpine|ROLE>>, and I knew him.
    --
    P1: It was in [Place 1].
    P2: He was [Role 1], and I knew him.
    """
    assert redacted.text == redacted.expected
