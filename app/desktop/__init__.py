"""The window, the tray and the quick prompt; the only folder that knows Qt."""
