"""`make bench`: one table of ratios, all measured in one run on one database of its own.

The PostgreSQL is that of DATABASE_URL, else a private one with its writes made durable.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = "tests.bench.settings"


def main() -> int:
    os.environ |= {"DJANGO_SETTINGS_MODULE": SETTINGS, "LOG_LEVEL": "ERROR"}
    var = Path(tempfile.mkdtemp(prefix="portail-bench-"))
    var.chmod(0o711)
    try:
        with _database(var) as url:
            os.environ |= {"DATABASE_URL": url, "PORTAL_VAR_DIR": str(var)}
            faults = _measure(url, var)
    finally:
        shutil.rmtree(var, ignore_errors=True)
    return 1 if faults else 0


@contextmanager
def _database(var: Path) -> Iterator[str]:
    from portal.operations import postgresql
    from tests.template_database import Databases

    given, server = os.environ.get("DATABASE_URL"), None
    if not given:
        server = postgresql.start(var / "postgresql" / "data")
    databases = Databases(given or server.url)
    _say("one database, cloned for the bench")
    name = databases.clone()
    try:
        yield databases.url(name)
    finally:
        from django.db import connections

        connections.close_all()
        databases.drop(name)
        if server:
            server.stop()


def _measure(url: str, var: Path) -> int:
    """Print the table; how many demands or numbers were lost or doubled."""
    import django

    django.setup()
    logging.disable(logging.WARNING)
    from django.core.management import call_command

    from tests.bench import (
        communes,
        field_save,
        figures_import,
        guichets,
        guidance,
        home_page,
        long_section,
        nights,
        places,
        senders,
        submissions,
        wizard_step,
        years,
    )

    with Path(os.devnull).open("w") as nowhere:
        call_command("install_content", stdout=nowhere, stderr=nowhere)
    environment = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": SETTINGS, "LOG_LEVEL": "ERROR"}
    table = []
    _say("communes")
    found = communes.measure(environment, var)
    table.append(
        (
            f"suggestion over {found['communes']:,} communes",
            f"{found['suggestion_ms']:.2f} ms",
            "look-up by primary key, same server",
            f"{found['look_up_ms']:.2f} ms",
            found["ratio"],
        )
    )
    _say("figures")
    figures = figures_import.measure(var)
    table.append(
        (
            f"{figures['rows']:,} figures imported from a CSV, noted so as to be undone",
            f"{figures['import_s']:.1f} s",
            "COPY of the same rows into an empty copy of the table",
            f"{figures['copy_s']:.1f} s",
            figures["ratio"],
        )
    )
    _say("wizard")
    step = wizard_step.measure()
    for key, label in (
        ("section_post_ms", "wizard section, POST"),
        ("section_post_and_next_page_ms", "wizard section, POST and next page"),
    ):
        table.append(
            (
                label,
                f"{step[key]:.1f} ms",
                "SessionWizardView, POST (shows the next page)",
                f"{step['formtools_post_ms']:.1f} ms",
                step[key] / step["formtools_post_ms"],
            )
        )
    _say("field")
    saved = field_save.measure()
    table.append(
        (
            "one question saved, ten persons",
            f"{saved['field_save_ms']:.2f} ms",
            "update by primary key",
            f"{saved['update_ms']:.2f} ms",
            saved["field_save_ms"] / saved["update_ms"],
        )
    )
    _say("longest section")
    long = long_section.measure()
    for key, label in (
        ("ten_empty", "the same people, nothing typed in it"),
        ("alone_empty", f"one person, nothing typed, {long['boxes_alone']} boxes"),
    ):
        table.append(
            (
                f"longest section, ten persons, {long['boxes']} boxes, {long['queries']} queries",
                f"{long['ten']:.1f} ms CPU",
                label,
                f"{long[key]:.1f} ms CPU",
                long["ten"] / long[key],
            )
        )
    _say("home page")
    page = home_page.measure(environment, var)
    table += [
        (
            "home page, warm, answers a second",
            f"{page['warm_per_second']:,.0f}/s",
            "plain HttpResponse",
            f"{page['plain_per_second']:,.0f}/s",
            page["warm_per_second"] / page["plain_per_second"],
        ),
        (
            "home page, warm, alone",
            f"{page['warm_ms']:.2f} ms",
            "plain HttpResponse",
            f"{page['plain_ms']:.2f} ms",
            page["warm_ms"] / page["plain_ms"],
        ),
        (
            "home page, cold, alone",
            f"{page['cold_ms']:.1f} ms",
            "plain HttpResponse",
            f"{page['plain_ms']:.2f} ms",
            page["cold_ms"] / page["plain_ms"],
        ),
    ]
    _say("guidance pages")
    table += guidance.rows(environment, var)
    _say("figures of every commune and 8,000 guichets")
    places.load()
    loaded = guichets.load()
    _say("pages of communes")
    table += places.rows(environment, var)
    _say("pages of the directory")
    table += guichets.rows(environment, var, loaded)
    _say(f"{submissions.HOW_MANY:,} submissions over HTTP, {senders.THREADS} at once")
    sent = submissions.send(environment, var, kills=False)
    _say("registration")
    registered = submissions.register()
    table.append(
        (
            f"{submissions.HOW_MANY:,} demands sent over HTTP, {senders.THREADS} at once",
            f"{sent.per_second:.0f}/s",
            "then registered, in process",
            f"{registered['per_second']:.0f}/s",
            sent.per_second / registered["per_second"],
        )
    )
    _say("the same, a web process killed every second")
    killed = submissions.send(environment, var, kills=True)
    table.append(
        (
            "the same, a web process killed every second",
            f"{killed.per_second:.0f}/s",
            "without kill",
            f"{sent.per_second:.0f}/s",
            killed.per_second / sent.per_second,
        )
    )
    told = []
    for size in nights.sizes():
        _say(f"a night over {size:,} demands")
        night = nights.measure(size)
        table.append(
            (
                f"{night['due']:,} demands due among {size:,}, read page by page",
                f"{night['select_ms']:.0f} ms",
                "count(*) with the same WHERE",
                f"{night['count_ms']:.0f} ms",
                night["ratio"],
            )
        )
        table.append(
            (
                f"{night['removed']:,} demands removed in an evening, by batches",
                f"{night['removed_per_second']:,.0f}/s",
                "one by one",
                f"{night['removed_alone_per_second']:,.0f}/s",
                night["removed_per_second"] / night["removed_alone_per_second"],
            )
        )
        told.append(night)
    lived = None
    if registered_demands := years.how_many():
        _say(f"years of {registered_demands:,} demands")
        lived = years.measure(registered_demands)
    _print(table)
    if lived:
        print(years.line(lived))
    for night in told:
        print(
            f"night: {night['written_per_second']:,.0f} notices written a second, "
            f"memory {night['peak_mb']:.1f} MB at most, missing {night['missing']}, "
            f"doubled {night['doubled']}; register filled at {night['filled_per_second']:,.0f} "
            f"demands a second, {night['bytes_per_demand']:,.0f} bytes each; "
            f"not removed {night['not_removed']}, removed twice {night['events_doubled']}"
        )
    print(
        f"figures: memory {figures['again_mb']:.1f} MB at most for {figures['rows']:,} rows, "
        f"{figures['fifth_mb']:.1f} MB for a fifth of them"
    )
    print(f"PostgreSQL: {submissions.durability()}")
    print(f"processor time of the web processes, each demand: {sent.cpu_ms:.1f} ms")
    for label, run in (("quiet", sent), (f"{killed.kills} kills", killed)):
        end = run.outcome
        print(
            f"{label}: acknowledged {len(end.acknowledged):,}, retried {end.retried:,}, "
            f"in database {end.in_database:,}, lost {end.lost}, doubled {end.doubled}"
        )
    print(f"numbers: missing {registered['missing']}, duplicate {registered['duplicates']}")
    faults = sum(run.outcome.lost + run.outcome.doubled for run in (sent, killed))
    faults += sum(lived.faults.values()) if lived else 0
    for night in told:
        faults += night["missing"] + night["doubled"]
        faults += night["not_removed"] + abs(night["events_doubled"])
    return faults + registered["missing"] + registered["duplicates"]


def _print(table: list[tuple]) -> None:
    rows = [("what", "measured", "against", "measured", "ratio")]
    rows += [(*row[:4], f"{row[4]:.2f}") for row in table]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    print()
    for rank, row in enumerate(rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))
        if rank == 0:
            print("  ".join("-" * width for width in widths))


def _say(text: str) -> None:
    print(f"→ {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
