"""A house with somebody signed in, a clock that stands, and a calendar on a real server."""

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from tests.houses import build_house


@pytest.fixture
def house(client, db):
    house = build_house()
    client.force_login(house.users["member"])
    return house


@dataclass
class Published:
    """What a calendar server answers by path: status, headers, body; and what it was asked."""

    port: int = 0
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def url(self, path="/private-key.ics"):
        return f"http://127.0.0.1:{self.port}{path}"

    def put(self, body, path="/private-key.ics", status=200, **headers):
        self.answers[path] = (status, headers, body)


@pytest.fixture
def published():
    """A calendar server on this machine."""
    site = Published()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            site.asked.append((self.path, self.headers.get("Host", "")))
            status, headers, body = site.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()
