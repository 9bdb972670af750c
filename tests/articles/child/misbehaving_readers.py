"""Readers that do to the parsing process what damaged files do through the parsers."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tui.articles.draft import Draft
from tui.files import UnreadableFile


def read_well(data: bytes, name: str) -> Draft:
    return Draft(f"{name}: {data.decode()}")


def read_two(data: bytes, name: str) -> list[Draft]:
    return [Draft("one"), Draft("two")]


def print_much(data: bytes, name: str) -> Draft:
    sys.stdout.write("x" * 100_000)
    os.write(1, b"x" * 100_000)
    return Draft("printed")


def refuse(data: bytes, name: str) -> Draft:
    raise UnreadableFile("it is a scan; run ocrmypdf")


def fail(data: bytes, name: str) -> Draft:
    raise ValueError("line 1\nline 2 \x1b[31m")


def panic(data: bytes, name: str) -> Draft:
    raise BaseException("a panic")


def loop(data: bytes, name: str) -> Draft:
    while True:
        pass


def eat_memory(data: bytes, name: str) -> Draft:
    return Draft("x" * 10**12)


def crash(data: bytes, name: str) -> Draft:
    ctypes.string_at(0)
    return Draft("")


def nest(data: bytes, name: str) -> Draft:
    return nest(data, name)


def write_too_much(data: bytes, name: str) -> Draft:
    return Draft("x" * 20_000_000)


def connect(data: bytes, name: str) -> Draft:
    socket.create_connection(("127.0.0.1", 9), timeout=1)
    return Draft("connected")


def start_a_program(data: bytes, name: str) -> Draft:
    subprocess.run(["true"], check=True)
    return Draft("started")


def write_a_file(data: bytes, name: str) -> Draft:
    Path(data.decode()).write_text("written")
    return Draft("written")


def load_slow_library(data: bytes, name: str) -> Draft:
    from tests.articles.child.slow_library import TEXT

    return Draft(text=TEXT)


def tell_seconds_left(data: bytes, name: str) -> Draft:
    return Draft(str(signal.getitimer(signal.ITIMER_PROF)[0]))


def tell_time_zone(data: bytes, name: str) -> Draft:
    return Draft(time.tzname[0])
