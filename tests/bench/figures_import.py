"""350,000 figures imported from a CSV, against a COPY of the same rows into an empty copy."""

from __future__ import annotations

import csv
import time
import tracemalloc
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from directory.figures.models import Figure
from directory.imports import registry, running
from directory.imports.models import Change, Import
from directory.territory.models import Commune

YEARS = range(2015, 2025)
COLUMNS = 'level, code, measure, year, modality, value, n, secret, "on", source_id'


def measure(folder: Path) -> dict[str, float]:
    """Seconds of both, their ratio, and the memory of Python at its highest (MB), at two sizes."""
    codes = list(Commune.objects.order_by("pk").values_list("pk", flat=True))
    small = _import(folder / "rpls_2024_small.csv", codes[: len(codes) // 5], traced=True)
    Figure.objects.all()._raw_delete(using="default")
    big = _import(folder / "rpls_2024.csv", codes, traced=False)
    again = _import(folder / "rpls_2024.csv", codes, traced=True)
    copied = _copy()
    rows = Figure.objects.count()
    Figure.objects.all()._raw_delete(using="default")
    Change.objects.all()._raw_delete(using="default")
    Import.objects.all().delete()
    return {
        "rows": rows,
        "import_s": big["seconds"],
        "copy_s": copied,
        "ratio": big["seconds"] / copied,
        "again_mb": again["peak_mb"],
        "fifth_mb": small["peak_mb"],
    }


def _import(path: Path, codes: list[str], *, traced: bool) -> dict[str, float]:
    with path.open("w", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["DEPCOM_ARM", "LIBCOM", "nb_ls", *(f"nb_ls{year}" for year in YEARS[:-1])])
        for rank, code in enumerate(codes):
            counts = [_homes(rank, year) for year in YEARS]
            writer.writerow([code, f"Commune {code}", counts[-1], *counts[:-1]])
    job = registry.Job(
        timezone.now(),
        lambda rows: None,
        lambda line, reason: None,
        file_name=path.name,
        accept_losses=True,
    )
    if traced:
        tracemalloc.start()
    start = time.perf_counter()
    running.run_now(registry.find("rpls"), path, job=job, dry_run=False)
    seconds = time.perf_counter() - start
    peak = tracemalloc.get_traced_memory()[1] / 1e6 if traced else 0.0
    if traced:
        tracemalloc.stop()
    return {"seconds": seconds, "peak_mb": peak}


def _homes(rank: int, year: int) -> int:
    """Of three communes one is small: secrecy has its part of the work, as in the real file."""
    return (rank * 37 + year) % (3000 if rank % 3 else 30)


def _copy() -> float:
    """Seconds of the COPY of all figures into an empty table with the same indexes."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_figures (LIKE figures_figure INCLUDING ALL)")
        with cursor.copy(f"COPY (SELECT {COLUMNS} FROM figures_figure) TO STDOUT") as out:
            data = [bytes(each) for each in out]
        start = time.perf_counter()
        with cursor.copy(f"COPY bench_figures ({COLUMNS}) FROM STDIN") as into:
            for each in data:
                into.write(each)
        seconds = time.perf_counter() - start
        cursor.execute("DROP TABLE bench_figures")
    return seconds
