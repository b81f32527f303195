"""Bring the translations up to date with the program's words: `python -m tests.tools.translate [xx_YY ...]`.

Reads every word of `gui` into `gui/i18n/<language>.ts` and compiles what is translated there into the `.qm` beside it,
which is what the program reads. A new language is begun by naming it; its words are then written into the `.ts`
(by hand or with Qt Linguist) and this is run again.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "gui" / "i18n"
ENGLISH = "en"  # needs its plural forms only


def main(new: list[str]) -> int:
    """Update and compile, and say what is left to do."""
    codes = sorted({path.stem for path in FOLDER.glob("*.ts")} | {ENGLISH, *new})
    for code in codes:
        file = FOLDER / f"{code}.ts"
        only = ["-pluralonly"] if code == ENGLISH else []
        update(file, *only)
        _run("pyside6-lrelease", "-silent", file, "-qm", file.with_suffix(".qm"))
        left = unfinished(file)
        print(f"{code}: {len(left)} left to translate", *left[:10], sep="\n    ")
    return 0


def update(file: Path, *options: str) -> None:
    """Take up what is new in the source, and drop what is no longer there."""
    how = ("-extensions", "py", "-locations", "none", "-no-obsolete", "-silent")
    languages = ("-source-language", ENGLISH, "-target-language", file.stem)
    _run("pyside6-lupdate", *how, *languages, *options, "gui", "-ts", file)


def unfinished(file: Path) -> list[str]:
    """The messages without a translation."""
    messages = ElementTree.parse(file).iter("message")
    return [message.findtext("source", "") for message in messages if _is_unfinished(message)]


def _is_unfinished(message: ElementTree.Element) -> bool:
    translation = message.find("translation")
    return translation is None or translation.get("type") is not None or not "".join(translation.itertext()).strip()


def _run(tool: str, *arguments: str | Path) -> None:
    subprocess.run([Path(sys.executable).with_name(tool), *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
