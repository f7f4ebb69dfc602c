"""What a guide says: sections, scripts, questions, probes and actions (G1)."""


def test_a_paragraph_asks_if_it_ends_in_a_question_mark_or_stresses_words(written):
    """
    # II. Learning

    Thank you for coming.

    What was it?

    Tell me about **how you learned** it.

    He asked "Why?"

    And you (what about you?)
    --
    II.s1 script Thank you for coming.
    II.q1 question What was it?
    II.q2 question Tell me about **how you learned** it.
    II.q3 question He asked "Why?"
    II.q4 question And you (what about you?)
    """
    assert written.items == written.expected
    assert written.problems == []


def test_a_bullet_is_a_probe_and_an_action_among_them_takes_its_number(written):
    """
    # II. Learning

    Would someone like to start us off?

    - Does anyone have a similar story?
    - [write down the lessons]{do=board}
    - Too many? [wait] Just right?
    --
    II.q1    question Would someone like to start us off?
    II.q1.p1 probe    Does anyone have a similar story?
    II.q1.p2 action   write down the lessons do=board
    II.q1.p3 probe    Too many?
    II.q1.p4 action   wait
    II.q1.p5 probe    Just right?
    """
    assert written.items == written.expected
    assert [item.of for item in written.guide.items] == [None, *["II.q1"] * 5]


def test_a_section_is_its_numeral_or_its_first_word(written):
    """
    # Introduction

    Welcome.

    # Über uns

    Wer sind wir?

    # 2. Warm-up round

    What is your name?

    # B) Closing

    Thank you.

    # Warm-up

    Well.

    # Введение

    Что?
    --
    introduction.s1 script Welcome.
    uber.q1 question Wer sind wir?
    2.q1 question What is your name?
    B.s1 script Thank you.
    warmup.s1 script Well.
    section6.q1 question Что?
    """
    assert written.items == written.expected
    assert written.problems == []
    titles = [(section.numeral, section.title, section.name) for section in written.guide.sections]
    assert titles[:3] == [
        ("", "Introduction", "Introduction"),
        ("", "Über uns", "Über uns"),
        ("2", "2. Warm-up round", "Warm-up round"),
    ]


def test_an_action_inside_a_paragraph_is_an_item_of_its_own_at_its_place(written):
    """
    # Intro

    Please sign the forms. [Review them.]

    [Hand them out.]{do=demographics} Please fill this in.

    Please read this. [Wait.] Thank you for reading.

    Please take [hold it up] this form, and read it [show where], please.
    --
    intro.s1 script Please sign the forms.
    intro.a1 action Review them.
    intro.a2 action Hand them out. do=demographics
    intro.s2 script Please fill this in.
    intro.s3 script Please read this.
    intro.a3 action Wait.
    intro.s4 script Thank you for reading.
    intro.s5 script Please take this form, and read it, please.
    intro.a4 action hold it up
    intro.a5 action show where
    """
    assert written.items == written.expected


def test_stress_survives_an_action_in_its_middle(written):
    """
    # I. Go

    Tell me **how [point] you** learned, **all of it**.
    --
    I.q1 question Tell me **how you** learned, **all of it**.
    I.a1 action **point**
    """
    assert written.items == written.expected


def test_braces_give_budgets_ids_ties_and_glances(written):
    """
    # II. Learning {minutes=20 #learn}

    What was the **most memorable** lesson? {#opening glance="most memorable lesson"}

    - And then? {#opening.more}

    [Begin recording.]{do=record}

    Do you agree? {do=assent}
    --
    opening question What was the **most memorable** lesson? glance=most memorable lesson
    opening.more probe And then?
    learn.a1 action Begin recording. do=record
    learn.q2 question Do you agree? do=assent
    """
    assert written.items == written.expected
    assert written.problems == []
    assert written.guide.sections[0].minutes == 20
    assert written.guide.probes_of("opening")[0].id == "opening.more"


def test_curly_quotation_marks_of_a_word_processor_are_understood(written):
    """
    # I. Go

    What was it? {glance=“most memorable”}
    --
    I.q1 question What was it? glance=most memorable
    """
    assert written.items == written.expected


def test_the_number_of_participants_stays_in_the_text(written):
    """
    # I. Go

    I have {{ participants }} participants and {{participants}} chairs.
    --
    I.s1 script I have {{ participants }} participants and {{participants}} chairs.
    """
    assert written.items == written.expected
    assert written.problems == []


def test_a_backslash_keeps_a_sign_as_it_is(written):
    r"""
    # I. Go

    Write \[sic\] or \{this\}, 2 \* 3, \*so\*.

    1\. is a number.
    --
    I.s1 script Write [sic] or {this}, 2 * 3, *so*.
    I.s2 script 1. is a number.
    """
    assert written.items == written.expected
    assert written.problems == []


def test_lines_of_a_paragraph_are_one_text_and_slanted_words_are_plain(written):
    """
    # I. Go

    This is *really*
      one long **and
    stressed** text.
    --
    I.q1 question This is really one long **and stressed** text.
    """
    assert written.items == written.expected


def test_front_matter_stays_as_it_was_written(written):
    """
    ---
    title: "No: a study"
    study: No
    version: 1.10
    duration: 90
    source: >-
      Two
      lines.
    ---
    # I. Go

    Hello.
    """
    guide = written.guide
    assert (guide.title, guide.study, guide.version) == ("No: a study", "No", "1.10")
    assert (guide.duration, guide.minutes, guide.source) == (90, 90, "Two lines.")
    assert written.problems == []


def test_a_guide_without_front_matter_is_called_after_its_file(written):
    """
    # I. Go {minutes=5}

    Hello.
    """
    assert written.guide.title == "untitled"
    assert written.guide.minutes == 5


def test_brackets_and_a_colon_are_no_link_reference(written):
    """
    # I. Go

    [Begin recording.]: now
    --
    I.a1 action Begin recording.
    I.s1 script : now
    """
    assert written.items == written.expected
