"""People and parties: who has a page, offices with their evidence, documents that mention them besides, pages by year."""

from __future__ import annotations

from dataclasses import replace

from communique.indices.index import index
from communique.model.archive import Archive
from communique.model.authority import Party
from communique.model.ids import PartyId
from communique.model.page import Page
from communique.model.provenance import Claim, Span
from communique.model.seed import Participant, Reference
from communique.pages import events, home, timeline
from communique.pages.attended import ONE_PAGE
from communique.pages.people import pages
from tests.builders import a_claim, a_date, a_document, a_mention, a_participant, a_person, a_site, an_archive, an_event


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


def looking_forward() -> Archive:
    """Wang Yi took part in a call, is mentioned at a meeting in its past, and is announced for one in its future."""
    wang = a_participant()
    told = a_document("a", "They recalled the talks and will meet.", events=("call",), published=a_date("2021-08-25"))
    references = tuple(
        Reference("event", "", 1, told.clean.evidence(Span(at, at + 4)), to=a_claim(event, "linked"))
        for event, at in (("talks", 18), ("meeting", 33))
    )
    return an_archive(
        an_event("call", documents=("a",), participants=(wang,)),
        an_event("talks", "2020", participants=(wang,)),
        an_event("meeting", "2022", participants=(wang,)),
        replace(told, reading=replace(told.reading, references=references)),
        people=(a_person(),),
    )


def test_an_event_to_come_is_announced_and_not_told_as_attended() -> None:
    made = looking_forward()
    view = next(page.view for page in pages(made, index(made), a_site()) if page.url == "people/wang-yi/")
    assert [a.event.id for a in view.attended] == ["talks", "call"]
    assert [a.event.id for a in view.announced] == ["meeting"]


def test_the_timeline_and_its_own_page_say_that_it_is_announced() -> None:
    made = looking_forward()
    (whole, *_) = timeline.pages(made, index(made), a_site())
    told = {item.entry.link.id: item.entry.announced for shown in whole.view.years for item in shown.items}
    assert told == {"talks": False, "call": False, "meeting": True}
    views = [events.view(event, made, index(made), a_site()) for event in made.events]
    assert {view.id: view.announced for view in views} == told


def test_the_list_and_the_first_page_count_events_in_one_way() -> None:
    made = looking_forward()
    listed = next(iter(pages(made, index(made), a_site()))).view
    (first,) = home.pages(made, index(made), a_site())
    assert [(p.name, p.events, p.mentioned) for p in listed.taking_part] == [("Wang\u00a0Yi", 1, 1)]
    assert [(p.name, p.n) for p in first.view.people] == [("Wang Yi", 1)]


def serving(office: str, seed: str, language: str = "en") -> tuple[Participant, object]:
    """Wang Yi with an office in the words of a document of this language."""
    document = a_document(seed, office)
    claim = Claim(office, "text", (document.clean.evidence(Span(0, len(office))),))
    return replace(a_participant(), office=claim), replace(document, reading=replace(document.reading, language=language))


def test_an_unreviewed_text_of_another_language_changes_no_office_that_is_known() -> None:
    ours, english = serving("Foreign Minister", "a")
    theirs, russian = serving("Министр иностранных дел", "b", "ru")
    made = an_archive(
        english,
        russian,
        an_event("e1", "2021-01-01", documents=("a",), participants=(ours,)),
        an_event("e2", "2021-02-01", documents=("b",), participants=(theirs,), proposed=True),
        people=(a_person(),),
    )
    listed = next(iter(pages(made, index(made), a_site()))).view
    (first,) = home.pages(made, index(made), a_site())
    assert [w.text for w in listed.taking_part[0].words] == ["Foreign Minister"]
    assert [w.text for w in first.view.people[0].offices] == ["Foreign Minister"]
    russian_site = next(iter(pages(made, index(made), a_site(language="ru")))).view
    assert [w.text for w in russian_site.taking_part[0].words] == ["Foreign Minister"]  # what is declared goes first


def test_of_two_unreviewed_texts_that_of_the_sites_language_gives_the_office() -> None:
    ours, english = serving("Foreign Minister", "a")
    theirs, russian = serving("Министр иностранных дел", "b", "ru")
    made = an_archive(
        english,
        russian,
        an_event("e1", "2021-01-01", documents=("a",), participants=(ours,), proposed=True),
        an_event("e2", "2021-02-01", documents=("b",), participants=(theirs,), proposed=True),
        people=(a_person(),),
    )
    for language, office in (("en", "Foreign Minister"), ("ru", "Министр иностранных дел")):
        listed = next(iter(pages(made, index(made), a_site(language=language)))).view
        assert [w.text for w in listed.taking_part[0].words] == [office]


def often(number: int, *dates: str) -> dict[str, Page]:
    """The pages of Wang Yi and China with so many events of 2021, and others."""
    wang = replace(a_participant(), country=a_claim("china"))
    days = [f"2021-03-{1 + n % 28:02d}" for n in range(number)] + [*dates]
    held = [an_event(f"e{n}", day, participants=(wang,)) for n, day in enumerate(days)]
    named = a_document("b", "Wang Yi was named.")
    mention = a_mention(named.clean, "Wang Yi", "wang-yi", "person")
    named = replace(named, reading=replace(named.reading, mentions=(mention,)))
    made = an_archive(*held, an_event("undated", None, participants=(wang,)), named, people=(a_person(),))
    made = replace(made, vocabularies=replace(made.vocabularies, parties={PartyId("china"): Party(PartyId("china"), "China")}))
    return {page.url: page for page in pages(made, index(made), a_site())}


def test_up_to_300_events_stand_on_one_page() -> None:
    made = often(ONE_PAGE - 1)
    assert list(made) == ["people/", "people/wang-yi/", "parties/china/"]
    assert (len(made["people/wang-yi/"].view.attended), made["people/wang-yi/"].view.years) == (ONE_PAGE, ())


def test_more_events_are_parted_by_year_and_stand_in_every_year_that_they_may_lie_in() -> None:
    made = often(ONE_PAGE, "2020-12-30/2021-01-02")
    assert list(made) == [
        *("people/", "people/wang-yi/", "people/wang-yi/2020/", "people/wang-yi/2021/"),
        *("parties/china/", "parties/china/2020/", "parties/china/2021/"),
    ]
    for url, title in (("people/wang-yi/", "Wang\u00a0Yi"), ("parties/china/", "China")):
        first, page = made[url].view, made[f"{url}2020/"]
        assert [a.event.id for a in first.attended] == ["undated"]
        assert [(y.name, y.url, y.n) for y in first.years] == [("2020", f"{url}2020/", 1), ("2021", f"{url}2021/", ONE_PAGE + 1)]
        assert ([a.event.id for a in page.view.attended], page.view.year, page.title) == ([f"e{ONE_PAGE}"], 2020, f"{title}, 2020")
        assert page.view.years == first.years


def test_documents_are_named_on_the_first_page_alone() -> None:
    made = often(ONE_PAGE, "2020-12-30")
    assert [n.source.id for n in made["people/wang-yi/"].view.named_in] == ["b"]
    assert made["people/wang-yi/2021/"].view.named_in == ()
