"""One encrypted study's whole way, every command as typed, in a process of its own.

Run as `python walk.py FOLDER`, it works under umask 000; the user's folders are those of the
environment. What the commands printed on standard output is printed, all but what `--clear` asked.
"""

import io
import json
import os
import sys
import wave
from contextlib import redirect_stdout
from pathlib import Path

SECRETS = ("Hollingsworth", "pomegranate", "Quetzalcoatl", "Llanfairpwll", "giraffes")
"""Said, typed or a name: none of them may lie about."""
TRANSCRIPT = """Moderator Quetzalcoatl: What was the lesson?

Speaker 2: I asked Margaret Hollingsworth, and she said pomegranate.

Speaker 3: So we went home to Llanfairpwll.
"""
KEYS = (
    {"t": 0.0, "do": "item", "item": "I.q1"},
    {"t": 0.2, "do": "assent", "participant": "P1", "answer": "agree"},
    {"t": 0.4, "do": "assent", "participant": "P2", "answer": "agree"},
    {"t": 0.6, "do": "note", "text": "giraffes, said Hollingsworth #play"},
    {"t": 1.6, "do": "end"},
)
IDENTITY = "identity.txt"


def main(folder: Path) -> None:
    os.umask(0)
    study = folder / "study"
    given = folder / "given"
    key = ("--identity", given / IDENTITY)
    run = _runner(study)
    run("init", study, "--title", "A study", "--recipient", _recipient(given))
    _lead(run, given)
    run("seal", "FG1")
    run("import", "FG5", "--transcript", given / "said.txt", *key)
    run("import", "FG5", "--assented", "all", "--by", "AB", *key)
    for label, who in (("1", "FAC"), ("2", "P1"), ("3", "P2")):
        run("rename", "FG5", label, who, "--by", "AB", *key)
    _decide(run, given, key)
    run("residual", "FG5", *key, "--clear")
    run("sign", "FG5", "--by", "AB", "--yes", *key)
    run("gate", "FG5", *key)
    run("handoff", "--sessions", "FG5", "--coders", "A,B", *key)
    run("summary", "FG5", "--share", *key)
    run("summary", "FG5", *key)
    run("lock", *key)
    run("status")
    run("verify", *key)


def _lead(run, given):
    with wave.open(str(given / "tone.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(range(1, 251)) * 128)
    (given / "keys.jsonl").write_text("".join(json.dumps(line) + "\n" for line in KEYS))
    (given / "said.txt").write_text(TRANSCRIPT)
    log = ("--audio", given / "tone.wav", "--keys", given / "keys.jsonl")
    run("run", "--session", "FG1", "--participants", 2, "--headless", *log)


def _decide(run, given, key):
    found = json.loads(run("transcript", "FG5", "--format", "json", "--json", "--clear", *key))
    (given / "review.json").write_text(json.dumps({"hash": found["hash"], "reviewed": "all"}))
    run("review", "FG5", "--apply", given / "review.json", "--by", "AB", *key)
    (given / "redact.json").write_text(
        json.dumps({"hash": found["hash"], "decisions": [{"rest": "redact"}]})
    )
    run("redact", "FG5", "--apply", given / "redact.json", "--by", "AB", *key)


def _recipient(given: Path) -> str:
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    (given / IDENTITY).write_text(f"{identity}\n")
    return str(identity.to_public())


def _runner(study: Path):
    from facilitator.cli.main import run

    def command(*arguments) -> str:
        printed = io.StringIO()
        text = [str(one) for one in arguments]
        if text[0] != "init":
            os.chdir(study)
        print("$", *text, file=sys.stderr)
        try:
            with redirect_stdout(printed):
                run(text)
        except SystemExit as ended:
            if ended.code:
                raise
        if "--clear" not in text:
            print(printed.getvalue())
        return printed.getvalue()

    return command


if __name__ == "__main__":
    from facilitator.cli.own_process import settle
    from facilitator.cli.place import state_folder

    settle(state_folder())
    main(Path(sys.argv[1]))
