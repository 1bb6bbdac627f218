"""The columns that a table may have, each with one line of help; the first of a kind is needed and tells the kind."""

from __future__ import annotations

EVENTS = {
    "date": "when it was held, in EDTF: 2021, 2021-06, 2021-06-28, 2021-06-28/2021-06-30, 2021?, 199X",
    "type": "needed: an id or name of the list of event types, such as visit",
    "id": "its id (else DATE-TYPE-PEOPLE)",
    "title": "its title (else type and people)",
    "short": "a shorter title for lists",
    "note": "one line for lists",
    "people": "who took part, by id or name; other spellings behind =: Wang Yi = 王毅; Sergey Lavrov",
    "offices": "the office of each, in the same order: Foreign Minister; Foreign Minister",
    "countries": "the country of each, by id, name or two-letter code: China; Russia",
    "place": "where it was held",
    "about": "treaties, topics or parties that it is about, by id or name",
    "parties": "states and organisations that took part where no people are named, by id or name",
    "documents": "ids of the documents that tell of it",
    "collection": "an id of content/collections/",
    "source": "the work that the values come from, for readers to look up",
    "reason": "one sentence on how the date was fixed",
}
"""Columns of a table of events."""

DOCUMENTS = {
    "seed": "the name of a file in seeds/",
    "id": "the id of the document (else from the file's name)",
    "title": "the headline as it stands in the text",
    "display_title": "what to call it where it has no headline",
    "published": "when it was published, in EDTF",
    "updated": "when it was last changed, in ISO 8601",
    "publisher": "who published it, by id or name",
    "agency": "the agency whose report it is, by id or name",
    "distributor": "who spread it, by id or name",
    "genre": "news-report, wire-report, press-release, readout, transcript, joint-statement, statement, remarks, editorial ...",
    "dateline": "place and date at the head of the report",
    "language": "its language, as a code: en",
    "collection": "an id of content/collections/",
    "obtained_from": "the address or place where the text was found",
    "obtained_on": "the day on which it was taken from there: 2026-01-31",
    "obtained_by": "who took it",
    "archived": "the address of an archived copy",
    "rights": "the address of a rights statement or licence: http://rightsstatements.org/vocab/InC/1.0/",
    "source": "the work that the values come from, for readers to look up",
}
"""Columns of a table of documents."""


def help_text() -> str:
    """All columns as lines of help."""
    lines = [
        "A table is CSV in UTF-8 with the names of its columns in the first row; cells with several names have them"
    ]
    lines += ["between semicolons. What is in content/ already is left; a second time changes nothing."]
    for title, columns in (("events", EVENTS), ("documents", DOCUMENTS)):
        lines += ["", f"columns of a table of {title}:"]
        lines += [f"  {name:15} {purpose}" for name, purpose in columns.items()]
    return "\n".join(lines)
