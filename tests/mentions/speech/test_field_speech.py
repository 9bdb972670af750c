"""Kinds of attribution that earlier versions got wrong, each in many wordings, with the expected speakers.

A speaker is a person's id, `text:` and words that name no person, or None. A `~` after it means that the attribution
must not be sure; a `?` that no speaker is acceptable, too.
"""

from collections.abc import Callable

from tests.rows import each_row
from tui.mentions.model import MentionSet, Quote

Find = Callable[..., MentionSet]
Expected = list[str | None]

INTRO = "Carla Nunes and Peter Holt met at the depot on Monday."

NOT_SAID = [
    ("Holt did not say “the tram is safe to ride.”", [None]),
    ("Holt never said “the tram is safe to ride.”", [None]),
    ("Holt has not said “the tram is safe to ride.”", [None]),
    ("Holt didn’t call it “a perfectly safe tram.”", [None]),
    ("Holt declined to say “the tram is safe to ride.”", [None]),
    ("Holt stopped short of saying “the tram is safe to ride.”", [None]),
    ("Holt denied having said “the tram is safe to ride.”", [None]),
    ("Holt denied ever saying that “the tram is safe to ride.”", [None]),
    ("Holt would not say that “the tram is safe to ride.”", [None]),
    ("Holt could have said “the tram is safe to ride.”", [None]),
    ("Holt should have said: “The tram is not safe.”", [None]),
    ("Had Holt said “the tram is not safe,” nobody would have boarded.", [None]),
    ("Unless Holt says “the tram is safe,” nobody will board.", [None]),
    ("Nobody said “the tram is safe to ride.”", [None]),
    ("No official said “the tram is safe to ride.”", [None]),
    ("Neither Nunes nor Holt said “the tram is safe to ride.”", [None]),
    ("Not once did Holt say “the tram is safe to ride.”", [None]),
    ("Did Holt say “the tram is safe to ride”?", [None]),
    ("Nunes asked whether Holt had said “the tram is safe to ride.”", [None]),
    ("Nunes denied that Holt had said “the tram is safe to ride.”", [None]),
    ("There is no evidence that Holt said “the tram is safe to ride.”", [None]),
    ("Nunes refrained from saying “the tram is safe to ride.”", [None]),
    ("Nunes left without saying “the tram is safe to ride.”", [None]),
    ("Nunes wanted Holt to say “the tram is safe to ride.”", [None]),
    ("Nunes urged him to say “the tram is safe to ride.”", [None]),
    ("“The tram is safe to ride,” Holt never said.", [None]),
    ("“The tram is safe to ride,” Holt did not say.", [None]),
    ("“The tram is safe to ride,” nobody said.", [None]),
    ("Holt might have said “the tram is safe to ride.”", [None]),
    ("Holt avoided saying “the tram is safe to ride.”", [None]),
    ("If Holt were to say “the tram is safe to ride,” people would board.", [None]),
    ("Holt cannot say “the tram is safe to ride.”", [None]),
    ("Holt was unable to say “the tram is safe to ride.”", [None]),
    ("Holt was supposed to say “the tram is safe to ride.”", [None]),
    ("Holt failed to say “the tram is not safe to ride.”", [None]),
    ("Holt refuses to say “the tram is safe to ride.”", [None]),
    ("Holt hesitated to say “the tram is safe to ride.”", [None]),
    ("Holt only wished he had said “the tram is not safe.”", [None]),
    ("Holt rejected claims that he had said “the tram is safe to ride.”", [None]),
    ("Holt insisted he had never said “the tram is safe to ride.”", [None]),
    ("Holt said he did not say “the tram is safe to ride.”", [None]),
    ("Holt told reporters he would never say “the tram is safe to ride.”", [None]),
    ("Holt not only said “the tram is safe to ride,” he rode it.", ["peter-holt"]),
    ("Holt did not hesitate to say “the tram is safe to ride.”", ["peter-holt?"]),
    ("Holt declined to comment, saying “the tram is safe to ride.”", ["peter-holt"]),
    ("Holt later said “the tram is safe to ride.”", ["peter-holt"]),
    ("Holt did say “the tram is safe to ride.”", ["peter-holt"]),
    ("If Holt is right, Nunes said, “the tram is safe to ride.”", ["carla-nunes"]),
    ("Holt could not help saying “the tram is safe to ride.”", ["peter-holt?"]),
]

