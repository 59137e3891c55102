"""Weights that do not fit into memory: read from the file each time they are needed, while the model computes.

The rooms, from the bottom up:

- `memory`: memory and addresses of ours, outside Python's heap.
- `tensors`: where llama.cpp keeps what in a tensor, checked against the library before it is relied on.
- `withheld`: tensors that llama.cpp gets addresses for but neither memory nor contents; whoever withholds them moves
  their `data` pointers to memory of his own.
- `hook`: tells listeners which node of the graph comes next and what has been computed.
- `files`, `windows_file`: reads past the page cache, one reader a platform.
- `rearranger`: the library's way of rearranging weights, a few rows at a time; `rearranged_file` reads weights in that
  form, made on their way from the model's file or read from `rearranged_copy`, which is made once on the disk.
- `ring`: a little memory through which weights pass in the order in which they are needed.
- `residents`: memory for those that stay; `lookup`: tables of which only rows are read.
- `rows_alone`: keeps the tokens of a pass apart that verifies a draft.
- `residency`: which weights stay, and which pass through; pure decisions.
- `stream`: brings streamed weights to the nodes that read them; `loading` puts all of this together at a load.
- `ability`: whether this machine can do it, in words.
"""
