"""Sound to words on this machine: voice gate, engine, weights, guards."""
