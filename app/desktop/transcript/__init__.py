"""The conversation on show: Markdown that streams in, questions and answers, and what can be done with them."""
