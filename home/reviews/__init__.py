"""Truth over time: who answers for a page, when it was verified, when it is read again."""
