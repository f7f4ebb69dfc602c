"""What this machine says of itself: power, clock, disk, sleep. Each probe takes its root folder."""
