"""Words with their mark of certainty, and facts made of them with their evidence line."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.archive import Archive
from communique.model.ids import DocumentId
from communique.model.provenance import Claim, Mark
from communique.model.seed import Participant
from communique.pages.evidence import Working, working
from communique.pages.sources import names_kept


@dataclass(frozen=True, slots=True)
class Words:
    """Words with their mark of certainty, and the page they lead to, if any."""

    text: str
    mark: Mark = "stated"
    doubtful: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of a fact list with its evidence line: the words stand one after the other with commas."""

    words: tuple[Words, ...]
    working: Working | None


def claim_words(claim: Claim[str]) -> Words:
    """The words of a claim."""
    return Words(claim.value, claim.mark, claim.doubtful)


def fact(claim: Claim[str] | None, archive: Archive, home: DocumentId | None) -> Fact | None:
    """A claim with its evidence line; its words begin with a capital, as they stand alone."""
    if claim is None:
        return None
    text = claim.value.replace("-", " ") if claim.value.islower() else claim.value
    words = Words(text[:1].upper() + text[1:], claim.mark, claim.doubtful)
    return Fact((words,), working([claim], archive, home))


def party_words(claim: Claim[str], archive: Archive) -> Words:
    """A state or organisation by its name, leading to its page."""
    party = archive.vocabularies.parties.get(claim.value)
    return Words(party.name if party else claim.value, claim.mark, claim.doubtful, f"parties/{party.id}/" if party else "")


def participant(given: Participant, archive: Archive, home: DocumentId | None) -> Fact:
    """Name, office and state, each with its mark, on one evidence line."""
    person = archive.vocabularies.people.get(given.person.value.id)
    name = person.name if person else given.person.value.name
    words = [Words(names_kept(name, (name,)), given.person.mark, given.person.doubtful, f"people/{given.person.value.id}/")]
    if given.office:
        words.append(claim_words(given.office))
    if given.country:
        words.append(party_words(given.country, archive))
    return Fact(tuple(words), working([given.person, given.office, given.country], archive, home))
