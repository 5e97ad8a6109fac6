"""``python -m assistant``: the same as the installed command ``assistant``, and its workers."""

from __future__ import annotations

import sys

from assistant.base.workers import VERB


def main() -> int:
    """Be a worker where the program was started as one, else do what the command line says."""
    try:
        if sys.argv[1:] == [VERB]:
            from assistant.workflow.read_worker import run_worker

            run_worker()
        from assistant.cli.main import run

        return run()
    except KeyboardInterrupt:  # while the program's parts were still being loaded
        return 130


if __name__ == "__main__":
    sys.exit(main())
