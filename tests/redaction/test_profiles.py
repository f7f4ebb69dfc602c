"""R4: release profiles show more or less from one marking; nobody told of is shown by any."""

import pytest
from deciding import decided, derived, material, records
from marked import as_lines

from facilitator.redaction.profiles import PROFILES, released
from facilitator.redaction.safe_harbor import may_stand
from facilitator.session.events.desk import FlagDecided
from facilitator.session.events.whole_study import EntityDescribed
from facilitator.session.state import Note
from facilitator.study.settings import Profile

TEXT = """P1: ask <<Wen's|PERSON>> man in <<Fresno|LOCATION>>, <<Kestrel Hospital|ORG>>
P2: <<the only vet|ROLE>> since <<March 3rd|DATE>>, <<97|AGE>>, in <<California|LOCATION>>"""


def _decide(given, redact=(), kept=()):
    """Redact flags with these words, keep those with the others, and number what is redacted."""
    done = []
    for flag in derived(given).flags:
        choice = "redact" if flag.text in redact else "keep" if flag.text in kept else None
        if choice is not None:
            done.append(FlagDecided(flag.name, choice, flag.type, "AB", flag.text))
    given = given.with_records(records(*done))
    return given.with_records((), records(*derived(given).to_number, writer="study"))


def _all_kept_but_names(text=TEXT, **more):
    given = material(text, **more)
    words = [flag.text for flag in derived(given).flags]
    names = {"Wen's", "Wen"}
    return _decide(given, redact=names, kept=set(words) - names)


def _as(profile, given):
    return as_lines(released(derived(given), profile).transcript)


def test_every_profile_of_the_settings_is_known():
    assert set(PROFILES) == set(Profile.__args__)


def test_the_team_reads_what_was_signed():
    given = _all_kept_but_names()
    assert _as("team", given) == as_lines(derived(given).transcript)


@pytest.mark.parametrize(
    ("profile", "lines"),
    [
        (
            "archive",
            "P1: ask [Name 1]'s man in [Place], [Hospital]\n"
            "P2: the only vet since March 3rd, [Age], in [Place]",
        ),
        (
            "publication",
            "P1: ask [Name]'s man in [Place], [Hospital]\n"
            "P2: [Role] since [Date], [Age], in [Place]",
        ),
        (
            "safe-harbor",
            "P1: ask [Name 1]'s man in [Place], Kestrel Hospital\n"
            "P2: the only vet since [Date], [Age], in California",
        ),
    ],
)
def test_the_others_show_less_of_what_was_kept(profile, lines):
    assert _as(profile, _all_kept_but_names()) == lines


def test_what_a_profile_hides_is_told_to_who_looks_through_the_pack():
    hidden = released(derived(_all_kept_but_names()), "safe-harbor").hidden
    assert [flag.text for flag in hidden] == ["Fresno", "March 3rd", "97"]


def test_notes_are_shown_as_the_profile_says():
    note = Note("notes.1.7", 5, "notes", None, None, "from fresno")
    given = _all_kept_but_names(notes=(note,))
    assert [one.text for one in released(derived(given), "archive").notes] == ["from [Place]"]
    assert [one.text for one in released(derived(given), "team").notes] == ["from fresno"]


def test_what_the_study_generalises_stands_in_the_signed_text_and_in_every_profile():
    general = (("fresno", "a large city"), ("Kestrel Hospital", "a rural clinic"))
    given = _decide(material(TEXT, general=general), redact={"Fresno"}, kept={"Kestrel Hospital"})
    assert "in [a large city], Kestrel Hospital" in as_lines(derived(given).transcript)
    assert "in [a large city], Kestrel Hospital" in _as("team", given)
    assert "in [a large city], [a rural clinic]" in _as("publication", given)


