"""Front-ends: the desktop, the command line, and the process that holds the assistant for them."""
