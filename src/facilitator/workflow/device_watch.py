"""What the recorder says of its device, as it comes: read from its journal.

It is read where the others' journals are, in their thread: its disk may be away or hang.
"""

from __future__ import annotations

from facilitator.session.device import Device, device_after
from facilitator.study.disk import SystemDisk
from facilitator.study.follow import Follower
from facilitator.study.session_folder import SessionFolder

RECORDER = "recorder"


class DeviceWatch:
    """Follows the recorder's journal of one session."""

    def __init__(self, folder: SessionFolder) -> None:
        """Prepare; nothing is read before the first look."""
        self.device = Device()
        """By its latest word; without a name until the device is known."""
        rescue = None if folder.rescue is None else str(folder.rescue / "journal")
        self._follower = Follower(SystemDisk(), str(folder.journal), only=RECORDER, rescue=rescue)

    def look(self) -> None:
        """Read what came; where a disk refuses, the next look gives it."""
        try:
            came = self._follower.poll()
        except OSError:
            return
        for record in came:
            self.device = device_after(self.device, record)
