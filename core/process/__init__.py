"""Child processes with typed pipes: how the window, the assistant and the engine speak to each other."""
