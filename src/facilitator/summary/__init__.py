"""What one group came to, counted and arranged; no sentence of it is generated."""
