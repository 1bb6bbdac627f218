"""After any sequence of edits a build over the last one equals a clean one, and leaves alone what stayed the same."""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from communique.desk.review_page import review_pages
from communique.kept.kept import Kept
from communique.pipeline import build
from communique.renewal import renew
from communique.workers import ALONE
from tests.trees import GOOD, PROJECT, command, copied, inodes, tree

WORDS = "ministers presidents energy trade agreed signed spoke met Moscow Beijing Wang Lavrov again tomorrow treaty".split()
DAYS = ("Aug. 25, 2021", "March 4, 2022", "Dec. 15, 2021", "May 19, 2021", "Wednesday")


def words(chance: random.Random, count: int = 14) -> str:
    """A sentence of words that the reading knows."""
    return " ".join(chance.choices(WORDS, k=count)).capitalize() + f" on {chance.choice(DAYS)}."


def write(path: Path, text: str) -> None:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def some(chance: random.Random, root: Path, pattern: str) -> Path | None:
    """One of the files that match, if any."""
    found = sorted(root.glob(pattern))
    return chance.choice(found) if found else None


def add_seed(chance: random.Random, root: Path) -> None:
    """A new text, some with a record and an event."""
    number = chance.randrange(10_000)
    text = f"{words(chance, 5)}\n\nBEIJING, {chance.choice(DAYS[:4])} -- {words(chance)} {words(chance)}\n\n{words(chance)}\n"
    write(root / "seeds" / f"text-{number}.txt", text)
    if chance.random() < 0.6:
        digest = hashlib.sha256(text.encode()).hexdigest()
        write(root / f"content/documents/doc-{number}.yaml", f"seed: text-{number}.txt\nsha256: {digest}\n")
        if chance.random() < 0.6:
            front = f"---\ntitle: Event {number}\ntype: phone-call\ndocuments: [doc-{number}]\n---\n"
            write(root / f"content/events/2021-event-{number}.md", f"{front}They spoke. [doc-{number} ¶1]\n")


def change_seed(chance: random.Random, root: Path) -> None:
    """A sentence more; a record keeps up with it or is at fault."""
    path = some(chance, root, "seeds/*.txt")
    if path:
        old = hashlib.sha256(path.read_bytes()).hexdigest()
        write(path, path.read_text(encoding="utf-8") + f"\n{words(chance)}\n")
        for record in root.glob("content/documents/*.yaml"):
            text = record.read_text(encoding="utf-8")
            if chance.random() < 0.9:
                write(record, text.replace(old, hashlib.sha256(path.read_bytes()).hexdigest()))


def rename_seed(chance: random.Random, root: Path) -> None:
    """Another name of a file; its record goes with it."""
    path = some(chance, root, "seeds/*.txt")
    if path:
        to = path.with_name(f"renamed-{chance.randrange(10_000)}.txt")
        for record in root.glob("content/documents/*.yaml"):
            write(record, record.read_text(encoding="utf-8").replace(f"seed: {path.name}\n", f"seed: {to.name}\n"))
        path.rename(to)


def delete(chance: random.Random, root: Path) -> None:
    """A text or a record less."""
    path = some(chance, root, chance.choice(["seeds/text-*", "seeds/r*", "content/documents/doc*", "content/events/2021-e*"]))
    if path:
        path.unlink()


def change_vocabulary(chance: random.Random, root: Path) -> None:
    """Other topics."""
    rows = [f"{word}: {{name: {word.title()}, terms: {{en: [{word}]}}}}\n" for word in chance.sample(WORDS[2:6], 3)]
    write(root / "content/vocabularies/topics.yaml", "".join(rows))


def change_page(chance: random.Random, root: Path) -> None:
    """A page of the archive's own, new, changed or gone."""
    path = root / f"content/pages/page-{chance.randrange(3)}.md"
    if path.exists() and chance.random() < 0.4:
        path.unlink()
    else:
        write(path, f"---\ntitle: {words(chance, 3)}\n---\n{words(chance)}\n")


def change_template(chance: random.Random, root: Path) -> None:
    """A template of the site's own over the program's, or no longer."""
    path = root / "templates" / "pages" / "not-found.html"
    if path.exists():
        path.unlink()
    else:
        text = (PROJECT / "templates" / "pages" / "not-found.html").read_text(encoding="utf-8")
        write(path, text.replace("{% endblock %}", f"<p>{words(chance)}</p>{{% endblock %}}", 1))


def change_static(chance: random.Random, root: Path) -> None:
    """A style sheet of the site's own over the program's."""
    write(root / "static" / "css" / "print.css", f"/* {words(chance)} */\n")


