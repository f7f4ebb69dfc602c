"""How long `facilitator --help` takes, held against `python -c "import click"` in the same run.

    .venv/bin/python benchmarks/startup.py [RUNS]

Both are whole processes, run in turn; the ratio of each pair is what counts (budget: under 2.5).
"""

import statistics
import subprocess
import sys
import time

BUDGET = 2.5
OURS = [sys.executable, "-m", "facilitator", "--help"]
BESIDE = [sys.executable, "-c", "import click"]


def seconds(command: list[str]) -> float:
    """Run a command to its end; give its wall time."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


def main(runs: int = 20) -> None:
    """Print the median of both, and of the ratio pair by pair."""
    seconds(OURS), seconds(BESIDE)  # the first run of each reads files from the disk
    pairs = [(seconds(OURS), seconds(BESIDE)) for _ in range(runs)]
    ratio = statistics.median(ours / beside for ours, beside in pairs)
    print(f"facilitator --help  {statistics.median(ours for ours, _ in pairs) * 1000:6.0f} ms")
    print(f"import click        {statistics.median(b for _, b in pairs) * 1000:6.0f} ms")
    print(f"ratio               {ratio:6.2f}   (budget {BUDGET})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
