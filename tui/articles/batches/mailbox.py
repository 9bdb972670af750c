"""Reads a mailbox file (mbox): many emails in one file, each an article."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from tui.articles.batches.model import ARTICLES_MAX, TooManyArticles
from tui.articles.draft import Draft
from tui.articles.readers.mail import read_mail
from tui.files import UnreadableFile
from tui.text.canonical import one_line

_BEGINNING = re.compile(rb"^From \S{1,200} [^\n]{5,100}\r?\n(?=[A-Za-z][A-Za-z-]{1,60}:|>From )", re.MULTILINE)
"""Line that begins an email, followed by a header; one inside a text is written “>From ”."""
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mails(data: bytes, name: str) -> tuple[Draft, ...]:
    """Return the emails of a mailbox, or the only one of any other file. Raises UnreadableFile if none has text."""
    messages = list(_messages(data))
    if len(messages) < 2:
        return (read_mail(data, name),)
    drafts: list[Draft] = []
    problems: list[str] = []
    for number, message in enumerate(messages, 1):
        try:
            drafts.append(read_mail(message, name))
        except UnreadableFile as error:
            problems.append(one_line(f"email {number}: {error.reason}"))
    if not drafts:
        raise UnreadableFile(problems[0])
    notices = filter(None, [*problems, drafts[0].notice])
    return replace(drafts[0], notice="\n".join(notices)), *drafts[1:]


def _messages(data: bytes) -> Iterator[bytes]:
    if not data.startswith(b"From "):
        return
    starts = [match.start() for match in _BEGINNING.finditer(data)]
    if len(starts) > ARTICLES_MAX:
        raise TooManyArticles
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        yield _ESCAPED.sub(rb"\1", data[start:end])
