"""An archive of any size made up by rule: reports of calls and meetings, two an event, the same on every run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

TOPICS, PEOPLE, STATES, PUBLISHERS = 60, 200, 20, 12
ADDRESS = "https://archive.example/"
TITLE, LEDE = "Archive of a benchmark", "Made by rule."
SWITCHES = ("search", "phrases", "data", "citations")
"""What `outputs:` in site.yaml may switch off, so that a build makes what other generators make."""
_FIRST_DAY, _DAYS = date(1990, 1, 1), 11_000
_PARAGRAPHS, _TOPICS_EACH = 12, 4
_COMMON = (
    "the of and to in a for on with that both sides two countries cooperation which as by their relations would is "
    "development has will from international it new at joint its have support regional other be exchanges more also "
    "security should economic further between this friendly practical work all are trade world common strategic"
).split()
_FORMULAS = (
    "They agreed to stay in close touch.",
    "The two sides exchanged views on international and regional issues of common concern.",
    "Both sides will firmly support each other on issues that concern their core interests.",
    "They called for true multilateralism, with the United Nations at its core.",
    "The talks were held in a warm and friendly atmosphere.",
    "The two leaders took stock of practical cooperation and set out priorities for the next stage.",
)
_KINDS = (("a phone conversation", "Phone call"), ("a meeting", "Meeting"), ("a video meeting", "Video meeting"))


def word(number: int) -> str:
    """A pronounceable word for each number, of a syllable a digit."""
    digits = (int(digit) for digit in f"{number:03d}")
    return "".join("bdfgklmrst"[digit] + "aeiou"[(digit + number) % 5] for digit in digits)


_WORDS = (*_COMMON, *(word(number) for number in range(1000, 5000)))
_WEIGHTS = tuple(accumulate(1 / (rank + 3) for rank in range(len(_WORDS))))
_TERMS = tuple(f"{word(number)} question" for number in range(TOPICS))


@dataclass(frozen=True, slots=True)
class Report:
    """A document as any generator may be given it: `event`, `topics`, `people` and `publisher` by name."""

    name: str
    title: str
    day: date
    publisher: str
    event: str
    topics: tuple[str, ...]
    people: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def front_matter(self) -> str:
        """What is known of it, in YAML between lines of three hyphens."""
        return (
            f"---\ntitle: {self.title}\ndate: {self.day}\npublisher: {self.publisher}\nevent: {self.event}\n"
            f"topics: [{', '.join(self.topics)}]\npeople: [{', '.join(self.people)}]\n---\n\n"
        )

    @property
    def body(self) -> str:
        """The paragraphs, about four kilobytes, with an empty line between them."""
        return "\n\n".join(self.paragraphs) + "\n"


def person(number: int) -> str:
    """The name of a person."""
    return f"{word(number).title()} {word(number * 7 + 3).title()}son"


def state(number: int) -> str:
    """The name of a state."""
    return f"{word(number + 400).title()}land"


def publisher(number: int) -> str:
    """The name of a publisher."""
    return f"{word(number + 700).title()} News"


def topic(number: int) -> str:
    """The name of a topic."""
    return f"{word(number).title()} question"


def spoken(day: date) -> str:
    """A day as texts write it."""
    return f"{day.day} {day:%B} {day.year}"


def reports(size: int) -> Iterator[Report]:
    """The documents of an archive of `size`, one by one; their events lie evenly over thirty years."""
    for number in range(size):
        event = number // 2
        day = _FIRST_DAY + timedelta(days=event * _DAYS // max(size // 2, 1))
        numbers = (event % PEOPLE, (event * 3 + 1) % PEOPLE)
        one, other = (person(n) for n in numbers)
        states = tuple(state(n % STATES) for n in numbers)
        told, kind = _KINDS[event % len(_KINDS)]
        topics = tuple(sorted({(event * 7 + index * 17) % TOPICS for index in range(_TOPICS_EACH)}))
        lede = f"{states[0]}ish President {one} held {told} on {day:%A} with {states[1]}ish President {other}."
        yield Report(
            name=f"{number:06d}-report",
            title=f"{one} and {other} hold {told[2:]}" if number % 2 else f"{' and '.join(states)} seek closer ties",
            day=day,
            publisher=publisher(number % PUBLISHERS),
            event=f"{kind} of {one} and {other}, {spoken(day)}",
            topics=tuple(topic(n) for n in topics),
            people=(one, other),
            paragraphs=(lede, *_paragraphs(number, topics, one.split()[1])),
        )


def _paragraphs(number: int, topics: tuple[int, ...], surname: str) -> Iterator[str]:
    """Twelve paragraphs of two sentences of words drawn as often as words are, the topics named in one each."""
    chance = random.Random(number)
    drawn = iter(chance.choices(_WORDS, cum_weights=_WEIGHTS, k=_PARAGRAPHS * 2 * 25))
    for index in range(_PARAGRAPHS):
        first, second = ([next(drawn) for _ in range(chance.randint(16, 25))] for _ in range(2))
        if index < len(topics):
            first[6:6] = ["the", _TERMS[topics[index]], "and"]
        last = " ".join(second)
        yield " ".join(first).capitalize() + ". " + (
            f'"{last.capitalize()}," {surname} said.'
            if index % 4 == 1
            else chance.choice(_FORMULAS) if index % 4 == 3 else last.capitalize() + "."
        )


def make_site(root: Path, size: int, form: str, outputs: str = "all") -> None:
    """Write the archive below a new folder: `form` is text or markdown, `outputs` all or what peers make."""
    seeds, lists = root / "seeds", root / "content" / "vocabularies"
    seeds.mkdir(parents=True)
    lists.mkdir(parents=True)
    off = "" if outputs == "all" else f"outputs: {{{', '.join(f'{name}: false' for name in SWITCHES)}}}\n"
    settings = f"title: {TITLE}\nlede: {LEDE}\naddress: {ADDRESS}\n{off}"
    (root / "content" / "site.yaml").write_text(settings, encoding="utf-8")
    for name, rows in _vocabularies().items():
        (lists / f"{name}.yaml").write_text("".join(rows), encoding="utf-8")
    for report in reports(size):
        text, ending = (_markdown(report), "md") if form == "markdown" else (_plain(report), "txt")
        (seeds / f"{report.name}.{ending}").write_text(text, encoding="utf-8")


def _markdown(report: Report) -> str:
    return f"{report.front_matter}# {report.title}\n\n{report.body}"


def _plain(report: Report) -> str:
    head = f"{report.title}\n\nSource: {report.publisher}\nPublished {spoken(report.day)}\n\n"
    return f"{head}CAPITAL, {report.day:%B} {report.day.day} - {report.body}"


def _vocabularies() -> dict[str, list[str]]:
    """The records of each list, in YAML."""
    return {
        "topics": [f"topic-{n:02d}: {{name: {topic(n)}, terms: {{en: [{_TERMS[n]}]}}}}\n" for n in range(TOPICS)],
        "people": [
            f"person-{n:03d}: {{name: {person(n)}, surname: {person(n).split()[1]}, country: state-{n % STATES:02d}}}\n"
            for n in range(PEOPLE)
        ],
        "parties": [
            f"state-{n:02d}: {{name: {state(n)}, adjectives: {{en: [{state(n)}ish]}}}}\n" for n in range(STATES)
        ],
        "publishers": [f"publisher-{n:02d}: {{name: {publisher(n)}}}\n" for n in range(PUBLISHERS)],
    }
