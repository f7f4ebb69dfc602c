"""The codebook, and who codes which transcript."""
