"""Several tokens a pass: drafts of what an answer will say next, and when a draft pays.

A draft never changes an answer. Its tokens are computed together in one pass, and the sampler then draws from the
scores of each in turn, with the same random numbers and the same memory of what came before as without a draft: drafted
tokens count only as far as they are what was drawn. For a draft that is one certain guess a token, this is speculative
sampling (Leviathan et al., arXiv 2211.17192; Chen et al., arXiv 2302.01318), whatever the temperature, penalties or
grammar.
"""
