"""A push service that takes everything, over TLS, with as little work as can be: python -m bench.push_service FOLDER.

It makes a certificate for 127.0.0.1 in FOLDER and prints its port. `GET /` tells how many messages came, and when the
first and the last did (seconds of the machine's own clock); `GET /reset` starts the count anew.
"""

import asyncio
import json
import ssl
import sys
import time
from pathlib import Path

from bench.authority import certificate_for

TAKEN = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"


class Count:
    def __init__(self) -> None:
        self.messages, self.first, self.last = 0, 0.0, 0.0

    def add(self) -> None:
        self.last = time.monotonic()
        self.first = self.first or self.last
        self.messages += 1


class PushService(asyncio.Protocol):
    def __init__(self, count: Count) -> None:
        self.count, self.waiting = count, bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        while (end := self.waiting.find(b"\r\n\r\n")) >= 0:
            head = bytes(self.waiting[:end]).lower()
            start = head.find(b"content-length:")
            length = int(head[start + 15 :].split(b"\r\n", 1)[0]) if start >= 0 else 0
            if len(self.waiting) < end + 4 + length:
                return
            del self.waiting[: end + 4 + length]
            self.transport.write(self.answer_to(head))

    def answer_to(self, head: bytes) -> bytes:
        if head.startswith(b"post"):
            self.count.add()
            return TAKEN
        if head.startswith(b"get /reset"):
            self.count.__init__()  # type: ignore[misc]
        body = json.dumps(vars(self.count)).encode()
        return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


async def main(folder: Path) -> None:
    context, count = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), Count()
    context.load_cert_chain(certificate_for("127.0.0.1", folder))
    server = await asyncio.get_running_loop().create_server(lambda: PushService(count), "127.0.0.1", 0, ssl=context)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
