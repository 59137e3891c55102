"""What a model needs of this machine, and where every byte of it goes."""
