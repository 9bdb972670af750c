"""A mailbox is one article for each email, and a damaged one does not hide the others."""

import base64
from email.mime.text import MIMEText

from tests.articles.batches.conftest import ReadDrafts

STORY = "Two boats sank at the pier on Monday, the harbour office said. From here on the road is closed.\n"


def mail(subject: str, text: str) -> bytes:
    message = MIMEText(text, "plain", "utf-8")
    message["Subject"], message["From"] = subject, "Quay Chronicle <news@quay.example>"
    return message.as_bytes()


def test_each_email_of_a_mailbox_is_an_article(read_drafts: ReadDrafts) -> None:
    mails = [mail("One", STORY), mail("Empty", ""), mail("Two", "From here it is quiet.\n\n" + STORY)]
    box = b"".join(b"From a@b.example Mon Nov 23 08:14:00 2026\n" + each + b"\n\n" for each in mails)
    drafts = read_drafts("a.mbox", box)
    assert [draft.headline for draft in drafts] == ["One", "Two"]
    assert drafts[0].notice.startswith("email 2: the email contains no text")
    assert "From here it is quiet." in drafts[1].text


def test_base64_that_was_cut_is_read_up_to_the_cut(read_drafts: ReadDrafts) -> None:
    head = b"Subject: One\nFrom: a@b.example\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n"
    (draft,) = read_drafts("a.eml", head + base64.b64encode(STORY.encode() * 3)[:-7] + b"!!")
    assert draft.text.startswith("One\n\nTwo boats sank")


def test_an_article_quoted_in_a_reply_is_read_without_the_signs(read_drafts: ReadDrafts) -> None:
    quoted = "".join(f"> {line}\n>\n" for line in [STORY.strip()] * 3)
    (draft,) = read_drafts("a.eml", mail("Re: One", quoted))
    assert draft.text == "One\n\n" + "\n\n".join([STORY.strip()] * 3) + "\n"
