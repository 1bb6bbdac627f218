"""Series: a page for each declared one, text by text, with the formulas and sentences that are kept, changed and dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.indices.index import Indices
from communique.indices.occurrences import Occurrence, words
from communique.indices.series import Change, Piece, Reworded, Sentence, Step
from communique.model.archive import Archive
from communique.model.authority import Series
from communique.model.dates import ArchiveDate
from communique.model.ids import DocumentId
from communique.model.page import Page
from communique.model.provenance import Claim
from communique.model.site import Site
from communique.pages.concordance import date_told
from communique.pages.sources import ParagraphLink, Source, paragraph_link, source, titled

KINDS = ("kept", "changed", "dropped", "added")
"""What may become of words, in the order shown."""


@dataclass(frozen=True, slots=True)
class TextOfSeries:
    """A document of a series with the date it tells of."""

    source: Source
    title: str
    supplied: bool
    date: Claim[ArchiveDate] | None
    whole: bool


@dataclass(frozen=True, slots=True)
class FormulaShown:
    """A formula in a step: its wordings in the two texts with their paragraphs."""

    name: str
    url: str
    earlier: str
    later: str
    earlier_refs: tuple[ParagraphLink, ...]
    later_refs: tuple[ParagraphLink, ...]


@dataclass(frozen=True, slots=True)
class FormulasOfKind:
    """The formulas of a step of one kind."""

    kind: str
    formulas: tuple[FormulaShown, ...]


@dataclass(frozen=True, slots=True)
class SentenceShown:
    """A sentence of a step: whole, or in the pieces that tell what was changed."""

    kind: str
    pieces: tuple[Piece, ...]
    refs: tuple[ParagraphLink, ...]
    language: str


@dataclass(frozen=True, slots=True)
class StepShown:
    """From one text to the next, with the number of sentences of each kind."""

    earlier: TextOfSeries
    later: TextOfSeries
    whole: bool
    formulas: tuple[FormulasOfKind, ...]
    sentences: tuple[SentenceShown, ...]


@dataclass(frozen=True, slots=True)
class SeriesView:
    """All that a series' page shows."""

    name: str
    url: str
    note: str
    texts: tuple[TextOfSeries, ...]
    steps: tuple[StepShown, ...]


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """A page a series."""
    for declared in archive.vocabularies.series.values():
        view = SeriesView(
            name=declared.name,
            url=f"series/{declared.id}/",
            note=declared.note,
            texts=tuple(_text(d, declared, archive) for d in declared.documents if d in archive.documents),
            steps=tuple(_step(step, declared, archive, indices) for step in indices.series[declared.id]),
        )
        yield Page(view.url, "pages/series.html", view.name, view.note or site.title, view, "phrases")


def _text(id: str, declared: Series, archive: Archive) -> TextOfSeries:
    document = archive.documents[DocumentId(id)]
    return TextOfSeries(source(document, archive), *titled(document), date_told(document, archive), id in declared.full)


def _step(step: Step, declared: Series, archive: Archive, indices: Indices) -> StepShown:
    told = [f for f in step.formulas if step.whole or f.kind in ("kept", "changed") or indices.phrases.tracks[f.phrase].curated]
    shown = {kind: tuple(_formula(f, archive, indices) for f in told if f.kind == kind) for kind in KINDS}
    return StepShown(
        earlier=_text(step.earlier, declared, archive),
        later=_text(step.later, declared, archive),
        whole=step.whole,
        formulas=tuple(FormulasOfKind(kind, found) for kind, found in shown.items() if found),
        sentences=tuple(_sentence(change, archive) for change in step.sentences),
    )


def _formula(found: Reworded, archive: Archive, indices: Indices) -> FormulaShown:
    track = indices.phrases.tracks[found.phrase]
    return FormulaShown(
        name=track.name,
        url=f"phrases/{track.id}/" if track.curated else "",
        earlier=_wordings(found.earlier, archive),
        later=_wordings(found.later, archive),
        earlier_refs=_refs(found.earlier, archive),
        later_refs=_refs(found.later, archive),
    )


def _wordings(found: tuple[Occurrence, ...], archive: Archive) -> str:
    """The words as the text has them, each wording once."""
    shown = (" ".join(words(o, archive.documents[o.document]).split()) for o in found)
    return "; ".join(dict.fromkeys(shown))


def _refs(found: tuple[Occurrence, ...], archive: Archive) -> tuple[ParagraphLink, ...]:
    places = dict.fromkeys((o.document, o.paragraph) for o in found)
    return tuple(paragraph_link(archive.documents[d], n, archive) for d, n in places)


def _sentence(change: Change, archive: Archive) -> SentenceShown:
    held = [sentence for sentence in (change.earlier, change.later) if sentence]
    last: Sentence = held[-1]
    return SentenceShown(
        kind=change.kind,
        pieces=change.pieces or (Piece("same", last.words),),
        refs=tuple(paragraph_link(archive.documents[s.document], s.paragraph, archive) for s in held),
        language=archive.documents[last.document].reading.language,
    )
