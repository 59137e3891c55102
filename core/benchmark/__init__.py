"""Measures how fast this machine answers, keeps what was found, and says what each technique is worth."""
