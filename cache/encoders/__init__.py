"""Sentence encoders: the one that comes with Inglenook, in the engine's format, and those that users bring."""