QUOTED_BY_ANOTHER = [
    ("Nunes quoted Holt as saying “the tram was never tested.”", ["peter-holt~"]),
    ("Nunes cited Holt as saying that “the tram was never tested.”", ["peter-holt~"]),
    ("“The tram was never tested,” Nunes quoted Holt as saying.", ["peter-holt~"]),
    ("“The tram was never tested,” Holt was quoted as saying.", ["peter-holt~"]),
    ("Holt was quoted by a local paper as saying “the tram was never tested.”", ["peter-holt~"]),
    ("Nunes heard Holt say “the tram was never tested.”", ["peter-holt~"]),
    ("Nunes remembered her mother telling her “never trust a tram.”", ["text:her mother"]),
    ("Nunes recalled Holt shouting “never trust a tram.”", ["peter-holt~"]),
    ("Nunes attacked Holt for saying “the tram is safe to ride.”", ["peter-holt~"]),
    ("Nunes accused Holt of saying “the tram is safe to ride.”", ["peter-holt~"]),
    ("Nunes praised Holt for saying “the tram is not safe.”", ["peter-holt~"]),
    ("Nunes read out a statement by Holt: “The tram was never tested.”", ["peter-holt~"]),
    ("Nunes read from a note written by Holt: “The tram was never tested.”", ["peter-holt~"]),
    ("Nunes dismissed Holt’s claim that “the tram was never tested.”", ["peter-holt~"]),
    ("Nunes pointed to Holt’s remark: “The tram was never tested.”", ["peter-holt~"]),
    ("“The tram was never tested,” Nunes recalled Holt saying.", ["peter-holt~"]),
    ("“The tram was never tested,” Nunes heard Holt say.", ["peter-holt~"]),
    ("“The tram was never tested,” Nunes remembered her father saying.", ["text:her father"]),
    ("Nunes said Holt told her “the tram was never tested.”", ["peter-holt~"]),
    ("Nunes claimed that Holt had called it “a deathtrap on wheels and rails.”", ["peter-holt~"]),
    ("Holt is alleged to have said “the tram is safe to ride.”", ["peter-holt~"]),
    ("Holt allegedly said “the tram is safe to ride.”", ["peter-holt~"]),
    ("Nunes, quoting Holt, said “the tram was never tested.”", ["carla-nunes?~"]),
    ("Nunes criticised him for saying “the tram is safe to ride.”", ["peter-holt~"]),
    ("Nunes overheard Holt telling a driver “the tram was never tested.”", ["peter-holt~"]),
    ("Holt was criticised for saying “the tram is safe to ride.”", ["peter-holt~"]),
    ("Nunes apologised for saying “the tram is safe to ride.”", ["carla-nunes"]),
    ("Nunes mocked Holt for claiming that “the tram is safe to ride.”", ["peter-holt~"]),
]

