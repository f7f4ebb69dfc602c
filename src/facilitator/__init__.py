"""facilitator: leads a focus group through its guide and keeps people's words safe."""

__version__ = "0.1.0"
