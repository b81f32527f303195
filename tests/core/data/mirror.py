"""A mirror on this machine that speaks https and misbehaves when told to."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CERTIFICATE = Path(__file__).with_name("localhost.pem")


class Mirror:
    """Files by name; what to do wrong, for so many answers; and what was asked: (name, Range)."""

    def __init__(self, files: dict[str, bytes], address: str) -> None:
        self.files = files
        self.address = address
        self.fault = ""
        self.times = 1_000
        self.asked: list[tuple[str, str]] = []
        self.done = threading.Event()
        self.silent = threading.Event()  # set while an answer waits in the middle

    def wrong(self) -> str:
        self.times -= 1
        return self.fault if self.times >= 0 else ""


class _Answer(BaseHTTPRequestHandler):
    timeout = 5
    mirror: Mirror
    fault = ""

    def log_message(self, *_: object) -> None: ...

    def do_GET(self) -> None:
        name, asked = self.path.rpartition("/")[2], self.headers.get("Range", "")
        self.mirror.asked.append((name, asked))
        self.fault, data = self.mirror.wrong(), self.mirror.files.get(name, b"")
        if self.fault in ("redirect to http", "redirect"):
            self._redirect("http" if self.fault.endswith("http") else "https", name)
        elif self.fault == "redirect nowhere":
            self._redirect("https://[", name)
        elif not data or self.fault == "absent":
            self.send_error(404)
        else:
            self._give(data, int(asked[6:-1] or 0) if asked and self.fault != "no range" else 0)

    def _redirect(self, scheme: str, name: str) -> None:
        self.send_response(302)
        self.send_header("Location", f"{scheme}://{self.mirror.address}/moved/{name}")
        self.end_headers()

    def _give(self, data: bytes, start: int) -> None:
        if start >= len(data):
            self.send_error(416)
            return
        if self.fault == "wrong hash":
            data = data[:-1] + bytes([data[-1] ^ 1])
        if self.fault == "wrong length":
            data += b"?"
        self._begin(data, start)
        half = (len(data) - start) // 2
        self.wfile.write(data[start : start + half])
        if self.fault == "slow":
            self.mirror.silent.set()
            self.mirror.done.wait(3)
            self.mirror.silent.clear()
        if self.fault not in ("cut", "slow"):
            self._end(data[start + half :])

    def _begin(self, data: bytes, start: int) -> None:
        self.send_response(206 if start else 200)
        if start:
            first = {"far": str(10**15), "number without end": "9" * 5000}.get(self.fault, start)
            self.send_header("Content-Range", f"bytes {first}-{len(data) - 1}/{len(data)}")
        if self.fault == "number without end":
            self.send_header("Content-Length", "9" * 5000)
        elif self.fault != "no length":
            self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()

    def _end(self, rest: bytes) -> None:
        for first in range(0, len(rest), 1 << 14):
            self.wfile.write(rest[first : first + (1 << 14)])
            if self.fault == "leisurely":
                time.sleep(0.01)


class _Server(ThreadingHTTPServer):
    daemon_threads = False

    def handle_error(self, *_: object) -> None:
        """Whoever hangs up in the middle is no fault of the mirror's."""


@contextmanager
def mirror(files: dict[str, bytes]) -> Iterator[Mirror]:
    """Serve the files at https://localhost until the body is done."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    made = Mirror(files, "")
    with _Server(("127.0.0.1", 0), type("Answer", (_Answer,), {"mirror": made})) as server:
        # Shaken hands with in the thread of the answer: who does not trust us must not stop the others.
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        made.address = f"localhost:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield made
        finally:
            made.done.set()
            server.shutdown()
            thread.join()
