"""The texts with which new files begin: every field with one line of help, what is not needed behind a `#`."""

from __future__ import annotations

DOCUMENT = """\
# What the archivist says of one text: only what was read wrongly, or not at all.
# Each value is a plain text, or has `value` and as wanted `basis` (text, calendar, linked, vocabulary, human, outside),
# `quotes` (words of the text), `reason` (one sentence), `source` (a work to look up, needed where it is outside).
# A fact that the text does not have is {{value: null}}.
seed: {seed}
sha256: {digest}
# title:            the headline as it stands in the text
# display_title:    what to call it where it has no headline
# published:        when it was published (EDTF: 1986-10-12, 1986-10, 1986-10-11/1986-10-12, 1986?)
# updated:          when it was last changed (ISO 8601)
# publisher:        who published it: an id of content/vocabularies/publishers.yaml
# agency:           the agency whose report it is, from the same list
# distributor:      who spread it, from the same list
# genre:            news-report, wire-report, press-release, readout, transcript, joint-statement, statement, remarks … or other
# dateline:         place and date at the head of the report
# language:         its language, as a code: en
# collection:       an id of content/collections/
# rights:           the address of a rights statement or licence: http://rightsstatements.org/vocab/InC/1.0/
# obtained:         {{from: an address or a place, on: 2026-01-31, by: who, archived: an address}}
# quality:          {{notice: what is wrong with this copy, label: altered copy, quotes: [words that show it]}}
# references:       a list of {{quote: words of the text, event: an id of content/events/, reason: one sentence}}
# formerly:         a list of ids that it had before
# versions:         a list of the files of earlier captures, the oldest first
# changes:          a list of {{on: 2026-01-31, what: what was changed, old: the value before, new: the value since}}
# paragraphs:       where each paragraph lies, so that its number stays; `build.py accept DOCUMENT paragraphs` writes it
# withdrawn:        {{reason: why it was taken out, on: 2026-01-31, successor: an address such as /documents/other/}}
# reviewed:         {{by: who looked at it, on: 2026-01-31}}
"""

EVENT = """\
---
title: {title}
{type}
{date}
# short:            a shorter title for lists
# note:             one line for lists
# documents:        a list of the documents that tell of it: [their ids]
# participants:     a list of {{person: an id of people.yaml, office: President, country: an id of parties}}
# place:            where it was held
# about:            a list of ids of treaties, topics or parties by which references to it are recognised
# key_passages:     a list of paragraphs: [{{a document's id}} ¶2]
# collection:       an id of content/collections/
# formerly:         a list of ids that it had before
# changes:          a list of {{on: 2026-01-31, what: what was changed, old: the value before, new: the value since}}
# withdrawn:        {{reason: why it was taken out, on: 2026-01-31, successor: an address such as /events/other/}}
# reviewed:         {{by: who looked at it, on: 2026-01-31}}
---
"""

TYPE_HELP = "# type:             needed: an id of the list of event types, such as meeting or phone-call"
DATE_HELP = "# date:             when it was held (EDTF: 1986-10-11, 1986-10, 1986-10-11/1986-10-12, 1986?)"

TOPIC = """\
{id}:
  name: {name}
  # definition:     one sentence that says what belongs to it
  # broader:        the id of a topic on whose page its passages are shown
  terms:            # words by which it is found, by language; * at a word's end, (one|other), [left out]
    {language}: [{term}]
"""

PERSON = """\
{id}:
  name: {name}
  # names:          the name in other scripts: {{ru: ..., zh: ...}}
  # variants:       a list of other spellings
  # surname:        by which texts refer back to the person
  # country:        the party served: an id of the parties, such as iceland
  # offices:        a list of {{name: President, during: 1981-01-20/1989-01-20}}
"""

SITE = """\
# The settings of the archive; the lines behind a # are there to be used.
title: {title}
language: en
heading: {title}
lede: A record of meetings, calls and agreements between states.
# records:          the language of the records, where it is not that of the interface: en
# links:            files, for a copy that is read from a folder
# statement:        what the foot of each page says of how texts are reproduced
# address:          where the site is published: https://archive.example/
# report:           where errors are reported: mailto:editor@archive.example
# rights:           what holds for all texts, in a sentence
# document_rights:  the rights statement of texts that name none: http://rightsstatements.org/vocab/CNE/1.0/
# revised:          the day of the last revision: 2026-01-31
"""

PEOPLE = """\
# People: each by an id, with the names by which texts name them. Those whom texts name with an office need no entry.
ronald-reagan:
  name: Ronald Reagan
  surname: Reagan
  country: united-states
  offices: [{name: President, during: 1981-01-20/1989-01-20}]
mikhail-gorbachev:
  name: Mikhail Gorbachev
  names: {ru: Михаил Горбачёв}
  surname: Gorbachev
  country: soviet-union
  offices: [{name: General Secretary, during: 1985-03-11/1991-08-24}]
"""

PARTIES = """\
# States and organisations that the program's own list does not have.
soviet-union:
  name: Soviet Union
  adjectives: {en: [Soviet]}
  terms: {en: [Soviet Union]}
"""

TOPICS = """\
# Topics: what a passage is about, found by these words.
nuclear-arms:
  name: Nuclear arms
  definition: Nuclear weapons, and talks on limiting them.
  terms:
    en: [nuclear (arms|weapons), missile*]
"""

SAMPLE = """\
Reagan and Gorbachev meet in Reykjavik

REYKJAVIK, Oct. 12, 1986 - President Ronald Reagan of the United States and Soviet General Secretary Mikhail Gorbachev met on Saturday at a house on the shore of the Icelandic capital.

The two leaders spoke of nuclear weapons, of limits on missiles in Europe, and of human rights. Their talks went on into Sunday and ended without an agreement.

This report was written as a sample, from what is generally known of the meeting. It is no historical source; remove it when texts of your own are there.
"""
