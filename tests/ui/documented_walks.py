"""Walks through the reader on which every key that README and docs name is pressed.

A step is a key and what it does to the screen: the text comes to stand there, or goes away (“!” before it). Words in
quotation marks are typed; “~” is any change; a step without a text only leads on."""

import re
from collections.abc import Iterator

from msgspec import Struct

GONE, ANY_CHANGE = "!", "~"
LINE = re.compile(r'(?:"(?P<typed>[^"]*)"|(?P<key>\S+))\s*(?P<text>.*)')

GAZETTE = """Bridge closed after crack

Maria Keller, the mayor, closed the old harbour bridge on Monday after a crack was found in its northern arch.

“The crack is two metres long and it was not there in March,” Keller said on Monday. Keller said she had no choice.

Engineers had looked at 12 of the 40 arches by Monday evening, the town hall said. Ferries run until the end of May.

Dora Stein drew up the plans for a new crossing.

The old bridge carries 4,000 cars on an ordinary working day, a report of the county says."""
HERALD = """Mayor shuts bridge

The mayor, Maria Keller, closed the old harbour bridge on Monday after a crack was found in its northern arch.

“The crack is three metres long and it was not there in March,” Keller said on Monday.

Shopkeepers fear for their trade. Paul Weber, who sells fish, said that nobody had warned him.

The old bridge carries 9,000 cars on an ordinary working day, a report of the county says."""

TWO_ARTICLES = """
n           passage 1/3
N           passage 3/3
]           also in Gazette
[           also in Herald
+           at least 54% likely
-           at least 50% likely (normal)
+           at least 54% likely
_           at least 50% likely (normal)
*           passages of all articles
*           of the current article
.           possible passages are
.           ~
.           ~
x           only a name are shown
0           to go to the next passage
w           quote Maria Keller
W           Maria Keller · Gazette · mayor
enter       ▾ Maria Keller
esc         esc passages
m           Bookmark this place
"b"         bookmark b set
'           Go to a bookmark
"b"         ~
1
n           passage 1/3
n           passage 2/3
ctrl+o      passage 1/3
alt+right   passage 2/3
"           passage B · quote
esc         passage 2/3
enter       passage B · quote
j           Gazette · baseline
k           Herald · quote
h           Herald · baseline
f           f in columns
y           wordings copied
n           passage C
e           Export passage C
↓           an-event.html
esc         !an-event.html
esc         2 articles · 3 passages
v           words selected
V           1 word selected
y           1 word copied
Y           with the citation copied
esc         !esc clear
1
}           words selected
{           ~
}           ~
esc         !words selected
C           Closest sentences
enter       closest sentence 1
C           Closest sentences
=           kept as a match
U           undone
ctrl+y      redone
ctrl+z      undone
n
a           Note on
"beam"      beam
ctrl+j
"south"     south
esc         not saved
tab
space       ▐x▌
enter       note saved
H           highlighted in yellow
#           Tags, separated by spaces
"sea"       sea
enter       tagged: sea
J           Your verdict
esc         !Your verdict
B           # tags
F           enter keep
"beam"      filter beam
enter       # tags
#           Tags, separated by spaces
esc         !Tags, separated by spaces
enter       your annotation
esc         filter cleared
esc
B           # tags
delete      removed
esc
esc
esc
f           lines ·
f           !lines ·
u           found only in Gazette
n           found only here
u           !found only here
c           rows · most outlets first
l           Herald: edited
h           Gazette: headline
K           of quotes
K           of passages
O           by place
"           of 2 articles
esc         of passages
/           filter the rows
"mayor"     1 row
esc         !clear filter
e           Export the coverage table
esc         !Export the coverage table
enter       n next
c           rows · by place
tab         next outlet
j           2/2
k           1/2
l           1/2 number: The crack is two metres long · Herald
h           1/2 number: The crack is two metres long · Gazette
J           Your verdict
esc         !Your verdict
a           Note on
esc         !Note on
e           Export the list
esc         !Export the list
c           rows · by place
d           next outlet
u           rows · by outlet
&           How much of each article
c           rows · by place
d           next outlet
enter       differing wording 1/
n           differing wording 2/
d           next outlet
d           n next
&           How much of each article
&           n next
/           find in all articles
ctrl+r      find pattern
"crack"     matches in 2
enter       “crack” match
o           Open an article
esc         !Open an article
r           Rename this article
esc         !Rename this article
e           Export
enter       saved
,           save as my default
→           for this session
o           set EDITOR
enter       !for this session
esc         !save as my default
f1          letters search
esc         !letters search
~           archive
T           theme crosslight-dark
T           theme crosslight-light
:           Commands
esc         !Commands
ctrl+p      Commands
esc         !Commands
?           letters search
esc         !letters search
K           Kinds of matches
f1          letters search
esc         !letters search
esc         !Kinds of matches
L           change order
esc         !change order
s           !People
p           People
P           + fewer
t           ~
i           reported speech included
enter       quote 1/5
p           ~
F           enter keep
"keller"    1 found
enter       ~
h           ▸ Maria Keller
l           ▾ Maria Keller
h           ▸ Maria Keller
enter       quoted 13·13 words
n           Maria Keller 1/5
p           ~
O           by position
M           Merge Maria Keller
down        ~
up          ~
"dora"
enter       merged into Dora Stein
ctrl+z      undone
S           Split
esc         !Split
D           is not a person
ctrl+z      undone
t           ~
j
A           Who said
esc         !Who said
E           corrections
X           removed
q
"""

NINE_ARTICLES = """
5           Paper 5 reports
9           Paper 9 reports
1           Paper 1 reports
tab
!           stays in view
z           !Paper 1 reports
z           Paper 1 reports
>           ~
<           ~
(           ~
)           ~
|           layout: side by side
|           layout: stacked
|           layout: one article
|           layout: automatic
ctrl+w      hidden; press Z to reopen it
Z           reopened
"""

DRAFT = """
R           ≠ altered
n           5/
tab         ~
a           Note on
esc         !Note on
e           Export
esc         !Export
enter       item to check
R           ≠ altered
"""


class Step(Struct, frozen=True):
    keys: tuple[str, ...]
    text: str

    def is_seen(self, before: str, after: str) -> bool:
        """Tell whether a step has done to the screen what it should."""
        if self.text == ANY_CHANGE:
            return before != after
        if self.text.startswith(GONE):
            text = self.text.removeprefix(GONE)
            return text in before and text not in after
        return not self.text or (self.text in after and self.text not in before)


def steps(walk: str) -> Iterator[Step]:
    for line in walk.strip().splitlines():
        match = LINE.fullmatch(line)
        assert match, line
        yield Step(tuple(match["typed"] or ()) or (match["key"],), match["text"])
