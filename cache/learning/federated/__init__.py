"""Lets several people's encoders learn together with Flower: weights only, clipped and noised before they leave."""
