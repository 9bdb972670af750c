"""The archive in the pictures: the invented ferry fire of the tests among invented stories of the same week."""

import json
from pathlib import Path

TRAM = (
    "The city council of Port Maren voted 17 to 12 on Tuesday to build a tram line from the ferry terminal to the "
    "university.",
    "The line will cost 240 million and open in 2036, Mayor Petra Lindqvist said.",
    "Councillor Arne Holt, who voted against it, called the plan “a railway to nowhere”.",
    "Work on Chandler’s Row begins in the autumn, and 31 shops there will be paid for lost trade.",
)
GLASS = (
    "The Severin glassworks will close in September after 140 years, with the loss of 420 jobs.",
    "Its owner, the Aldous Group, blamed the price of gas, which has doubled since last spring.",
    "“We were told on Monday, by letter,” said Marta Keel of the glassworkers’ union.",
    "Economy Minister Ivo Brandt said that he would meet the Aldous Group on Thursday.",
)
COD = (
    "Kelmar’s fishing fleet may catch 9,400 tonnes of cod next year, a third less than this year.",
    "The cut follows a survey by the Marine Institute, which found the fewest young cod since 1998.",
    "Skipper Dov Halloran said that boats would be laid up before Christmas.",
    "Fisheries Minister Agnes Thorne promised help for 260 families.",
)
FEVER = (
    "Two children in Osmund are in hospital with measles, the district’s first cases in eleven years.",
    "Neither had been vaccinated, Dr Hanne Rask of the Queen Adela Hospital said.",
    "The primary school on Mill Street stays shut until Monday, and 180 pupils are being offered the vaccine.",
)
STORIES = (
    ("Meridian Press", "2031-05-04", "Port Maren votes for tram line to the university", (0, 1, 2, 3), TRAM),
    ("Kelmar Broadcasting", "2031-05-04", "Council backs 240 million tram line in Port Maren", (0, 2, 1), TRAM),
    ("Port Maren Harbour Gazette", "2031-05-05", "Tram line: what the vote means for Chandler’s Row", (3, 0, 2), TRAM),
    ("The Severin Courier", "2031-05-05", "Severin glassworks to close after 140 years", (0, 2, 1, 3), GLASS),
    ("Meridian Press", "2031-05-06", "Aldous Group closes Severin glassworks, 420 jobs go", (0, 1, 3), GLASS),
    ("Kelmar Broadcasting", "2031-05-06", "Minister to meet owner of Severin glassworks", (3, 0, 2), GLASS),
    ("Port Maren Harbour Gazette", "2031-05-06", "Cod quota cut by a third", (0, 1, 2, 3), COD),
    ("Meridian Press", "2031-05-06", "Kelmar cuts cod catch after survey", (0, 1, 3), COD),
    ("Kelmar Broadcasting", "2031-05-01", "Measles: school in Osmund shut", (0, 1, 2), FEVER),
    ("The Daily Flare", "2031-05-01", "Measles back in Osmund after eleven years", (0, 2, 1), FEVER),
)
"""Outlet, date, headline, and the sentences that the outlet has of a story."""
FILLED = (
    ("The Daily Flare", "2031-05-02", "Ten gardens to see before the summer", "Roses open early this year in Osmund."),
    (
        "Meridian Press",
        "2031-05-03",
        "Kelmar draws with Ostra in the last minute",
        "A header by Nils Aker saved a point.",
    ),
    ("The Severin Courier", "2031-05-06", "Library reopens", "The reading room on Abbey Street has new windows."),
)
"""Outlet, date, headline and text of articles that belong to no event."""


def write_press(path: Path) -> None:
    """Write the invented articles as JSON Lines."""
    rows = [
        {"outlet": outlet, "published": date, "headline": headline, "text": "\n\n".join(story[at] for at in order)}
        for outlet, date, headline, order, story in STORIES
    ]
    rows += [
        {"outlet": outlet, "published": date, "headline": headline, "text": text}
        for outlet, date, headline, text in FILLED
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
