"""The codebook that coders work by, and who codes which transcript."""
