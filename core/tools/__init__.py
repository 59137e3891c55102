"""What the model may use besides its own words: two tools of Inglenook's own, and servers that the user chooses."""
