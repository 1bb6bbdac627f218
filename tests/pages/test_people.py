"""People and parties: who has a page, offices with their evidence, documents that mention them besides."""

from __future__ import annotations

from dataclasses import replace

from communique.indices.index import index
from communique.model.archive import Archive
from communique.model.authority import Party
from communique.model.ids import PartyId
from communique.model.page import Page
from communique.pages.people import pages
from tests.builders import a_claim, a_document, a_mention, a_participant, a_person, a_site, an_archive, an_event


def archive() -> Archive:
    """Wang Yi took part in a call; a second document names him; Lavrov is only in the list."""
    wang = replace(a_participant(), office=a_claim("Foreign Minister", "vocabulary"), country=a_claim("china"))
    telling, other = a_document("a", "Wang Yi spoke.", events=("e",)), a_document("b", "One.", "Wang Yi was named.")
    named = [
        replace(d, reading=replace(d.reading, mentions=(a_mention(d.clean, "Wang Yi", "wang-yi", "person"),)))
        for d in (telling, other)
    ]
    people = (a_person(), a_person("sergey-lavrov", "Sergey Lavrov"))
    made = an_archive(an_event("e", documents=("a",), participants=(wang,)), *named, people=people)
    parties = {PartyId(p): Party(PartyId(p), p.title()) for p in ("china", "france")}
    return replace(made, vocabularies=replace(made.vocabularies, parties=parties))


def by_url() -> dict[str, Page]:
    made = archive()
    return {page.url: page for page in pages(made, index(made), a_site())}


def test_those_whom_no_record_names_have_no_page() -> None:
    assert list(by_url()) == ["people/", "people/wang-yi/", "parties/china/"]


def test_an_office_stands_with_its_mark() -> None:
    view = by_url()["people/wang-yi/"].view
    (service,) = view.services
    assert (service.office.text, service.office.mark, service.country.url) == ("Foreign Minister", "inferred", "parties/china/")


def test_documents_of_their_own_events_are_not_told_again() -> None:
    view = by_url()["people/wang-yi/"].view
    assert [a.event.id for a in view.attended] == ["e"]
    assert [(n.source.id, [r.number for r in n.refs]) for n in view.named_in] == [("b", [2])]


def test_a_state_takes_part_through_its_people() -> None:
    view = by_url()["parties/china/"].view
    assert [(a.event.id, [w.text for w in a.others]) for a in view.attended] == [("e", ["Wang\u00a0Yi"])]


def test_a_state_that_a_listed_person_serves_has_a_page() -> None:
    made = archive()
    wang = replace(made.vocabularies.people["wang-yi"], country=PartyId("france"))
    made = replace(made, vocabularies=replace(made.vocabularies, people={**made.vocabularies.people, "wang-yi": wang}))
    assert "parties/france/" in [page.url for page in pages(made, index(made), a_site())]
