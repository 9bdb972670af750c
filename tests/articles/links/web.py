"""A server on this computer that answers as it is told, and a network whose names lead to it under public addresses."""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

PUBLIC = "93.184.216.34"
Answer = Callable[[socket.socket, str], None]
"""Answers a request: the connection, and the request's first lines."""


class Server:
    """Each connection is answered in a thread by `answer`, and counted."""

    def __init__(self, answer: Answer) -> None:
        self.requests: list[str] = []
        self._answer = answer
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._handle, args=(connection,), daemon=True).start()

    def _handle(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.settimeout(30)
            data = b""
            while b"\r\n\r\n" not in data and (chunk := connection.recv(65_536)):
                data += chunk
            self.requests.append(data.decode("latin-1"))
            self._answer(connection, data.decode("latin-1"))

    def close(self) -> None:
        self._socket.close()


@contextmanager
def serving(answer: Answer) -> Iterator[Server]:
    server = Server(answer)
    try:
        yield server
    finally:
        server.close()


def page(body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def answering(*answers: bytes) -> Answer:
    """Give the answers one after another, the last one again and again."""
    left = list(answers)

    def answer(connection: socket.socket, request: str) -> None:
        connection.sendall(left.pop(0) if len(left) > 1 else left[0])

    return answer


def dripping(start: bytes, piece: bytes, seconds: float) -> Answer:
    """Send a start, then a piece again and again."""

    def answer(connection: socket.socket, request: str) -> None:
        connection.sendall(start)
        while True:
            connection.sendall(piece)
            time.sleep(seconds)

    return answer


class MadeNetwork:
    """Every name has the same address; dialling it leads to the server."""

    def __init__(self, port: int, ips: Sequence[str] = (PUBLIC,)) -> None:
        self._port = port
        self._ips = ips
        self.looked_up: list[str] = []
        self.dialled: list[str] = []

    def look_up(self, host: str, port: int) -> Sequence[str]:
        self.looked_up.append(host)
        return self._ips

    def dial(self, ip: str, port: int, seconds: float) -> socket.socket:
        self.dialled.append(ip)
        return socket.create_connection(("127.0.0.1", self._port), timeout=seconds)
