"""What the recorder says of its device, as it comes: read from its journal.

It is read in a thread of its own, for its disk may be away or hang, and no key waits for a disk.
"""

from __future__ import annotations

from threading import Event as Signal
from threading import Thread

from facilitator.session.device import Device, device_after
from facilitator.study.disk import SystemDisk
from facilitator.study.follow import Follower
from facilitator.study.session_folder import SessionFolder

LOOK_SECONDS = 0.5
RECORDER = "recorder"


class DeviceWatch:
    """Follows the recorder's journal of one session."""

    def __init__(self, folder: SessionFolder) -> None:
        """Prepare; nothing is read before `start`."""
        self.device = Device()
        """By its latest word; without a name until the device is known."""
        rescue = None if folder.rescue is None else str(folder.rescue / "journal")
        self._follower = Follower(SystemDisk(), str(folder.journal), only=RECORDER, rescue=rescue)
        self._stopping = Signal()
        self._thread = Thread(target=self._work, name="device", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def close(self) -> None:
        """Look no more; what a hanging disk holds up is not waited for."""
        self._stopping.set()

    def look(self) -> None:
        """Read what came; where a disk refuses, the next look gives it."""
        try:
            came = self._follower.poll()
        except OSError:
            return
        for record in came:
            self.device = device_after(self.device, record)

    def _work(self) -> None:
        while True:
            self.look()
            if self._stopping.wait(LOOK_SECONDS):
                return
