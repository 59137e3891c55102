"""The response cache: answers given before, found again by the same words or by meaning."""
