"""A command at a pseudo-terminal: what it shows is read, what it asks is answered."""

import os
import pty
import re
import select
import signal
import sys
import time

PATIENCE = 60  # seconds; two cores may be busy


FACILITATOR = (sys.executable, "-m", "facilitator")


class Asked:
    """A command that has a terminal of its own."""

    def __init__(self, *arguments, cwd, env, program=FACILITATOR):
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.chdir(cwd)
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a run in the background ignores it
            command = [*program, *map(str, arguments)]
            os.execvpe(command[0], command, {**os.environ, "TERM": "xterm", **env})
        self.shown = ""
        """Everything that came to the terminal so far."""
        self._read_until = 0

    def answers(self, question, line):
        """Wait for a question, and type a line."""
        found = self.wait_for(question)
        time.sleep(0.05)  # a hidden question first flushes what was typed too early
        os.write(self._terminal, f"{line}\n".encode())
        return found

    def stops(self, question):
        """Wait for a question, and type ctrl+c."""
        self.wait_for(question)
        time.sleep(0.05)
        os.write(self._terminal, b"\x03")

    def wait_for(self, text):
        """Give what was shown up to `text`, since the last call."""
        until = time.monotonic() + PATIENCE
        while (place := self.shown.find(text, self._read_until)) < 0:
            assert time.monotonic() < until, f"{text!r} never came:\n{self.shown}"
            assert self._take(), f"{text!r} never came:\n{self.shown}"
        found = self.shown[self._read_until : place]
        self._read_until = place + len(text)
        return found

    def ends(self):
        """Read to the end; give the exit status."""
        while self._take():
            pass
        _, status = os.waitpid(self.pid, 0)
        os.close(self._terminal)
        return os.waitstatus_to_exitcode(status)

    def _take(self):
        if not select.select([self._terminal], [], [], 0.2)[0]:
            return True
        try:
            data = os.read(self._terminal, 65536)
        except OSError:  # the other side is closed
            return False
        self.shown += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)


def six_words(shown):
    """Find the passphrase in what was shown."""
    return re.findall(r"^ {4}([a-z]+(?: [a-z]+){5})$", shown, re.MULTILINE)[-1]
