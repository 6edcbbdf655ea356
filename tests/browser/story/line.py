"""The phone's line to the server. Cut, it refuses connections and ends open ones, the service worker's too."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Line:
    """Forwards connections on `port` to the server on `target`, until it is cut; `carried` is all that passed."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.open: set[socket.socket] = set()
        self.carried = bytearray()
        self.listener = self._listen(0)
        self.port = int(self.listener.getsockname()[1])
        self._serve()

    def cut(self) -> None:
        self.listener.close()
        for end in list(self.open):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self.listener = self._listen(self.port)
        self._serve()

    def _listen(self, port: int) -> socket.socket:
        return socket.create_server(("127.0.0.1", port), reuse_port=False)

    def _serve(self) -> None:
        threading.Thread(target=self._accept, args=(self.listener,), daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        listener.settimeout(0.1)  # so that a closed listener is noticed, and its port freed
        while listener.fileno() != -1:
            try:
                near, _ = listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            near.settimeout(None)
            far = socket.create_connection(("127.0.0.1", self.target))
            self.open |= {near, far}
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(source, sink), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                self.carried += data
                sink.sendall(data)
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            self.open.discard(end)


@contextmanager
def line_to(target: int) -> Iterator[Line]:
    line = Line(target)
    try:
        yield line
    finally:
        line.cut()
