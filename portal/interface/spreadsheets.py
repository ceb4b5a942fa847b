"""What people typed, in a file that a spreadsheet opens."""

# A spreadsheet runs a cell that begins so, quoted or not.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_text(cell: str) -> str:
    """The cell of a CSV file, which no spreadsheet runs: an apostrophe says that it is text."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
