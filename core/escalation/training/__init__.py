"""Fits what the router ships with. Never imported by the application."""
