"""How the numbers that the cache decides with were made; the application imports nothing of it."""
