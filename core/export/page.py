"""A Page: one HTML file that needs nothing beside it, in which every text is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from core.dataset import Images
from core.export.png import png_address
from core.metrics import Counts

STYLE = """
:root { color-scheme: light dark; --text: #1c2430; --muted: #566173; --line: #d3d9e3; --paper: #fff;
  --one: #2b6cd4; --two: #d0680c; --wrong: 200 82 4; }
@media (prefers-color-scheme: dark) { :root { --text: #e4e9f0; --muted: #9ca8b8; --line: #39424f; --paper: #161a21;
  --one: #6aa5f8; --two: #f0a04b; --wrong: 255 154 68; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--paper); max-width: 60em;
  margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.6em; } h2 { font-size: 1.2em; margin-top: 2em; }
p.quiet, figcaption, caption { color: var(--muted); } figure { margin: 1em 0; } caption { text-align: left; }
table { border-collapse: collapse; margin: 1em 0; font-variant-numeric: tabular-nums; }
td, th { padding: .15em .7em; text-align: right; border-bottom: 1px solid var(--line); font-weight: normal; }
th { color: var(--muted); } td:first-child, th:first-child { text-align: left; }
table.matrix td, table.matrix th { text-align: center; border: 1px solid var(--line); min-width: 2.4em; }
svg { width: 100%; max-width: 46em; height: auto; } svg text { font-size: 12px; fill: var(--muted); }
svg .grid { stroke: var(--line); } svg polyline, svg path { fill: none; stroke-width: 2; }
svg .grid { stroke-width: 1; } svg .faint { stroke: var(--line); }
svg .one { stroke: var(--one); } svg .two { stroke: var(--two); }
svg circle.one { fill: var(--one); stroke: none; }
.pictures { display: flex; flex-wrap: wrap; gap: .6em; } .pictures figure { margin: 0; text-align: center; }
.pictures img { width: 64px; height: 64px; image-rendering: pixelated; border: 1px solid var(--line); }
@media print { body { max-width: none; } h2, figure, table { break-inside: avoid; } }
"""
# Nothing is fetched and nothing runs, whatever a text might say.
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


class Page:
    """Parts one below the other.

    Parameters
    ----------
    title : of the page
    language : of its texts, as "en" or "zh-CN"
    """

    def __init__(self, title: str, language: str = "en") -> None:
        self._title, self._language = title, language
        self._parts: list[str] = [f"<h1>{escape(title)}</h1>"]

    def heading(self, text: str) -> None:
        """Begin a section."""
        self._parts.append(f"<h2>{escape(text)}</h2>")

    def paragraph(self, text: str, *, quiet: bool = False) -> None:
        """Say something."""
        self._parts.append(f'<p class="quiet">{escape(text)}</p>' if quiet else f"<p>{escape(text)}</p>")

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Rows of text; no headings where there are none."""
        head = "".join(f'<th scope="col">{escape(text)}</th>' for text in headings)
        body = "\n".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        self._parts.append(
            f"<table>{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>\n{body}\n</tbody></table>"
        )

    def matrix(self, counts: Counts, labels: Sequence[str], caption: str) -> None:
        """A confusion matrix, int (k, k): the more mistakes in a cell, the stronger its colour."""
        worst = max((int(counts[i, j]) for i in range(len(labels)) for j in range(len(labels)) if i != j), default=0)
        head = "".join(f'<th scope="col">{escape(label)}</th>' for label in labels)
        lines = []
        for row, label in enumerate(labels):
            cells = "".join(_cell(int(n), diagonal=row == column, worst=worst) for column, n in enumerate(counts[row]))
            lines.append(f'<tr><th scope="row">{escape(label)}</th>{cells}</tr>')
        body = "\n".join(lines)
        self._parts.append(
            f'<table class="matrix"><caption>{escape(caption)}</caption>'
            f"<thead><tr><td></td>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"
        )

    def drawing(self, svg: str, caption: str) -> None:
        """A chart of `core.export.vector`, which escapes its texts itself."""
        self._parts.append(f"<figure>{svg}<figcaption>{escape(caption)}</figcaption></figure>")

    def pictures(self, images: Sequence[Images], captions: Sequence[str]) -> None:
        """Images uint8 (h, w), ink dark on white, with a word below each."""
        figures = [
            f'<figure><img src="{png_address(255 - image)}" alt="{escape(text, quote=True)}">'
            f"<figcaption>{escape(text)}</figcaption></figure>"
            for image, text in zip(images, captions, strict=True)
        ]
        self._parts.append('<div class="pictures">' + "\n".join(figures) + "</div>")

    def html(self) -> str:
        """The whole file."""
        body = "\n".join(self._parts)
        return (
            f'<!doctype html>\n<html lang="{escape(self._language, quote=True)}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(self._title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
        )


def _cell(count: int, *, diagonal: bool, worst: int) -> str:
    if not count:
        return "<td></td>"
    share = 0.0 if diagonal or not worst else 0.1 + 0.5 * (count / worst) ** 0.5
    style = f' style="background: rgb(var(--wrong) / {share:.2f})"' if share else ""
    return f"<td{style}>{'<b>' if diagonal else ''}{count}{'</b>' if diagonal else ''}</td>"
