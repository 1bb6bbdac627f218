"""Static files: names with a digest, folders in order of precedence, references inside style sheets."""

from __future__ import annotations

from pathlib import Path

from communique.rendering.assets import assets


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def test_a_name_holds_a_digest_of_the_content(tmp_path: Path) -> None:
    folder = written(tmp_path, js__copy_js="one")
    first, outputs = assets((folder,))
    assert first["js/copy.js"] == "assets/js/copy.7692c3ad.js"
    assert [(o.path, o.body) for o in outputs] == [("assets/js/copy.7692c3ad.js", b"one")]
    written(tmp_path, js__copy_js="two")
    assert assets((folder,))[0]["js/copy.js"] != first["js/copy.js"]


def test_the_first_folder_hides_the_next_file_by_file(tmp_path: Path) -> None:
    own = written(tmp_path / "own", css__a_css="own{}")
    shipped = written(tmp_path / "shipped", css__a_css="shipped{}", css__b_css="shipped{}")
    bodies = {o.path.split(".")[0]: o.body for o in assets((own, shipped))[1]}
    assert bodies == {"assets/css/a": b"own{}", "assets/css/b": b"shipped{}"}


def test_a_style_sheet_names_fonts_by_their_new_names(tmp_path: Path) -> None:
    folder = written(tmp_path, css__a_css="src:url(../fonts/f.woff2);b:url(data:x)", fonts__f_woff2="f")
    addresses, outputs = assets((folder,))
    sheet = next(o.body for o in outputs if o.path.endswith(".css")).decode()
    font = addresses["fonts/f.woff2"].removeprefix("assets/")
    assert sheet == f"src:url(../{font});b:url(data:x)\n"


def test_a_style_sheet_goes_without_comments_and_indents(tmp_path: Path) -> None:
    folder = written(tmp_path, css__a_css="/* why\n so */\na{\n  b:c;\n}\n\nd,\ne\n{f:g}\n")
    assert assets((folder,))[1][0].body == b"a{b:c;}d,e\n{f:g}"


def test_licences_keep_their_names(tmp_path: Path) -> None:
    folder = written(tmp_path, fonts__LICENSE_txt="free")
    assert assets((folder,))[0] == {"fonts/LICENSE.txt": "assets/fonts/LICENSE.txt"}
