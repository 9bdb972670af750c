"""What shipped files say is kept for the next start, and is what they say."""

import os
import sys
from pathlib import Path
from zlib import crc32

import pytest
from msgspec import DecodeError

from tui.yaml import cache, reader
from tui.yaml.reader import YamlError, read_yaml

TEXT = "a: [1, 2.5, on]\nb:\n  - c: 2022-02-11\n    d:\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    cache._cache_entries.cache_clear()
    yield tmp_path
    cache._cache_entries.cache_clear()


def next_start():
    cache._cache_entries.cache_clear()


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_cached_document_equals_the_parsed_one(folder):
    first = read_yaml(TEXT, "a.yaml", keep=True)
    next_start()
    again = read_yaml(TEXT, "a.yaml")
    assert again.parsed_marks is None, "it was not parsed again"
    assert again.value == first.value == {"a": [1, 2.5, "on"], "b": [{"c": "2022-02-11", "d": None}]}


def test_a_cached_document_still_has_line_numbers(folder):
    first = read_yaml(TEXT, "a.yaml", keep=True)
    next_start()
    again = read_yaml(TEXT, "a.yaml")
    assert again.marks == first.marks
    assert str(again.error(("b", 0, "c"), "no")) == "a.yaml, line 3: no"


def test_each_read_returns_a_new_value(folder):
    read_yaml(TEXT, "a.yaml", keep=True)
    next_start()
    read_yaml(TEXT, "a.yaml").value["a"].clear()
    assert read_yaml(TEXT, "a.yaml").value["a"] == [1, 2.5, "on"]


def test_a_changed_file_is_parsed_again(folder):
    read_yaml(TEXT, "a.yaml", keep=True)
    next_start()
    assert read_yaml(TEXT + "e: 1\n", "a.yaml").value["e"] == 1


def test_users_files_and_unreadable_files_are_not_cached(folder):
    read_yaml(TEXT, "a.yaml")
    with pytest.raises(YamlError):
        read_yaml("a: [", "a.yaml", keep=True)
    assert not files(folder)


def test_nothing_is_cached_without_byte_code(folder, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    read_yaml(TEXT, "a.yaml", keep=True)
    assert not files(folder)


DAMAGES = [b"", b"\xff\xff", b"\x92" * 100_000, b"\x81\xa1a\xc1", b"[" * 100_000]


@pytest.mark.parametrize("damage", DAMAGES + [crc32(each).to_bytes(4, "big") + each for each in DAMAGES])
def test_a_damaged_cache_is_rewritten(folder, damage):
    read_yaml(TEXT, "a.yaml", keep=True)
    (kept,) = files(folder)
    kept.write_bytes(damage)
    next_start()
    assert read_yaml(TEXT, "a.yaml", keep=True).value["a"] == [1, 2.5, "on"]
    next_start()
    assert read_yaml(TEXT, "a.yaml").parsed_marks is None


def test_a_damaged_cached_value_is_parsed_again(folder):
    read_yaml(TEXT, "a.yaml", keep=True)
    (kept,) = files(folder)
    data = kept.read_bytes()
    at = data.rindex(b"2022-02-11")
    kept.write_bytes(data[:at] + b"\xff" + data[at + 1 :])
    for parsed in (True, False):
        next_start()
        document = read_yaml(TEXT, "a.yaml", keep=True)
        assert document.value["b"][0]["c"] == "2022-02-11"
        assert (document.parsed_marks is not None) == parsed


def test_a_cached_value_with_a_wrong_checksum_is_ignored(folder):
    read_yaml(TEXT, "a.yaml", keep=True)
    (kept,) = files(folder)
    before, after = kept.read_bytes().rsplit(b"2022-02-11", 1)  # in the value, which stands behind the text
    kept.write_bytes(before + b"2022-02-12" + after)
    next_start()
    assert read_yaml(TEXT, "a.yaml").value["b"][0]["c"] == "2022-02-11"


def test_decode_errors_of_old_msgspec_versions_are_handled(folder, monkeypatch):
    class OldError(Exception):
        """Of msgspec 0.19."""

    read_yaml(TEXT, "a.yaml", keep=True)
    next_start()
    cache._cache_entries()
    monkeypatch.setattr(cache, "_DAMAGE", tuple(OldError if each is DecodeError else each for each in cache._DAMAGE))

    def damaged(*_arguments, **_options):
        raise OldError

    monkeypatch.setattr(cache.msgspec.msgpack, "decode", damaged)
    assert read_yaml(TEXT, "a.yaml").value["a"] == [1, 2.5, "on"]
    next_start()
    assert read_yaml(TEXT, "a.yaml").value["a"] == [1, 2.5, "on"]


def test_a_pipe_in_its_place_is_not_waited_for(folder):
    read_yaml(TEXT, "a.yaml", keep=True)
    (kept,) = files(folder)
    kept.unlink()
    os.mkfifo(kept)
    next_start()
    assert read_yaml(TEXT, "a.yaml", keep=True).value["a"] == [1, 2.5, "on"]


def test_the_cache_of_another_parser_version_is_ignored(folder, monkeypatch):
    (folder / "reader.py").write_bytes(Path(reader.__file__).read_bytes())
    monkeypatch.setattr(cache, "__file__", str(folder / "cache.py"))
    read_yaml(TEXT, "a.yaml", keep=True)
    next_start()
    assert cache.cached_document(TEXT) is not None
    (folder / "reader.py").write_text("another parser")
    next_start()
    assert cache.cached_document(TEXT) is None


def test_an_unwritable_cache_loses_nothing(folder, monkeypatch):
    monkeypatch.setattr(sys, "pycache_prefix", str(folder / "file"))
    (folder / "file").write_text("")
    assert read_yaml(TEXT, "a.yaml", keep=True).value["a"] == [1, 2.5, "on"]


def test_old_texts_are_dropped_from_the_cache(folder):
    for number in range(cache.TEXTS_MAX + 3):
        read_yaml(f"a: {number}\n", "a.yaml", keep=True)
    next_start()
    assert cache.cached_document("a: 0\n") is None
    assert cache.cached_document(f"a: {cache.TEXTS_MAX + 2}\n") == ({"a": cache.TEXTS_MAX + 2},)