HEADS = [
    ("“I am sorry,” said the man accused of shooting Holt.", ["text:the man accused of shooting Holt"]),
    ("“You lied to us,” the letter to Holt said.", ["text:the letter to Holt"]),
    ("“You lied to us,” said the letter to Holt.", ["text:the letter to Holt"]),
    ("“We are sorry,” said a spokesman for Holt.", ["text:a spokesman for Holt"]),
    ("“We are sorry,” a lawyer representing Holt said.", ["text:a lawyer representing Holt"]),
    ("“He lied,” the lawsuit against Holt says.", ["text:the lawsuit against Holt"]),
    ("“He lied,” said the woman suing Holt.", ["text:the woman suing Holt"]),
    ("“He is fine,” said Holt campaign manager Carla Nunes.", ["carla-nunes"]),
    ("“He is fine,” Holt campaign manager Carla Nunes said.", ["carla-nunes"]),
    ("“He is fine,” said Holt’s lawyer, Carla Nunes.", ["carla-nunes"]),
    ("“He is fine,” said Holt’s lawyer.", ["text:Holt’s lawyer"]),
    ("“He is fine,” said a friend of the late Peter Holt.", ["text:a friend of the late Peter Holt"]),
    ("“He is fine,” said the mother of the boy, Carla Nunes.", ["carla-nunes"]),
    ("“He lied to us,” the report on Holt concluded.", ["text:the report on Holt"]),
    ("The letter to Holt said: “You lied to all of us.”", ["text:The letter to Holt"]),
    ("“He is fine,” said people close to Holt.", ["text:people close to Holt"]),
    ("“He is fine,” said Secretary of State Carla Nunes.", ["carla-nunes"]),
    ("“He is fine,” said chief of staff Carla Nunes.", ["carla-nunes"]),
    ("“He is fine,” said the officer who shot Holt.", ["text:the officer"]),
    ("“He lied,” reads the indictment of Holt.", ["text:the indictment of Holt"]),
    ("“He is fine,” a woman married to Holt said.", ["text:a woman married to Holt"]),
]

OTHER_CLAUSES = [
    ("Some say “the tram is perfectly safe,” but Holt disagrees.", ["text:Some"]),
    ("Critics call it “a disgrace to the whole town,” but Holt insists it is not.", ["text:Critics"]),
    ("Residents said it was “a danger to us all,” while Holt argued it was not.", ["text:Residents"]),
    ("Drivers say “the tram is perfectly safe,” although Holt denies it.", ["text:Drivers"]),
    ("Nunes said “the tram is perfectly safe,” and Holt agreed.", ["carla-nunes"]),
    ("Nunes says “the tram is perfectly safe,” which Holt disputes.", ["carla-nunes"]),
    ("Nunes called it “the worst tram of all,” yet Holt defended it.", ["carla-nunes"]),
    ("Many say “the tram is perfectly safe,” but Holt said he was not sure.", ["text:Many"]),
    ("Experts warned “the tram is not safe,” but Nunes told drivers to go on.", ["text:Experts"]),
    ("Nunes told drivers “the tram is perfectly safe,” so Holt complained.", ["carla-nunes"]),
]

PARTED = [
    ("“We will reopen the depot by May,” said Carla Nunes, “and nobody will stop us.”", ["carla-nunes"]),
    ("“The tram,” said Carla Nunes, who runs the depot, “was never tested. Everybody knew.”", ["carla-nunes"]),
    ("“We will reopen,” Nunes said, “and nobody will stop us.”", ["carla-nunes"]),
    ("“We will reopen the depot,” Nunes told reporters on Friday, “and nobody will stop us.”", ["carla-nunes"]),
    ("“Well,” Nunes said with a shrug, “that is how it is.”", ["carla-nunes"]),
    ("“The tram,” she said, “was never tested.”", ["carla-nunes"]),
    ("“We knew,” the minister said — “and we did nothing.”", ["text:the minister"]),
    ("“If it rains,” Nunes, the manager, said on Monday, “we close.”", ["carla-nunes"]),
    ("“I think,” replied Holt, “that we should go.”", ["peter-holt"]),
    ("“No one,” Holt added quietly, “wanted this.”", ["peter-holt"]),
]

