"""One loaded model in a process of its own; the only folder that knows llama.cpp."""
