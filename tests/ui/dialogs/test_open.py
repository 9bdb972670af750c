"""The line that opens another article begins with the folder; an address typed behind it replaces it."""

import pytest

from tui.ui.dialogs.open import address_after_folder


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("/home/ann/talks/https://example.org/a", "https://example.org/a"),
        ("~/talks/http://example.org/?next=https://example.com", "http://example.org/?next=https://example.com"),
        ("https://example.org/a", ""),
        ("/home/ann/talks/https", ""),
    ],
)
def test_an_address_behind_the_folder_replaces_it(typed, address):
    assert address_after_folder(typed) == address
