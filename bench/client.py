"""A client as thin as can be: one socket a request, the bytes written by hand."""

import json
import secrets
import socket
import subprocess
import sys
from dataclasses import dataclass, field

from bench.servers import ROOT, Environment


@dataclass
class Answer:
    status: int
    body: bytes

    def json(self) -> dict[str, object]:
        return dict(json.loads(self.body))


@dataclass
class Browser:
    """Cookies and headers of one signed-in, unlocked browser of a new person."""

    port: int
    session: str
    token: str = field(default_factory=lambda: secrets.token_hex(16))

    @classmethod
    def of_someone_new(cls, port: int, environment: Environment) -> "Browser":
        setting = environment | {"DJANGO_SETTINGS_MODULE": "config.settings"}
        done = subprocess.run(
            [sys.executable, "-m", "bench.person"], cwd=ROOT, env=setting, check=True, capture_output=True, text=True
        )
        return cls(port, done.stdout.strip())

    def put(self, path: str, body: bytes, kind: str = "application/json") -> Answer:
        return send(self.port, self.request("PUT", path, body, kind))

    def get(self, path: str) -> Answer:
        return send(self.port, self.request("GET", path, b"", "application/json"))

    def request(self, method: str, path: str, body: bytes, kind: str) -> bytes:
        """The whole request, as bytes on the wire."""
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            f"Cookie: sessionid={self.session}; csrftoken={self.token}",
            f"X-CSRFToken: {self.token}",
            f"Content-Type: {kind}",
            f"Content-Length: {len(body)}",
            "Connection: close",
        ]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def send(port: int, request: bytes) -> Answer:
    """Raises OSError (or ConnectionError) when no whole answer comes back."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(request)
        found = b""
        while block := connection.recv(65536):
            found += block
    head, mark, body = found.partition(b"\r\n\r\n")
    if not mark:
        raise ConnectionError("The connection ended without an answer.")
    return Answer(int(head.split(b" ", 2)[1]), body)
