"""Asking the cloud: when it is allowed, what leaves, and the one client that can send."""