MANNER = [
    ("“Why?” Carla Nunes asked. “Because!” Peter Holt exclaimed.", ["carla-nunes", "peter-holt"]),
    ("“Good,” laughed Carla Nunes. “Bad,” Peter Holt deadpanned.", ["carla-nunes", "peter-holt"]),
    ("“Stop!” Holt barked. “Never,” hissed Nunes.", ["peter-holt", "carla-nunes"]),
    ("“Go,” Nunes sniffed. “No,” Holt harrumphed.", ["carla-nunes", "peter-holt"]),
    ("“Really?” Nunes wondered. “Yes!” Holt beamed.", ["carla-nunes", "peter-holt"]),
    ("“Go!” Nunes roared. “Where?” Holt stammered.", ["carla-nunes", "peter-holt"]),
    ("“Fine,” Nunes shrugged. “Not fine,” Holt growled.", ["carla-nunes", "peter-holt"]),
    ("“Fine,” grinned Nunes. “Oh,” groaned Holt.", ["carla-nunes", "peter-holt"]),
    ("“Is it?” Holt teased. “It is!” Nunes protested.", ["peter-holt", "carla-nunes"]),
    ("“Ha!” Holt snorted. “Shame,” Nunes spat.", ["peter-holt", "carla-nunes"]),
    ("“Enough!” she snapped. “Never!” he whined.", ["carla-nunes", "peter-holt"]),
]

VERB_FIRST = [
    ("Said Carla Nunes: “The tram was never tested.” Quipped Peter Holt: “Nor was I.”", ["carla-nunes", "peter-holt"]),
    ("Added Carla Nunes: “The tram was never tested.”", ["carla-nunes"]),
    ("Says Nunes: “The tram was never tested.”", ["carla-nunes"]),
    ("Replied Holt, “The tram was never tested.”", ["peter-holt"]),
    ("Wrote Peter Holt: “The tram was never tested.”", ["peter-holt"]),
    ("Asked Nunes: “Was the tram ever tested?”", ["carla-nunes"]),
    ("Joked Peter Holt: “The tram was never tested.”", ["peter-holt"]),
    ("Recalled Nunes: “The tram was never tested.”", ["carla-nunes"]),
    ("Concluded Peter Holt: “The tram was never tested.”", ["peter-holt"]),
    ("Tweeted Carla Nunes: “The tram was never tested.”", ["carla-nunes"]),
]

ASKED = [
    ("“Will you go?” a reporter asked Holt. “I have no such plans,” he replied.", ["text:a reporter", "peter-holt"]),
    (
        "“Will you go?” one of them asked Nunes. “I have no such plans,” she answered.",
        ["text:one of them", "carla-nunes"],
    ),
    ("“Will you go?” a reporter pressed Holt. “No,” he said.", ["text:a reporter", "peter-holt"]),
    ("A reporter asked Holt: “Will you go?” He said: “No such plans.”", ["text:A reporter", "peter-holt"]),
    ("“Will you go?” Holt was asked. “No,” he said.", [None, "peter-holt"]),
    ("“Will you go?” Holt was asked by a reporter. “No,” he said.", ["text:a reporter", "peter-holt"]),
    ("Holt was called “a coward and a cheat” by Nunes.", ["carla-nunes"]),
    ("Holt was described as “a coward and a cheat” by Nunes.", ["carla-nunes"]),
    ("Holt was branded “a coward and a cheat” by Carla Nunes on Friday.", ["carla-nunes"]),
    ("Holt has been called “a coward and a cheat.”", [None]),
    ("Holt was dismissed as “a coward and a cheat” by his rival.", ["text:his rival"]),
    ("“You are fired,” Holt was told.", [None]),
    ("“You are fired,” Holt was told by Nunes.", ["carla-nunes"]),
]

SIGNED = [
    ("“Carla is an expert, and her work will be a gift to the city.” —Commissioner Peter Holt", ["peter-holt"]),
    ("“Carla is an expert, and her work will be a gift to the city.” — Peter Holt, mayor", ["peter-holt"]),
    ("“Carla is an expert, and her work will be a gift to the city.”\n\n— Peter Holt", ["peter-holt"]),
    ("And from Chairman Peter Holt:\n\n“Carla brings with her a wealth of experience.”", ["peter-holt"]),
    ("This from Peter Holt:\n\n“Carla brings with her a wealth of experience.”", ["peter-holt"]),
    ("Here is Peter Holt in a statement:\n\n“Carla brings with her a wealth of experience.”", ["peter-holt"]),
    (
        "Carla Nunes: We never knew.\n\nPeter Holt: That is not true.\n\nCarla Nunes: Then show us.",
        ["carla-nunes", "peter-holt", "carla-nunes"],
    ),
    (
        "NUNES: We never knew.\n\nHOLT: That is not true.\n\nNUNES: Then show us.",
        ["carla-nunes", "peter-holt", "carla-nunes"],
    ),
    ("NUNES: Who decided that?\n\nHOLT: I did.\n\nNUNES: Why?", ["carla-nunes", "peter-holt", "carla-nunes"]),
    ("Ratings were given.\n\nHOLT: 7\n\nNUNES: 8", []),
    ("The count of delegates.\n\nPeter Holt: 1,769.\n\nCarla Nunes: 547.", []),
]

