"""Decides which answers may be given again, and to which questions: the part of the cache that knows no vectors.

Vectors see that two questions are about the same thing, hardly that one asks the opposite, for another number, or from
B to A instead of A to B. So alike vectors only propose; here two questions are compared word by word, and a fitted
score says how surely they share an answer. In doubt the answer is no: a refused hit costs seconds, a wrong one trust.
"""

from cache.verify.words import LONGEST, is_text, normalize, same_meaning_possible

__all__ = ["LONGEST", "is_text", "normalize", "same_meaning_possible"]