def change_settings(chance: random.Random, root: Path) -> None:
    """Another title, or a day of revision."""
    write(root / "content/site.yaml", f"title: {words(chance, 3)}\nlanguage: en\nrevised: 2021-0{chance.randrange(1, 9)}-01\n")


def break_something(chance: random.Random, root: Path) -> None:
    """A record that cannot be read, or that one mended."""
    path = root / "content/documents/broken.yaml"
    path.unlink() if path.exists() else write(path, "seed: [\n")


def spoil_output(chance: random.Random, root: Path) -> None:
    """The output altered by hand: a file changed, gone, or added."""
    path = some(chance, root, "dist/*/index.html")
    if path:
        chance.choice([path.unlink, lambda: path.write_bytes(b"spoiled"), lambda: write(path.parent / "stray", "x")])()


def accept_some(chance: random.Random, root: Path) -> None:
    """A text looked at by an archivist."""
    path = some(chance, root, "seeds/*.txt")
    if path:
        command("accept", path.name, "--root", root)


def deny_something(chance: random.Random, root: Path) -> None:
    """A record says that its text has no publisher."""
    path = some(chance, root, "content/documents/*.yaml")
    if path and "\npublisher:" not in (text := path.read_text(encoding="utf-8")):
        write(path, text + "publisher: {value: null}\n")


EDITS: tuple[Callable[[random.Random, Path], None], ...] = (
    *(add_seed, add_seed, change_seed, change_seed, rename_seed, delete, change_vocabulary, change_page, change_template),
    *(change_static, change_settings, break_something, spoil_output),
)


def test_a_build_over_the_last_one_equals_a_clean_one(full: bool, tmp_path: Path) -> None:
    for number in range(200 if full else 5):
        chance = random.Random(number)
        root = copied(GOOD, tmp_path / f"site-{number}")
        told, kept = [], Kept()
        for step in range(7):
            edit = chance.choice(EDITS)
            told.append(edit.__name__)
            edit(chance, root)
            kept = check(root, tmp_path / f"clean-{number}-{step}", f"sequence {number}: {told}", kept)


def check(root: Path, clean: Path, told: str, kept: Kept) -> Kept:
    """Build over what is there, as a server and as the command do, and from nothing: the same faults, else the same tree,
    and what is the same is left alone. Gives what the server keeps.
    """
    out, other = root / "dist", root / "renewed"
    before, old = (tree(out), inodes(out)) if out.exists() else ({}, {})
    built, again = build(root, out, before=kept), build(root, clean)
    renewed = renew(root, other, None, lambda words: None, False, False, ALONE)
    assert built.findings == again.findings == renewed.findings, told
    if built.failed:
        assert (tree(out) if out.exists() else {}) == before, told
        assert not clean.exists(), told
        return built.kept
    after, new = tree(out), inodes(out)
    assert after == tree(clean) == tree(other), told
    for path in old:
        if before[path] == after.get(path):
            assert new[path] == old[path], f"{told}: {path} was written anew"
    shutil.rmtree(clean)
    return built.kept


def test_what_one_process_builds_again_and_again_another_builds_at_once(full: bool, tmp_path: Path) -> None:
    for number in range(30 if full else 2):
        chance = random.Random(1000 + number)
        root = copied(GOOD, tmp_path / f"site-{number}")
        for _ in range(6):
            chance.choice([add_seed, change_vocabulary, change_page, change_template, change_static, change_settings])(chance, root)
            built = build(root, root / "dist")
        assert not built.failed, built.findings
        assert command("--root", root, "--out", tmp_path / f"clean-{number}", "--quiet").returncode == 0
        assert tree(root / "dist") == tree(tmp_path / f"clean-{number}")


def test_review_pages_over_the_last_ones_equal_clean_ones(full: bool, tmp_path: Path) -> None:
    for number in range(60 if full else 3):
        chance = random.Random(2000 + number)
        root = copied(GOOD, tmp_path / f"site-{number}")
        told, kept = [], Kept()
        more = (add_seed, change_seed, change_seed, rename_seed, delete, change_vocabulary, accept_some, deny_something)
        for edit in (add_seed, change_seed, deny_something, *chance.choices(more, k=5)):
            told.append(edit.__name__)
            edit(chance, root)
            built = build(root, root / "dist", also=review_pages, before=kept)
            again = build(root, tmp_path / "clean", also=review_pages)
            assert built.findings == again.findings, told
            kept = built.kept
            if not built.failed:
                assert tree(root / "dist") == tree(tmp_path / "clean"), f"sequence {number}: {told}"
                assert (root / "dist" / "review" / "index.html").exists()