PHRASES = [
    ("Nunes resigned in a tweet that accused Holt of “riding trams for fun.”", ["carla-nunes"]),
    ("Nunes in the past has referred to the tram as “a rolling bathtub.”", ["carla-nunes"]),
    ("Nunes in the Depot Herald today explains why: “The tram was never tested.”", ["carla-nunes"]),
    ("A senior Traffic State official said, “It would be wrong to ride it.”", ["text:A senior Traffic State official"]),
    ("Asked again about the brakes, Holt said: “The tram is safe to ride.”", ["peter-holt"]),
    ("Asked point-blank, “Is it safe?” Holt replied, “No comment on that.”", [None, "peter-holt"]),
    ("Holt called it “a museum on rails,” according to a transcript.", ["peter-holt"]),
    ("The tram is “a museum on rails,” according to the report.", ["text:the report"]),
    ("Holt, who unabashedly calls himself the “slowest driver” in town, left.", ["peter-holt"]),
    ("Holt insisted the line was “the best of all.”--Carla Nunes.", ["peter-holt"]),
    ("Holt’s most explosive claim is that the depot is a “rat palace” without roof.", ["peter-holt~"]),
    ("The depot’s failings continued despite “numerous warnings” from Holt.", [None]),
    ("Critics laughed on Sunday night at “a museum on rails.”", ["text:Critics?~"]),
    ("The email to supporters notes that the depot “has no roof to speak of.”", ["text:The email to supporters"]),
    ("“The tram is safe,” Nunes said. “It is a fine tram.”", ["carla-nunes"]),
    ("“The tram is safe,” said Peter Holt, the depot’s manager, who added it was “a fine tram.”", ["peter-holt"] * 2),
    ("They met Peter Holt of Salem, Ore., who called it “a fine tram.”", ["peter-holt"]),
    ("Riders for Rail, the club founded by former driver Peter Holt, also said: “No tram.”", ["text:Riders for Rail"]),
    ("The Nunes-era tram is old, Holt admitted, but he said “it is a fine tram.”", ["peter-holt"]),
    ("Holt answered claims that he is one of the men referred to in it, calling them “a fine mess.”", ["peter-holt"]),
    ("The social media posts read, “No tram is safe.”", ["text:The social media posts"]),
    ("“No tram is safe,” a handwritten note on the door said.", ["text:a handwritten note on the door"]),
    ("A day after telling us that it is “a fine tram,” manager Carla Nunes left.", ["carla-nunes"]),
    ("Under what Holt called “a fine deal,” the Marsh Tram Club charged a fee.", ["peter-holt"]),
    ("“Can it stop?” Depot Manager Peter Holt, the owner, asked on Tuesday.", ["peter-holt"]),
    ("“Can it stop?” Senate Majority Leader Peter Holt, R-Ky., asked on Tuesday.", ["peter-holt"]),
    ("The film ends with Holt claiming, “No tram is safe.”", ["peter-holt"]),
    ("Nunes attacked Holt for promising to call only “safe trams.”", ["peter-holt~"]),
    ("Drivers panned the plan as “ridiculous and costly.”", ["text:Drivers"]),
    (
        "They met.\n\nSALEM — The Nunes administration went on tour, arguing that it is “a fine tram.”",
        ["text:The Nunes administration"],
    ),
    ("They met.\n\nSALEM, Ore. (Kelmar Wire) - Officials said it is “a fine tram.”", ["text:Officials"]),
    ("Several hours earlier, a senior official hit back, saying it is “a fine tram.”", ["text:a senior official"]),
    ("Holt called the plan that closes the depot “a fine mess.”", ["peter-holt"]),
    ("At Salem Yard, where it rains, Peter Holt, the owner, suggested that it is “a fine tram.”", ["peter-holt"]),
    ("Holt seized on it in a message posted on Friday to repeat that it is “a fine tram.”", ["peter-holt"]),
    ("Holt late Friday tweeted that drivers have “no fear at all.”", ["peter-holt"]),
    (
        "On Monday, a Salem newspaper, Yard News, reported that drivers have “no fear at all.”",
        ["text:a Salem newspaper~"],
    ),
    ("The plan prompted Holt to send a tweet that called drivers “lazy.”", ["peter-holt"]),
    ("The lawsuit alleges that Holt found a “willing partner” in the depot.", ["text:The lawsuit~"]),
    ("Holt promised drivers “fire and fury,” pushing the union to strike.", ["peter-holt?"]),
    ("Here, Holt said, Nunes is seen as “a bully of trams.”", ["peter-holt~"]),
    ("Nunes is seen as “a bully of trams.”", [None]),
    ("“Call the roll,” came shouts from the crowd.", ["text:shouts from the crowd~"]),
    ("The union’s email to its members notes that Holt “is a fine driver.”", ["text:The union’s email to its members"]),
    ("The court recognized that the case must end — “so that all know the rule.”", ["text:The court"]),
    ("Calling it an “all-out assault,” the drivers’ union filed a suit.", ["text:the drivers’ union"]),
    ("Holt suggested that the tax returns would reveal “shady deals.”", ["peter-holt"]),
    ("In Monday’s speech the manager attacked trams, calling them “a fine mess.”", ["text:the manager"]),
    ("“It will be safe,” Holt is expected to say.", ["peter-holt~"]),
    ("Critics say that it is old and call TR90 “toxic” rubbish.", ["text:Critics"]),
    ("“The tram is safe,” a memo detailing the repairs reads.", ["text:a memo detailing the repairs"]),
    ("Critics say it breaks the part of the law that says: “No tram may stop.”", ["text:the part of the law"]),
    ("Nunes’s letter named nobody. It attacked Holt’s trams. She said they were “a mess.”", ["carla-nunes"]),
    ("Holt told her that he hopes “no tram will stop.”", ["peter-holt"]),
    ("Holt went on despite warnings from his doctor about “long shifts.”", ["text:his doctor"]),
    ("Holt took aim at the drivers for “sleeping at the wheel.”", ["peter-holt"]),
    ("“The tram is safe,” the Nunes administration said.", ["text:the Nunes administration"]),
    ("“The tram is safe,” said the Holt campaign.", ["text:the Holt campaign"]),
    ("“The tram is safe,” according to the Holt campaign.", ["text:the Holt campaign"]),
    ("“The tram is not safe,” say experts.", ["text:experts"]),
    ("The tram is “perfectly safe,” said the ministry of transport.", ["text:the ministry of transport"]),
    ("The judge ruled that the tram was “unsafe at any speed.”", ["text:The judge"]),
    ("Holt’s tweet read: “The tram is safe.”", ["text:Holt’s tweet"]),
    ("Holt said that when Nunes told him “the tram is safe,” he laughed.", ["carla-nunes"]),
    ("“The tram is safe,” said Holt; “it always was.”", ["peter-holt"]),
    ("According to the lawsuit, Holt called it “a toy for boys.”", ["peter-holt~"]),
    ("The tram, according to the lawsuit, is “a toy for boys.”", ["text:the lawsuit"]),
    (
        "Nunes did not offer Holt the depot because she considered “less noisy options.”",
        ["carla-nunes"],
    ),
]
"""Phrases around the verb: adverbials, transcripts, owners of what is said, verbs with other senses."""


