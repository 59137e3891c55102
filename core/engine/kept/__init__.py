"""Conversations whose keys and values are kept on disk, so that nothing of them has to be read again."""
