"""Words that visitors of the demonstration looked for in vain."""

from datetime import date, timedelta

from home.search.models import UnansweredSearch

WORDS = {"garage a velo": 7, "logement avec jardin": 5, "colocation": 4, "demenageur": 3}


def write(*, today: date) -> int:
    """Once; how many lines were written."""
    if UnansweredSearch.objects.exists():
        return 0
    rows = [
        UnansweredSearch(
            day=today - timedelta(days=rank + 1), language="fr", words=words, visitors=visitors
        )
        for rank, (words, visitors) in enumerate(WORDS.items())
    ]
    return len(UnansweredSearch.objects.bulk_create(rows))