def fits(mentions: MentionSet, quote: Quote, expected: str | None) -> bool:
    """Return True if a quote has the expected speaker of a table."""
    speaker = quote.speaker or (f"text:{quote.speaker_text}" if quote.speaker_text else None)
    if expected is None or speaker is None:
        return speaker is None and (expected is None or "?" in expected)
    doubtful = "~" not in expected or mentions.sureness(quote).value != "sure"
    return speaker == expected.rstrip("~?") and doubtful


def check(find_mentions: Find, text: str, expected: Expected) -> MentionSet:
    paragraphs = text.split("\n\n")
    mentions = find_mentions(INTRO, *paragraphs) if len(paragraphs) > 1 else find_mentions(f"{INTRO} {text}")
    attributions = [
        (quote.speaker or quote.speaker_text, quote.rule, mentions.sureness(quote).value) for quote in mentions.quotes
    ]
    assert len(mentions.quotes) == len(expected), attributions
    assert all(fits(mentions, quote, speaker) for quote, speaker in zip(mentions.quotes, expected, strict=True)), (
        attributions
    )
    return mentions


@each_row(("text", "expected"), NOT_SAID)
def test_what_was_not_said_has_no_speaker(find_mentions: Find, text: str, expected: Expected) -> None:
    check(find_mentions, text, expected)


