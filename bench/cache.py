"""Measures the response cache: the encoder's start, speed and memory, what a look-up takes, and how often it is right.

    python -m bench.cache [--entries 10000] [--json]
    python -m bench.cache --rows PAIRS.jsonl [--rows CONVERSATIONS.jsonl] [--json]

Times are wall-clock seconds on an otherwise idle machine; each look-up is a different question. Rows are as
`inglenook cache evaluate` takes them; every file is also decided by plain cosine, at 0.8, as the reference.
"""

from __future__ import annotations

if __name__ == "__main__":
    # The encoder's process imports this module again, as it does the application's, which is as light.
    from bench.cache_measures import main

    main()
