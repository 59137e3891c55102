"""Parts of the bench page."""
