"""A work chat on this machine: what the robots post arrives here."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Chat:
    """What was posted, and how the chat answers."""

    status: int = 200
    answer: bytes = b'{"errcode": 0}'
    headers: tuple[tuple[str, str], ...] = ()
    posted: list[tuple[str, object]] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    port: int = 0

    def connect(self, host: str) -> HTTPConnection:
        """Stand in for the secure connection to a host."""
        self.hosts.append(host)
        return HTTPConnection("127.0.0.1", self.port, timeout=5)


@contextmanager
def running_chat(**facts: object) -> Iterator[Chat]:
    """Serve a chat on a free port for as long as a test lasts."""
    chat = Chat(**facts)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            chat.posted.append((self.path, json.loads(body)))
            self.send_response(chat.status)
            for name, value in chat.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(chat.answer)))
            self.end_headers()
            self.wfile.write(chat.answer)

        def log_message(self, *_arguments):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    chat.port = server.server_port
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield chat
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
