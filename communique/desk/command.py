"""The commands of the desk: their arguments, and what each says and returns; nothing is printed here.

The rooms are imported inside the functions: they need packages that --help can do without.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.desk.columns import help_text
from communique.faults import shown
from communique.model.finding import FieldError, Finding

if TYPE_CHECKING:
    from communique.desk.held import Held
    from communique.desk.tables import Import

DONE, FAULTS, USAGE, ENVIRONMENT = 0, 1, 2, 3
COMMANDS = {
    "review": "show what was read of each document, and what is open or doubtful",
    "accept": "write what was read of a document into its records in content/",
    "new": "start a site, or a record in content/, with a line of help for each field",
    "record": "write down every address of this state of the archive but those of proposals, which no later build may then lose",
    "import": "take in a table of events or documents (CSV), or a saved page (HTML)",
}
NAMED = 20  # new entries of a list that are named
EDITORS = "the editors of the archive"


@dataclass(frozen=True, slots=True)
class Done:
    """What a command says, the faults it found, and its exit code."""

    lines: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    code: int = DONE


def arguments(commands: Any, project: Path, epilog: str) -> None:
    """Add the commands of the desk to those of the program."""
    made = {}
    for name, purpose in COMMANDS.items():
        text = purpose[0].upper() + purpose[1:] + "."
        made[name] = commands.add_parser(name, help=purpose, description=text, epilog=epilog, allow_abbrev=False)
        made[name].add_argument(
            "--root", type=Path, default=project, metavar="SITE", help="the folder that holds content/ and seeds/"
        )
    review, accept, new, take = (made[name] for name in ("review", "accept", "new", "import"))
    review.add_argument("documents", nargs="*", metavar="DOCUMENT", help="its id or file (default: all)")
    review.add_argument("--json", action="store_true", help="write JSON, for programs")
    review.add_argument("--strict", action="store_true", help="end with 1 where a value is open or doubtful")
    accept.add_argument("document", metavar="DOCUMENT", help="its id or file")
    accept.add_argument(
        "fields", nargs="*", metavar="FIELD", help="a field as `review` names it (default: all, and mark as reviewed)"
    )
    accept.add_argument("--by", default=EDITORS, metavar="NAME", help=f'who reviewed it (default: "{EDITORS}")')
    accept.add_argument("--on", type=_day, default=None, metavar="DAY", help="when, as YYYY-MM-DD (default: today)")
    new.add_argument("kind", choices=("site", "document", "event", "topic", "person"))
    new.add_argument("name", help="a folder; a file in seeds/; an event's id; the name of a topic or person")
    new.add_argument("--title", default="", help="the title of a site or event")
    new.add_argument("--id", default="", help="the id of a document, topic or person (default: from its name)")
    take.add_argument("file", type=Path, metavar="FILE", help="a .csv table or a saved .html page")
    take.add_argument("--dry-run", action="store_true", help="say what would be written and write nothing")
    take.epilog = f"{help_text()}\n\n{epilog}"
    take.formatter_class = argparse.RawDescriptionHelpFormatter


def run(options: argparse.Namespace) -> Done:
    """Run one of the commands."""
    command = {"review": _review, "accept": _accept, "new": _new, "record": _record, "import": _import}[options.command]
    try:
        return command(options)
    except FieldError as error:
        return Done(findings=(error.finding,), code=FAULTS)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2026-01-31") from None


def _review(options: argparse.Namespace) -> Done:
    from communique.desk.held import chosen, hold
    from communique.desk.review import review
    from communique.desk.review_text import as_json, text

    held = hold(options.root)
    keys = chosen(held.archive, tuple(options.documents))
    sheets = [review(held.archive.documents[key], held.archive, held.record(key)) for key in keys]
    lines = (as_json(sheets),) if options.json else tuple(text(sheets))
    undecided = options.strict and any(sheet.undecided for sheet in sheets)
    return Done(lines, held.findings, FAULTS if undecided or _failed(held.findings) else DONE)


def _accept(options: argparse.Namespace) -> Done:
    from communique.desk.accept import accept
    from communique.desk.held import chosen, hold

    held = hold(options.root)
    document = held.archive.documents[chosen(held.archive, (options.document,))[0]]
    events = () if options.fields == ["paragraphs"] else document.events  # whose faults numbers that moved may be
    faults = _of_records(held, (f"content/documents/{document.id}.yaml", *(f"content/events/{e}.md" for e in events)))
    if faults:
        return Done(findings=faults, code=FAULTS)
    day = options.on or date.today().isoformat()
    done = accept(options.root, held, document, tuple(options.fields), options.by, day)
    if not done:
        return Done((f"{document.id}: nothing to accept, the records have it all.",))
    return Done(tuple(f"{record.path}: {', '.join(record.fields)}" for record in done))


def _record(options: argparse.Namespace) -> Done:
    from communique.desk.addresses import PATH, record
    from communique.desk.held import hold
    from communique.pipeline import build

    built = build(options.root, None, draft=True)
    if built.failed:
        return Done(("Nothing was recorded: mend these faults first.",), built.findings, FAULTS)
    held = hold(options.root)
    added = record(options.root, held)
    return Done((f"{PATH}: {added} new lines." if added else f"{PATH} has every address already.",))


def _of_records(held: Held, paths: tuple[str, ...]) -> tuple[Finding, ...]:
    """The errors in these records."""
    return tuple(f for f in held.findings if f.severity == "error" and f.where.path in paths)


def _failed(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def _new(options: argparse.Namespace) -> Done:
    from communique.desk import new

    if options.kind == "site":
        folder = Path(options.name)
        paths = new.new_site(folder, options.title)
        hint = f"A small archive, ready to build: build.py --root {options.name}"
        return Done((*(f"{folder / path}" for path in paths), hint))
    if options.kind == "document":
        path = new.new_document(options.root, options.name, options.id)
    elif options.kind == "event":
        path = new.new_event(options.root, options.name, options.title)
    elif options.kind == "topic":
        path = new.new_topic(options.root, options.name, options.id)
    else:
        path = new.new_person(options.root, options.name, options.id)
    return Done((path,))


def _import(options: argparse.Namespace) -> Done:
    if options.file.suffix.lower() in (".html", ".htm"):
        return _import_page(options)
    from communique.desk.tables import read_table, write_files

    plan = read_table(options.root, options.file)
    if plan.findings:
        return Done(findings=plan.findings, code=FAULTS)
    if options.dry_run:
        return Done((*_shown(plan), *_counted(plan, "to write")))
    write_files(options.root, plan.files)
    return Done(_counted(plan, "written"))


def _shown(plan: Import) -> list[str]:
    """Every file that would be written, and the text of the first record."""
    lines = [path for path, _ in plan.files]
    record = next((text for path, text in plan.files if not path.startswith("content/vocabularies/")), "")
    return (
        [*lines, "", "the first record:", *(f"    {shown(line)}" for line in record.splitlines()), ""]
        if record
        else lines
    )


def _counted(plan: Import, what: str) -> tuple[str, ...]:
    """How much came in; new entries of lists are named, since a misspelt name is a new one."""
    records = sum(not path.startswith("content/vocabularies/") for path, _ in plan.files)
    lists: dict[str, list[str]] = {}
    for name, key in plan.added:
        lists.setdefault(name, []).append(key)
    named = [f"{name}: {', '.join(keys[:NAMED])}{_more(len(keys) - NAMED)}" for name, keys in lists.items()]
    return (f"{records} {plan.kind} {what}, {plan.held} there already.", *(f"new in {line}" for line in named))


def _more(number: int) -> str:
    return f" and {number} more" if number > 0 else ""


def _import_page(options: argparse.Namespace) -> Done:
    from communique.desk.saved_page import MissingPackage, read_page
    from communique.desk.writing import read, write

    try:
        path, text = read_page(options.file)
    except MissingPackage as missing:
        return Done((str(missing),), code=ENVIRONMENT)
    if read(options.root, path) is not None:
        return Done((f"{path} is there already and was left as it is.",))
    if options.dry_run:
        return Done((path, "", *(shown(line) for line in text.splitlines())))
    write(options.root, path, text)
    return Done((path,))
