"""A Connection: bytes from a server over https, read in a thread so that waiting for it can be given up at once."""

from __future__ import annotations

import http.client
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from queue import Empty, Full, Queue
from typing import IO, Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from core.errors import DownloadError, Fault

TIMEOUT = 20.0  # seconds of silence
CHUNK = 1 << 16  # bytes
WAITING = 16  # chunks that may wait to be taken
GLANCE = 0.05  # seconds between two looks at whether anybody still wants it


class Head(NamedTuple):
    """How a server begins its answer."""

    status: int
    headers: Mapping[str, str]


class Connection:
    """One request for `url`, from byte `start` on; `next` gives the head, then chunks, then b"" at the end.

    Proxies are those of the environment or the system, as urllib finds them. Nothing but https is spoken, whatever a
    server redirects to.
    """

    def __init__(self, url: str, start: int = 0, *, timeout: float = TIMEOUT) -> None:
        self._url, self._timeout = url, timeout
        self._items: Queue[Head | bytes | Exception] = Queue(WAITING)
        self._closed = threading.Event()
        headers = {"User-Agent": "logit-lab", "Accept-Encoding": "identity"}
        if start:
            headers["Range"] = f"bytes={start}-"
        self._request = Request(url, headers=headers)
        self._thread = threading.Thread(target=self._read, name="download", daemon=True)
        self._thread.start()

    def next(self) -> Head | bytes | None:
        """What has come next; None if nothing has within a glance.

        Raises
        ------
        DownloadError
            as `fault_of` says.
        """
        try:
            item = self._items.get(timeout=GLANCE)
        except Empty:
            return None
        if isinstance(item, Exception):
            raise fault_of(item, self._url, self._timeout) from item
        return item

    def close(self) -> None:
        """Give it up; the thread ends by itself as soon as the server says something, or has been silent too long."""
        self._closed.set()

    def _read(self) -> None:
        try:
            with _opener(self._url).open(self._request, timeout=self._timeout) as response:
                self._put(Head(response.status, response.headers))
                while not self._closed.is_set() and (chunk := response.read1(CHUNK)):
                    self._put(chunk)
            self._put(b"")
        except Exception as error:
            if isinstance(error, HTTPError):  # it is the answer as well
                error.close()
            self._put(error)

    def _put(self, item: Head | bytes | Exception) -> None:
        while not self._closed.is_set():
            with suppress(Full):
                self._items.put(item, timeout=GLANCE)
                return


class _OnlyHttps(HTTPRedirectHandler):
    def http_error_302(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any) -> Any:
        try:
            return super().http_error_302(req, fp, code, msg, headers)
        except Exception:
            fp.close()
            raise

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        _check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _check(url: str) -> None:
    if urlsplit(url).scheme != "https":
        raise DownloadError(Fault.DOWNLOAD_INSECURE, host=_host(url))


def _opener(url: str) -> OpenerDirector:
    _check(url)
    opener = OpenerDirector()
    secure = HTTPSHandler(context=ssl.create_default_context())
    for part in (ProxyHandler(), secure, _OnlyHttps(), HTTPDefaultErrorHandler(), HTTPErrorProcessor()):
        opener.add_handler(part)
    return opener


def fault_of(error: Exception, url: str, timeout: float) -> DownloadError:
    """What an error of the network means.

    DOWNLOAD_INSECURE, DOWNLOAD_REFUSED, DOWNLOAD_UNTRUSTED, DOWNLOAD_SLOW, OFFLINE or DOWNLOAD_CUT.
    """
    host = _host(url)
    if isinstance(error, DownloadError):
        return error
    if isinstance(error, HTTPError):
        return DownloadError(Fault.DOWNLOAD_REFUSED, host=host, status=error.code)
    cause = error.reason if isinstance(error, URLError) and isinstance(error.reason, Exception) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return DownloadError(Fault.DOWNLOAD_UNTRUSTED, host=host, reason=cause.verify_message)
    if isinstance(cause, TimeoutError):
        return DownloadError(Fault.DOWNLOAD_SLOW, host=host, seconds=round(timeout))
    if isinstance(error, (URLError, ValueError, http.client.InvalidURL)):  # the latter of a proxy, or a redirect
        return DownloadError(Fault.OFFLINE, host=host, reason=getattr(cause, "strerror", None) or str(cause))
    if isinstance(error, (OSError, http.client.HTTPException)):
        return DownloadError(Fault.DOWNLOAD_CUT, host=host)
    raise error


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
