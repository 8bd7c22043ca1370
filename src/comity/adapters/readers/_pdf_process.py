"""Hand PDFs to the process that opens them, and stop it when it takes too long."""

from __future__ import annotations

import atexit
import json
import os
import struct
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from comity.adapters.readers._limits import MAX_PAGES, PDF_MEMORY, PDF_SECONDS

_LENGTH = struct.Struct(">Q")
_WORKER = Path(__file__).with_name("_pdf_worker.py")


class PdfProcess:
    """One worker, started at the first PDF and kept for the next; safe to use from several threads."""

    def __init__(self, seconds: float = PDF_SECONDS) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._worker: subprocess.Popen[bytes] | None = None
        self._owner = 0  # process id: after a fork the worker is still the parent's

    def extract(self, data: bytes) -> dict[str, Any]:
        """The worker's answer; ``error`` is ``time`` where it took too long and ``crash`` where it died."""
        with self._lock:
            try:
                worker = self._running()
            except (OSError, TypeError):  # no interpreter to start: comity is embedded in another program
                return {"error": "start"}
            late = threading.Event()
            timer = threading.Timer(self._seconds, _give_up, (worker, late))
            timer.daemon = True
            timer.start()
            try:
                return _ask(worker, data)
            except (OSError, EOFError):
                self._stop()
                return {"error": "time" if late.is_set() else "crash"}
            finally:
                timer.cancel()

    def close(self) -> None:
        with self._lock:
            self._stop()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._worker is None or self._owner != os.getpid() or self._worker.poll() is not None:
            self._owner = os.getpid()
            self._worker = subprocess.Popen(  # noqa: S603 - our own script, no shell
                [sys.executable, "-P", str(_WORKER), str(MAX_PAGES), str(PDF_MEMORY)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._worker

    def _stop(self) -> None:
        if self._worker is not None and self._owner == os.getpid():
            self._worker.kill()
            self._worker.communicate()
        self._worker = None


def _give_up(worker: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    worker.kill()


def _ask(worker: subprocess.Popen[bytes], data: bytes) -> dict[str, Any]:
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(_LENGTH.pack(len(data)) + data)
    worker.stdin.flush()
    header = worker.stdout.read(_LENGTH.size)
    if len(header) < _LENGTH.size:
        raise EOFError
    length = _LENGTH.unpack(header)[0]
    reply = worker.stdout.read(length)
    if len(reply) < length:
        raise EOFError
    answer: dict[str, Any] = json.loads(reply)
    return answer


shared = PdfProcess()
atexit.register(shared.close)
