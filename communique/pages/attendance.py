"""What lists tell of someone who takes part in events: how many events there are, and in which office."""

from __future__ import annotations

from communique.indices.presence import Attendance
from communique.model.archive import Archive
from communique.model.seed import Participant
from communique.model.site import Site
from communique.pages.evidence import STRENGTH
from communique.pages.facts import Words, claim_words, party_words


def counted(events: Attendance, archive: Archive) -> tuple[int, int]:
    """How many of the events someone took part in have a document, and how many are known by mention alone."""
    held = sum(archive.events[event].held for event in events.took_part)
    return held, len(events.took_part) - held


def service_words(person: str, events: Attendance, archive: Archive, site: Site) -> tuple[Words, ...]:
    """Office and state as last given, in the surest of these: declared events, texts in the site's language, the others."""
    found: list[tuple[tuple[bool, bool, bool], Participant]] = []
    for event in (archive.events[e] for e in (*events.took_part, *events.announced)):
        for given in event.participants:
            if given.person.value.id == person and (given.office or given.country):
                found.append(((event.proposed, _foreign(given, archive, site), not event.held), given))
    if not found:
        return ()
    _, last = min(reversed(found), key=lambda pair: pair[0])
    best = surest([given for _, given in found if served(given) == served(last)], archive)
    office = (claim_words(best.office),) if best.office else ()
    return (*office, party_words(best.country, archive)) if best.country else office


def served(given: Participant) -> tuple[str, str]:
    """The office and the state that someone is given with; empty where none is."""
    return (given.office.value if given.office else "", given.country.value if given.country else "")


def surest(given: list[Participant], archive: Archive) -> Participant:
    """Of those who are given with the same office, the one whose words are surest, from a copy that was not altered if any."""

    def doubt(one: Participant) -> tuple[int, bool]:
        claims = [claim for claim in (one.office, one.country) if claim]
        sources = (archive.documents[archive.by_seed[e.seed]] for claim in claims for e in claim.evidence)
        return max(STRENGTH.index(claim.mark) for claim in claims), any(document.quality for document in sources)

    return min(given, key=doubt)


def _foreign(given: Participant, archive: Archive, site: Site) -> bool:
    """Whether the words of an office stand in a text of another language than the records."""
    ours = (site.records or site.language).split("-")[0]
    sources = (archive.documents[archive.by_seed[e.seed]] for e in (given.office.evidence if given.office else ()))
    return any(document.reading.language.split("-")[0] != ours for document in sources)
