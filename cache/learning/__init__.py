"""Lets the encoder learn from the user's own verdicts, on this machine and, where wanted, together with others."""
