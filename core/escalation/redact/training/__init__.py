"""Makes the weights of the name tagger; never imported by the application."""
