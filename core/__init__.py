"""The engine and the assistant: everything that answers a question, with no window and no choice of model in it."""
