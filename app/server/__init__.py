"""The server for other programs on this machine: OpenAI's HTTP interface, answered by the same assistant."""