@each_row(("text", "expected"), QUOTED_BY_ANOTHER)
def test_a_person_quoted_by_another_is_the_speaker_and_not_sure(
    find_mentions: Find, text: str, expected: Expected
) -> None:
    check(find_mentions, text, expected)


@each_row(("text", "expected"), HEADS)
def test_the_speaker_is_the_head_of_a_noun_phrase_and_no_name_inside_it(
    find_mentions: Find, text: str, expected: list[str | None]
) -> None:
    check(find_mentions, text, expected)


@each_row(("text", "expected"), OTHER_CLAUSES)
def test_a_new_clause_after_the_quotation_names_no_speaker(find_mentions: Find, text: str, expected: Expected) -> None:
    check(find_mentions, text, expected)


@each_row(("text", "expected"), PARTED)
def test_a_quotation_around_its_attribution_is_one_quote_of_two_parts(
    find_mentions: Find, text: str, expected: list[str | None]
) -> None:
    mentions = check(find_mentions, text, expected)
    assert [len(quote.parts) for quote in mentions.quotes] == [2]


@each_row(("text", "expected"), MANNER)
def test_a_name_with_any_verb_after_a_quotation_is_the_speaker(
    find_mentions: Find, text: str, expected: Expected
) -> None:
    check(find_mentions, text, expected)


@each_row(("text", "expected"), VERB_FIRST)
def test_a_verb_of_speech_at_the_start_is_not_part_of_the_name(
    find_mentions: Find, text: str, expected: Expected
) -> None:
    check(find_mentions, text, expected)


@each_row(("text", "expected"), ASKED)
def test_the_person_asked_answers_and_the_agent_of_a_passive_speaks(
    find_mentions: Find, text: str, expected: list[str | None]
) -> None:
    check(find_mentions, text, expected)


@each_row(("text", "expected"), SIGNED)
def test_signatures_lead_ins_and_dialogue_name_their_speaker(
    find_mentions: Find, text: str, expected: Expected
) -> None:
    check(find_mentions, text, expected)


@each_row(("text", "expected"), PHRASES)
def test_only_somebody_who_can_speak_is_the_speaker(find_mentions: Find, text: str, expected: Expected) -> None:
    check(find_mentions, text, expected)


def test_hitting_somebody_for_something_reports_what_it_was(find_mentions: Find) -> None:
    text = "The rail ad hits Ana Lind for taking “more than all of Kelmar” and claims that “the port made her rich.”"
    quotes = find_mentions(f"Ana Lind left. {text} The storm hit Lind and its “golden mile.”").quotes
    assert [quote.speaker_text for quote in quotes] == ["The rail ad", "The rail ad", ""]
