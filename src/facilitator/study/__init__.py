"""The study on disk: folders, settings, journals, and the clock and disk under them."""
