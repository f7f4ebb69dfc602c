"""A holder's own key: files of age are read, and nothing shows it by accident."""

import shutil
import subprocess
from pathlib import Path

import pytest

from facilitator.errors import BadInput, Refused
from facilitator.vault import identity, passphrase
from facilitator.vault.pairs import Pairs
from facilitator.vault.recipients import recipient

AGE = pytest.mark.skipif(shutil.which("age") is None, reason="no age: apt install age")
KEYS = Path(__file__).parents[1] / "data" / "keys"
WORDS = "correct horse battery staple giraffe lamp"


def never():
    raise AssertionError("nobody is to be asked")


def test_a_plain_identity_file_is_read_with_all_its_keys():
    one, two = identity.make(), identity.make()
    file = f"# created: today\n# public key: {one[1]}\n{one[0]}\n\n  {two[0]}\r\n"
    found = identity.opened(file.encode(), "k", never)
    assert identity.recipients_of(found) == (one[1], two[1])


def test_every_key_of_an_identity_is_tried():
    one, two, stranger = identity.make(), identity.make(), identity.make()
    pairs = Pairs.made(1)
    files = {name: (data,) for name, data in pairs.wrapped([two[1]]).items()}
    assert Pairs.unwrapped(files, f"{one[0]}\n{two[0]}").names == pairs.names
    assert Pairs.unwrapped(files, f"{one[0]}\n{stranger[0]}").names == ()


@pytest.mark.parametrize("typed", [WORDS, f"  {WORDS.upper()} ".replace(" ", "  ")])
def test_a_protected_identity_opens_with_its_words_however_they_are_typed(typed):
    found = identity.opened((KEYS / "protected.age").read_bytes(), "k", lambda: typed)
    assert found in (KEYS / "holder.txt").read_text()


def test_a_wrong_passphrase_is_said_to_be_wrong():
    with pytest.raises(Refused, match="does not open k") as failure:
        identity.opened((KEYS / "protected.age").read_bytes(), "k", lambda: "wrong horse")
    assert "wrong horse" not in str(failure.value)


def paper():
    return identity.on_paper((KEYS / "protected.age").read_bytes())


def mistyped(at_line, at=3):
    lines = paper().splitlines()
    line = lines[at_line]
    lines[at_line] = line[:at] + ("A" if line[at] != "A" else "B") + line[at + 1 :]
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    "typed",
    [
        mistyped(4),
        mistyped(6),
        paper().replace(paper().splitlines()[3] + "\n", "").encode(),
        paper().replace("K", "", 1).encode(),
        paper().rsplit("\n", 2)[0].encode(),
        b"-----BEGIN AGE ENCRYPTED FILE-----\n",
    ],
    ids=["a letter", "the last line", "a line left out", "a letter left out", "no end", "nothing"],
)
def test_a_key_that_was_typed_wrongly_is_not_called_a_wrong_passphrase(typed):
    with pytest.raises(BadInput, match="k is not whole: compare it with the sheet") as failure:
        identity.opened(typed, "k", lambda: WORDS)
    assert "passphrase" not in str(failure.value)


def test_where_either_may_be_wrong_both_are_said_and_each_line_has_its_check():
    with pytest.raises(Refused, match="or a letter in the file is mistyped") as failure:
        identity.opened(mistyped(2, 18), "k", lambda: WORDS)
    printed = [f"line {check}" for check in identity.line_checks(paper())]
    shown = failure.value.evidence
    assert len(shown) == len(printed) == len(paper().splitlines()) - 2
    assert [one for one, other in zip(shown, printed, strict=True) if one != other] == [shown[1]]


def test_a_file_whose_bytes_were_changed_is_not_called_a_wrong_passphrase():
    data = bytearray((KEYS / "protected.age").read_bytes())
    data[-3] ^= 1
    with pytest.raises(BadInput, match="k is not whole"):
        identity.opened(bytes(data), "k", lambda: WORDS)


def test_blanks_at_the_ends_of_typed_lines_do_not_matter():
    typed = paper().replace("\n", "  \r\n")
    assert identity.opened(typed.encode(), "k", lambda: WORDS) in (KEYS / "holder.txt").read_text()


@pytest.mark.slow
def test_what_we_protect_and_print_opens_with_its_words():
    secret, _ = identity.make()
    file = identity.closed(secret, WORDS)
    paper = identity.on_paper(file)
    assert secret.encode() not in file
    assert len(paper.splitlines()) == 8
    assert identity.opened(file, "k", lambda: WORDS) == secret
    assert identity.opened(f"\n{paper}".encode(), "k", lambda: WORDS) == secret


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b"ssh-ed25519 AAAA", b"AGE-SECRET-KEY-1QQQ\n", b"# nothing\n"],
)
def test_what_is_no_identity_is_refused_without_being_shown(data):
    with pytest.raises(BadInput, match="k holds no key of age") as failure:
        identity.opened(data, "k", never)
    assert "QQQ" not in str(failure.value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ssh-ed25519 AAAAC3NzaC1lZDI1 someone@host", "names its owner"),
        ("ssh-rsa AAAAB3", "names its owner"),
        (identity.make()[0], "That is a secret key"),
        ("age1nonsense", "no public key of age"),
        ("", "no public key of age"),
    ],
    ids=["ssh", "ssh rsa", "secret key", "no key", "nothing"],
)
def test_what_cannot_be_a_recipient_is_refused_with_a_sentence(text, why):
    with pytest.raises(BadInput, match=why) as failure:
        recipient(text)
    assert text not in str(failure.value) or len(text) < 13


def test_nothing_that_holds_a_key_shows_it():
    pairs = Pairs.made(1)
    secret = pairs.text().splitlines()[1]
    assert secret.startswith("AGE-SECRET-KEY-1")
    assert secret not in repr(pairs) + str(pairs)


def test_six_words_of_a_long_list_make_a_passphrase():
    words = passphrase.word_list()
    assert len(set(words)) == len(words) >= 2048
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)
    assert {len(passphrase.made().split(" ")) for _ in range(50)} == {6}
    assert len({passphrase.made() for _ in range(50)}) == 50
    assert passphrase.plain(" A  b\tC\n") == "a b c"


@AGE
def test_age_opens_what_we_wrap_and_we_open_what_age_protects(tmp_path):
    subprocess.run(["age-keygen", "-o", tmp_path / "k"], check=True, capture_output=True)
    secret = identity.opened((tmp_path / "k").read_bytes(), "k", never)
    pairs = Pairs.made(1)
    wrapped = pairs.wrapped(identity.recipients_of(secret))
    (tmp_path / "words.1.age").write_bytes(wrapped["words.1"])
    opened = subprocess.run(
        ["age", "-d", "-i", tmp_path / "k", tmp_path / "words.1.age"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert f"# words.1\n{opened.stdout}" in pairs.text()
