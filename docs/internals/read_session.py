"""Read a session with nothing of ours: its journals as JSON lines, its sound as WAV files.

    python read_session.py SESSION OUT [IDENTITY]

SESSION is its folder, OUT an empty one, IDENTITY a holder's file; a closed one needs pyrage or age.
"""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import wave
from pathlib import Path

try:
    from pyrage import decrypt, x25519
except ImportError:
    decrypt = None

MEMBERS, BOUND = (("d", "record"), ("w", "words")), ("e", "v", "at", "of")


def opened(message, secrets):
    """Open one age message with any of `secrets` (AGE-SECRET-KEY-1…)."""
    if decrypt is not None:
        return decrypt(message, [x25519.Identity.from_str(secret.strip()) for secret in secrets])
    read, write = os.pipe()
    os.write(write, "\n".join(secrets).encode())
    os.close(write)
    age = ["age", "-d", "-i", f"/dev/fd/{read}"]
    return subprocess.run(age, input=message, pass_fds=[read], stdout=-1, check=True).stdout


def lines(path):
    """Give {n: object} of the lines whose hash fits the hash written on the line before."""
    before, found = b"", {}
    for line in path.read_bytes().split(b"\n")[:-1]:
        end = re.fullmatch(rb'(.*),"h":"([0-9a-f]{64})"\}', line)
        if end and hashlib.sha256(before + end[1] + b"}").hexdigest() == end[2].decode():
            found[json.loads(line).get("n", 0)] = json.loads(line)
        before = line[-66:-2]
    return found


def part_of(line, member, secrets, name):
    """Give facts or words, opened; none of a part that was closed for another place or line."""
    if not isinstance(line.get(member), str) or not secrets:
        return line.get(member)
    found = json.loads(opened(base64.b64decode(line[member]), secrets))
    whole = found.pop("id").endswith(f"/{name}") and found.pop("as") == [*map(line.get, BOUND)]
    return found if whole else None


def records(folder, keys):
    """Give the records that count, of all writers, in one order."""
    files = {path.name: lines(path) for path in (folder / "journal").glob("*.jsonl")}
    headers, latest, ordered = [found.pop(0, {}) for found in files.values()], {}, []
    goes_on = {h["after"]["file"]: h["after"]["n"] for h in headers if h.get("after")}
    places = [(w, int(part), file) for file in files for w, part, _ in [file.split(".")]]
    for writer, part, file in sorted(places):
        later = [x for w, p, f in places if w == writer and p > part for x in files[f].values()]
        for n, line in sorted(files[file].items()):
            name, beyond = f"{writer}.{part}.{n}", n > goes_on.get(file, n) and part
            free = dict.fromkeys(("h", "n", "utc", *(m for m in "dw" if type(line.get(m)) is str)))
            if not (beyond and any(x | free == line | free for x in later)):  # written again there
                at = latest[writer, beyond] = max(line["at"], latest.get((writer, beyond), 0))
                record = {"record": name, "at": at, "e": line["e"], "of": line.get("of")}
                record |= {m: part_of(line, m, keys.get(key), name) for m, key in MEMBERS}
                ordered.append((at, writer, part, n, record))
    return [place[-1] for place in sorted(ordered, key=lambda place: place[:4])]


def sound(path, secrets, out):
    """Write a closed piece as a WAV file; a block that is not in its place is left out."""
    line, _, rest = path.read_bytes().partition(b"\n")
    head = json.loads(line)
    place = (head["segment"] << 96) + head["first"]  # of its block: segment, index, first sample
    with wave.open(str(out / f"{path.stem}.wav"), "wb") as to:
        to.setparams((head["channels"], 2, head["rate"], 0, "NONE", ""))
        while rest and len(rest) >= (end := 4 + int.from_bytes(rest[:4], "big")):
            plain, rest = opened(rest[4:end], secrets), rest[end:]
            if plain[:24] == bytes.fromhex(head["session"]) + place.to_bytes(16, "big"):
                to.writeframes(plain[24:])
            place += (1 << 64) + head["rate"] // 2


if __name__ == "__main__":
    keys, (session, out, *identity) = {}, map(Path, sys.argv[1:])
    for key in sorted((session / "keys").glob("*[0-9].age")) if identity else ():
        held = re.findall(r"^AGE-SECRET-KEY-1\S+", identity[0].read_text(), re.MULTILINE)
        keys.setdefault(key.name.split(".")[0], []).append(opened(key.read_bytes(), held).decode())
    print(*map(json.dumps, records(session, keys)), sep="\n")
    for piece in (session / "sound").glob("*.fca") if keys else ():
        sound(piece, keys["sound"], out)
    for heard in (session / "heard").iterdir() if keys else ():
        (out / heard.name).write_bytes(opened(heard.read_bytes(), keys["words"]))
