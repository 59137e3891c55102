"""What is personal in a text: found, replaced by placeholders, and put back into the answer."""