def test_what_staff_say_of_an_entity_goes_before_the_study_s_list_and_a_reviewer_s_words_first():
    given = _decide(material(TEXT, general=(("Fresno", "a city"),)), redact={"Fresno"})
    staff = records(EntityDescribed("Place", 1, "AB", general="a large city"), writer="study-b")
    described = given.with_records((), staff)
    assert "in [a large city]," in as_lines(derived(described).transcript)
    fresno = next(flag for flag in derived(given).flags if flag.text == "Fresno")
    own = FlagDecided(fresno.name, "redact", "LOCATION", "AB", "Fresno", "[the valley]")
    own_words = described.with_records(records(own, writer="review-b"))
    assert "in [the valley]," in as_lines(derived(own_words).transcript)


def test_a_word_of_the_study_s_list_is_a_flag_wherever_it_stands():
    (flag,) = derived(material("P1: so fresno then", general=(("Fresno", "a city"),))).flags
    assert (flag.text, flag.type) == ("fresno", "LOCATION")


def test_what_stands_for_it_in_the_list_changes_the_hash():
    given = _decide(material(TEXT), redact={"Fresno"})
    other = _decide(material(TEXT, general=(("Fresno", "a city"),)), redact={"Fresno"})
    assert derived(given).hash != derived(other).hash


@pytest.mark.parametrize("profile", PROFILES)
def test_someone_told_of_is_shown_by_no_profile_though_a_mention_was_kept(profile):
    given = material("P1: <<Wen|PERSON>> came\nP2: yes, <<wen|PERSON>>")
    given = _decide(given, redact={"Wen"}, kept={"wen"})
    assert "wen" in _as(profile, given)
    told_of = records(EntityDescribed("Name", 1, "AB", told_of=True), writer="study-b")
    shown = "[Name]" if profile == "publication" else "[Name 1]"
    assert _as(profile, given.with_records((), told_of)) == f"P1: {shown} came\nP2: yes, {shown}"


def test_a_part_of_the_name_of_someone_told_of_is_shown_no_more_than_the_name():
    given = material("P1: <<Margaret Turnpike|PERSON>> came\nP2: yes, <<Margaret|PERSON>>")
    given = _decide(given, redact={"Margaret Turnpike"}, kept={"Margaret"})
    told_of = records(EntityDescribed("Name", 1, "AB", told_of=True), writer="study-b")
    here = given.with_records((), told_of)
    assert _as("team", here) == "P1: [Name 1] came\nP2: yes, [Name 1]"
    kept = material("P2: yes, <<Margaret|PERSON>>", study_records=here.study_records)
    assert _as("team", _decide(kept, kept={"Margaret"})) == "P2: yes, [Name 1]"


def test_a_profile_changes_no_hash():
    given = _all_kept_but_names()
    before = derived(given).hash
    released(derived(given), "publication")
    assert derived(given).hash == before


def test_what_is_open_is_left_to_the_gate():
    given = material(TEXT).with_records(decided(derived(material(TEXT)), "keep")[:1])
    assert released(derived(given), "safe-harbor").hidden == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("California", "LOCATION"),
        ("north carolina", "LOCATION"),
        ("2019", "DATE"),
        ("in twenty nineteen", "DATE"),
        ("89", "AGE"),
        ("forty-five", "AGE"),
        ("Maria", "PERSON"),
    ],
)
def test_safe_harbor_lets_states_years_and_ages_under_90_stand(text, kind):
    assert may_stand(text, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fresno", "LOCATION"),
        ("Fresno, California", "LOCATION"),
        ("New York", "LOCATION"),
        ("March 2019", "DATE"),
        ("Tuesday", "DATE"),
        ("3/3/2019", "DATE"),
        ("90", "AGE"),
        ("ninety-one", "AGE"),
        ("very old", "AGE"),
        ("0800 555 111", "PHONE"),
        ("help@line.example", "EMAIL"),
        ("@helpline", "HANDLE"),
        ("KL 5720", "ID"),
        ("4 Mill Lane", "ADDRESS"),
    ],
)
def test_safe_harbor_lets_nothing_stand_that_is_not_surely_so(text, kind):
    assert not may_stand(text, kind)
