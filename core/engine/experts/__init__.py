"""Routed experts that do not all fit into memory: the most useful ones stay, the others are read on demand.

The rooms, from the bottom up:

- `shares`: what experts a model has and how many of each layer a budget keeps; pure, for the plan as well.
- `eviction`: which expert is worth its memory; pure.
- `slots`: which expert of a layer is where; pure.
- `memory`: the addresses and the memory behind the slots.
- `fetch`: reads experts with several threads, what is needed now before what may be needed next.
- `counts`: how well that goes.
- `cache`: brings the experts of all layers into memory.
- `routing`: which experts the router has chosen, and which the next one will.
- `tier`: puts these together for a loaded model.
"""
