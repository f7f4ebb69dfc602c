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
        return decrypt(message, [x25519.Identity.from_str(secret) for secret in secrets])
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
            record = json.loads(line)
            found[record.get("n", 0)] = record
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
    afters = [found[0]["after"] for found in files.values() if 0 in found and found[0]["after"]]
    given_up, latest, ordered = {after["file"]: after["n"] for after in afters}, {}, []
    places = [(*file.split("."), file) for file in files]
    for writer, part, _, file in sorted(places, key=lambda place: (place[0], int(place[1]))):
        for n in sorted(n for n in files[file] if 0 < n <= given_up.get(file, n)):
            line, name = files[file][n], f"{writer}.{part}.{n}"
            latest[writer] = at = max(line["at"], latest.get(writer, line["at"]))
            record = {"record": name, "at": at, "e": line["e"], "of": line.get("of")}
            record |= {m: part_of(line, m, keys.get(key), name) for m, key in MEMBERS}
            ordered.append((at, writer, int(part), n, record))
    return [place[-1] for place in sorted(ordered, key=lambda place: place[:4])]


def sound(path, secrets, out):
    """Write a closed piece as a WAV file; a block that is not in its place is left out."""
    line, _, rest = path.read_bytes().partition(b"\n")
    head, index = json.loads(line), 0
    with wave.open(str(out / f"{path.stem}.wav"), "wb") as to:
        to.setparams((head["channels"], 2, head["rate"], 0, "NONE", ""))
        while rest and len(rest) >= (end := 4 + int.from_bytes(rest[:4], "big")):
            plain, rest = opened(rest[4:end], secrets), rest[end:]
            first = head["first"] + index * (head["rate"] // 2)
            place = (head["segment"] << 96) + (index << 64) + first
            if plain[:24] == bytes.fromhex(head["session"]) + place.to_bytes(16, "big"):
                to.writeframes(plain[24:])
            index += 1


if __name__ == "__main__":
    keys, (session, out, *identity) = {}, map(Path, sys.argv[1:])
    for file in sorted((session / "keys").glob("*[0-9].age")) if identity else ():
        holder = re.findall(r"^AGE-SECRET-KEY-1\S+", identity[0].read_text(), re.MULTILINE)
        secret = opened(file.read_bytes(), holder).decode().strip()
        keys.setdefault(file.name.split(".")[0], []).append(secret)
    print(*map(json.dumps, records(session, keys)), sep="\n")
    for piece in (session / "sound").glob("*.fca") if keys else ():
        sound(piece, keys["sound"], out)
    for heard in (session / "heard").iterdir() if keys else ():
        (out / heard.name).write_bytes(opened(heard.read_bytes(), keys["words"]))
