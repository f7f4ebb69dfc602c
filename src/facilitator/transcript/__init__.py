"""What was said and by whom: engine words made into turns, corrected, and checked for holes."""
