"""What can be checked of an answer without another model: its numbers, its form, its code, its language.

- `numbers`: reads the numbers of a text, in digits and in words.
- `arithmetic`: finds calculations and does them again.
- `provenance`: where the numbers of an answer come from, and which of the question are left out.
- `form`: cut off, refused, hedged, repeated; a final answer, JSON.
- `code`: whether code parses.
- `language`: whether question and answer are in the same language.
"""
