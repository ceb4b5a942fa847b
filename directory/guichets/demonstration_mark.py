"""How every name of the demonstration ends."""

DEMONSTRATION_MARK = " (démonstration)"
