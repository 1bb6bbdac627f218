"""Names that a table gives, looked up in the lists of a site; those that no list has are collected for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from communique.model.authority import Vocabularies
from communique.text.slugs import slug


class Names:
    """The lists of a site by every name they know; `added` holds the new entries, list by list, as plain values."""

    def __init__(self, lists: Vocabularies) -> None:
        self.lists = lists
        self.added: dict[str, dict[str, dict[str, Any]]] = {"people": {}, "parties": {}, "publishers": {}}
        self._people: dict[str, str] = {}
        self._parties: dict[str, str] = {}
        self._publishers: dict[str, str] = {}
        for person in lists.people.values():
            _enter(self._people, person.id, (person.name, *person.names.values(), *person.variants))
        for party in lists.parties.values():
            codes = (party.code,) if party.code else ()
            plain = (term for terms in party.terms.values() for term in terms if not set(term) & set("*(|)[]"))
            _enter(self._parties, party.id, (party.name, *codes, *plain))
        for publisher in lists.publishers.values():
            _enter(self._publishers, publisher.id, (publisher.name, *publisher.variants))

    def person(self, text: str, country: str) -> str:
        """The id of a person, given by id or name, or by one name in several spellings with `=` between them."""
        names = [name.strip() for name in text.split("=") if name.strip()]
        entry = {"name": names[0], "variants": names[1:], "country": country} if names else {}
        return self._known(self._people, "people", names, {key: value for key, value in entry.items() if value})

    def party(self, text: str) -> str:
        """The id of a party, given by id, name or two-letter code."""
        return self._known(self._parties, "parties", [text], {"name": text})

    def publisher(self, text: str, kind: str) -> str:
        """The id of a publisher, agency or distributor, given by id or name."""
        return self._known(self._publishers, "publishers", [text], {"name": text, "kind": kind})

    def surname(self, person: str) -> str:
        """A person's surname as part of an id; the whole id where no list gives one."""
        known = self.lists.people.get(person)  # type: ignore[call-overload]
        name = slug(known.surname) if known and known.surname else ""
        return name if name and not name.startswith("x-") else person

    def _known(self, names: dict[str, str], file: str, given: list[str], entry: dict[str, Any]) -> str:
        if not given:
            raise ValueError("holds an empty name")
        for name in given:
            if _even(name) in names:
                return names[_even(name)]
        keys = [slug(name) for name in given]
        key = next((key for key in keys if not key.startswith("x-")), keys[0])
        if key not in names:
            self.added[file][key] = entry
        _enter(names, key, given)
        return key


def _enter(names: dict[str, str], key: str, others: Iterable[str]) -> None:
    for name in (key, *others):
        names.setdefault(_even(name), key)


def _even(name: str) -> str:
    return " ".join(name.casefold().split())
