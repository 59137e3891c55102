"""Finds the fastest way of loading a model on this machine by trying, and remembers it."""
