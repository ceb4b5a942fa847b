"""`make demo`: everything that the portal needs, on one machine, until Ctrl-C.

Pure Python, without Django: the database's address must be known before settings are read.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from portal.operations import postgresql
from portal.operations.demonstration_accounts import ACCOUNTS, PASSWORD
from portal.operations.processes import ROOT, Children, NotAnswering, web_command, worker_command

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8000"))
VAR = Path(os.environ.get("PORTAL_VAR_DIR", ROOT / "var"))
WEB_THREADS = int(os.environ.get("WEB_THREADS", "4"))


class Stopped(Exception):
    """Somebody asked to stop."""


def main() -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        if _port_is_taken():
            return _complain(f"Le port {PORT} est déjà pris. Essayez : make demo PORT={PORT + 1}")
        with postgresql.database_url(VAR / "postgresql" / "data", name="portal") as url:
            return _serve(url)
    except (postgresql.NoPostgreSQL, NotAnswering) as error:
        return _complain(str(error))
    except Stopped:
        _say("Tout est arrêté. Les données sont gardées.")
        return 0


def _serve(database_url: str) -> int:
    address = f"http://{'localhost' if HOST in ('127.0.0.1', '0.0.0.0') else HOST}:{PORT}"  # noqa: S104  compared, not bound
    environment = {
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "portal.settings.dev"),
        "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),
        "PORTAL_VAR_DIR": str(VAR),
        "SITE_URL": address,
    }
    prepared = subprocess.run(  # noqa: S603  our own command
        [sys.executable, ROOT / "manage.py", "demo", f"--port={PORT}"],
        env=os.environ | environment,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if prepared.returncode:
        return prepared.returncode
    children = Children(environment, VAR / "logs")
    try:
        children.start("web", web_command(host=HOST, port=PORT, workers=2, threads=WEB_THREADS))
        children.start("worker", worker_command())
        children.wait_for(f"http://127.0.0.1:{PORT}/sante/")
        _announce(address, database_url)
        while not (name := children.ended()) or children.revive(name):
            time.sleep(0.5)
        return _complain(f"{name} s'est arrêté :\n{children.tail(name)}")
    finally:
        children.stop()


def _announce(address: str, database_url: str) -> None:
    width = max(len(account.email) for account in ACCOUNTS)
    lines = [
        "",
        f"  Le portail est ouvert : {address}/",
        f"  Espace des guichets   : {address}/guichet/",
        f"  Administration        : {address}/admin/",
        "",
        f"  Comptes de démonstration, mot de passe « {PASSWORD} » :",
        *(f"    {account.email:<{width}}  {account.who}" for account in ACCOUNTS),
        "",
        f"  Courriels envoyés : {VAR / 'mails'}    SMS : {VAR / 'sms'}",
        f"  Journaux : {VAR / 'logs'}",
        f"  DATABASE_URL={database_url}",
        "",
        "  Ctrl-C arrête tout ; les données sont gardées.",
        "",
    ]
    _say("\n".join(lines))


def _port_is_taken() -> bool:
    try:
        with socket.create_server((HOST, PORT)):
            return False
    except OSError:
        return True


def _stop(number, frame) -> None:
    # A second Ctrl-C must not interrupt the stop itself.
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    raise Stopped


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201  the screen of make demo


def _complain(text: str) -> int:
    print(text, file=sys.stderr, flush=True)  # noqa: T201  the screen of make demo
    return 1


if __name__ == "__main__":
    sys.exit(main())
