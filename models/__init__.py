"""Which language model answers, and where its file comes from."""
