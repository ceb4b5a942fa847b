"""The Cerfa 14069 form, declared: its sections in order."""
