"""The key that summons the quick prompt from anywhere, by the way that the desktop at hand offers."""
