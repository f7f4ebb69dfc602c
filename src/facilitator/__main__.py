"""`python -m facilitator` is the same as `facilitator`."""

from facilitator.cli.main import run

if __name__ == "__main__":
    run()
