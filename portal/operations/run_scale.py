"""`make scale`: the register of the demonstration, as large as asked for.

Pure Python, without Django: the database's address must be known before settings are read.
"""

from __future__ import annotations

import os
import subprocess
import sys

from portal.operations import postgresql
from portal.operations.processes import ROOT
from portal.operations.run_portal import VAR


def main() -> int:
    with postgresql.database_url(VAR / "postgresql" / "data", name="portal") as url:
        environment = os.environ | {
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": os.environ.get(
                "DJANGO_SETTINGS_MODULE", "portal.settings.dev"
            ),
            "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),
            "PORTAL_VAR_DIR": str(VAR),
        }
        # The territories and the guichets first; the demands of `make demo` may be there or not.
        for command in (["demo"], ["scale", *sys.argv[1:]]):
            done = subprocess.run(  # noqa: S603  our own commands
                [sys.executable, ROOT / "manage.py", *command],
                env=environment,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                check=False,
            )
            if done.returncode:
                return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
