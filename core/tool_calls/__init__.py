"""How models write that they want a tool: the forms that model families were trained on, and reading them."""
