"""A publisher on this machine, with faults on demand."""

import gzip
import json
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass
class Asked:
    """One request: method, path below the base, query (lists) and body."""

    method: str
    path: str
    query: dict[str, list[str]]
    body: bytes
    headers: dict[str, str]
    at: float = field(default_factory=time.monotonic)

    def json(self):
        return json.loads(self.body)


@dataclass
class Reply:
    """What is sent back; `content` may be bytes, text or something to write as JSON."""

    content: object = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def raw(self) -> bytes:
        if isinstance(self.content, bytes):
            return self.content
        if isinstance(self.content, str):
            return self.content.encode()
        return json.dumps(self.content, ensure_ascii=False).encode()


Answering = Callable[[Asked], Reply]


class Server:
    """Answers by `answer`, after the faults that were asked for, each once, in order.

    Faults: "429" (Retry-After 0), "429 bare", "429 long" (an hour), "500", "503",
    "drop" (mid-body), "drip" (slower than anybody waits), "cut" (JSON cut off,
    whole by its length), "html", "latin" (cp1252 under a UTF-8 label), "bomb"
    (gzip), "elsewhere" (redirect to another host), "circle", "empty", "404".
    """

    def __init__(self, answer: Answering, *, only: Callable[[Asked], bool] = lambda asked: True):
        self.answer = answer
        self.only = only
        self.faults: list[str] = []
        self.asked: list[Asked] = []
        self._lock = threading.Lock()

    def fault(self, *names: str) -> None:
        self.faults += names

    def next_fault(self, asked: Asked) -> str | None:
        with self._lock:
            self.asked.append(asked)
            return self.faults.pop(0) if self.faults and self.only(asked) else None


@contextmanager
def serving(server: Server, *, certificate=None):
    """The base address of a running server; over TLS with a trustme certificate."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def _handle(self):
            length = int(self.headers.get("Content-Length") or 0)
            parts = urlsplit(self.path)
            asked = Asked(
                self.command,
                parts.path,
                parse_qs(parts.query, keep_blank_values=True),
                self.rfile.read(length),
                dict(self.headers),
            )
            fault = server.next_fault(asked)
            if fault is None or not _misbehave(self, fault, lambda: server.answer(asked)):
                _send(self, server.answer(asked))

        do_GET = do_POST = _handle  # noqa: N815 (http.server's names)

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    scheme = "http"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        http.socket = context.wrap_socket(http.socket, server_side=True)
        scheme = "https"
    thread = threading.Thread(target=http.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"{scheme}://127.0.0.1:{http.server_port}"
    finally:
        http.shutdown()
        http.server_close()


def _send(handler, reply: Reply) -> None:
    raw = reply.raw()
    handler.send_response(reply.status)
    for name, value in {"Content-Type": "application/json", **reply.headers}.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(raw)))
    handler.end_headers()
    handler.wfile.write(raw)


def _misbehave(handler, fault: str, answer: Callable[[], Reply]) -> bool:
    """Do what the fault says; False when the plain answer follows all the same."""
    plain = {
        "429": Reply(b"", 429, {"Retry-After": "0"}),
        "429 bare": Reply(b"", 429),
        "429 long": Reply(b"", 429, {"Retry-After": "3600"}),
        "500": Reply(b"", 500),
        "503": Reply(b"", 503),
        "404": Reply(b"", 404),
        "504": Reply(b"", 504),
        "html": Reply(
            "<!doctype html><title>Maintenance</title>", 200, {"Content-Type": "text/html"}
        ),
        "empty": Reply(b""),
        "elsewhere": Reply(b"", 302, {"Location": "https://elsewhere.invalid/"}),
        "circle": Reply(b"", 302, {"Location": handler.path}),
    }
    if fault in plain:
        _send(handler, plain[fault])
        return True
    if fault == "latin":
        text = answer().raw().decode()
        _send(handler, Reply(text.encode("cp1252", "replace"), 200))
        return True
    if fault == "cut":
        raw = answer().raw()
        _send(handler, Reply(raw[: len(raw) // 2]))
        return True
    if fault == "bomb":
        raw = gzip.compress(b"0" * 50_000_000)
        _send(handler, Reply(raw, 200, {"Content-Encoding": "gzip"}))
        return True
    raw = answer().raw()
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(raw)))
    handler.end_headers()
    try:
        if fault == "drop":
            handler.wfile.write(raw[: len(raw) // 2])
            handler.wfile.flush()
        elif fault == "drip":
            for byte in raw:
                handler.wfile.write(bytes([byte]))
                handler.wfile.flush()
                time.sleep(0.05)
        else:
            raise ValueError(f"no fault is called {fault!r}")
    except OSError:
        pass  # nobody waits any longer
    handler.close_connection = True
    return True
