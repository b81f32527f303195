"""English sentences for the command line: what was wrong, where, and what to do about it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import fields
from typing import Final

from core.config import Config, bounds
from core.errors import CoreError, Fault

LONGEST: Final = 300  # characters of a value worth showing

TEMPLATES: Final[Mapping[Fault, str]] = {
    Fault.NOT_FOUND: "{path} does not exist; check how it is spelt",
    Fault.NOT_ALLOWED: "{path} cannot be opened ({reason}); check that you may read it",
    Fault.WRITE_FAILED: "{path} cannot be written ({reason}); give another place",
    Fault.UNKNOWN_FORMAT: "{path} is no dataset that is known here; give a folder of digit images; IDX, npz, CSV or "
    "strokes files; a zip or tar of any of these; or the word sample",
    Fault.WENT_AWAY: "{path} went away, {read} of {total} images read; connect or restore it, and open it again",
    Fault.NO_DIGITS: "{path} has no digit images that can be read (found: {found}; unreadable files: {skipped}); "
    "arrange them as train/<digit>/* and test/<digit>/*, or as <digit>/*, in folders named 0 to 9",
    Fault.DATASET_AWAY: "{path} ({name}), on which this run was trained, is not open; open it first",
    Fault.CLASSES_ABSENT: "there is no image of {wanted} in the dataset; choose with --classes among {available}",
    Fault.ONE_CLASS: "telling digits apart needs two classes or more, and the only one here is {available}; "
    "choose more with --classes, or give a dataset that has more",
    Fault.IDX_HEADER: "{path} does not begin as an IDX file of images or labels does; fetch or make it again",
    Fault.IDX_LENGTH: "{path} has {found} bytes where its header promises {expected}; fetch or make it again",
    Fault.IDX_COUNTS: "{path} has {images} images but {labels} labels; give files that belong together",
    Fault.STROKES_NOT_JSON: "{path}, line {line}, is not a JSON object; write one drawing a line",
    Fault.STROKES_KEY: '{path}, line {line}, lacks "{key}"; every drawing needs it',
    Fault.STROKES_VALUE: '{path}, line {line}, has a value of "{key}" that no drawing can have; correct it',
    Fault.ARCHIVE_DAMAGED: "{path} is a damaged or cut-off archive; fetch or make it again",
    Fault.ARCHIVE_ENCRYPTED: "{path} is locked with a password; unpack it, and give the folder",
    Fault.ARCHIVE_NESTED: "{path} holds archives within an archive ({found}); unpack it, and give one of them",
    Fault.ARRAYS_ABSENT: "{path} has no images with labels, such as x_train and y_train (found: {found}); "
    "give arrays of n images and n labels",
    Fault.ARRAY_VALUE: "{path} has an array {key} that cannot be images or labels; give n images and n labels",
    Fault.CSV_ROW: "{path}, line {line}, is no row of {expected} numbers, a label and the pixels; correct it",
    Fault.GZIP_DAMAGED: "{path} is a damaged or cut-off gzip file; fetch or make it again",
    Fault.FILE_TOO_LARGE: "{path} has, or unpacks to, more than the {limit} bytes that are read at once; "
    "give a smaller one, or unpack it and give the folder",
    Fault.IMAGE_UNREADABLE: "{path} cannot be read as an image ({reason}); give a JPG, PNG, BMP, WebP or TIFF file",
    Fault.NO_INK: "{path} has no ink on it; give a picture with a digit",
    Fault.NO_MEMORY: "{path} needs {needed} bytes of memory and they are not free; close other programs, or "
    "give fewer images with --per-class",
    Fault.NO_DESCRIPTORS: "too many files are open to begin anything ({reason}); close other programs and try again",
    Fault.NOT_BEGUN: "{path}: too many files are open to begin that ({reason}); close other programs and try again",
    Fault.NO_DRAWINGS: "no drawing of yours to learn from shows {classes}; draw some and say what they are",
    Fault.MODEL_FOREIGN: "{path} is no model of Logit Lab; give a file that train --model wrote, or the word bundled",
    Fault.MODEL_NEWER: "{path} is a model of format {version}, and this program reads format {known}; "
    "use the version of Logit Lab that wrote it",
    Fault.MODEL_DAMAGED: "{path} is a damaged model (its {part}); train or fetch it again",
    Fault.RUN_FOREIGN: "{path} is no run of Logit Lab; give a file that was saved as one",
    Fault.RUN_NEWER: "{path} is a run of format {version}, and this program reads format {known}; "
    "use the version of Logit Lab that wrote it",
    Fault.RUN_DAMAGED: "{path} is a damaged run (its {part}); train again",
    Fault.NO_SHARED_CLASSES: "the model knows {model} and the dataset has {dataset}; give one with digits it knows",
    Fault.STEPS_ORDER: "--steps {steps} cannot work: first any of {images}, then exactly one of {turning}, "
    "then any of {rows}",
    Fault.BRANCH_ROWS: "a branch shares its images and features with the run it leaves: {fields} differ; "
    "set them as they were, or train a new run",
    Fault.NO_ROOM: "{images} images with {features} features need {needed} GB of memory and {available} GB are free; "
    "take fewer images with --per-class, or fewer features with a smaller --size, --components or --reach",
    Fault.OFFLINE: "there is no connection to {host} ({reason}); check the network, or the proxy in HTTPS_PROXY",
    Fault.DOWNLOAD_SLOW: "{host} has said nothing for {seconds} seconds; try again, and it goes on where it stopped",
    Fault.DOWNLOAD_CUT: "the connection to {host} breaks off; try again, and it goes on where it stopped",
    Fault.DOWNLOAD_REFUSED: "{host} does not give the file (HTTP status {status}); try again later",
    Fault.DOWNLOAD_INSECURE: "{host} wants the file fetched without encryption, which is refused; try again later",
    Fault.DOWNLOAD_UNTRUSTED: "{host} cannot show that it is itself ({reason}); check the clock and the network",
    Fault.DOWNLOAD_LENGTH: "{url} has {found} bytes where {expected} are known to belong, so it was not taken; "
    "try again later",
    Fault.DOWNLOAD_WRONG: "{url} is not the file that is known under that name (its sha256 differs), so it was thrown "
    "away; try again later",
    Fault.SCRIPT_OPTIMIZER: "{optimizer} takes more lines than a script of a page has; train with gradient_descent, "
    "momentum, nesterov or adam",
    Fault.SCRIPT_LENGTH: "the script of this run has {lines} lines, {limit} is the most; train with plainer settings",
    Fault.SCRIPT_DIFFERENT: "the script leaves the run's curve at epoch {epoch}; was a setting changed on the way?",
    Fault.SCRIPT_FAILED: "the script does not run here ({reason}); is NumPy there for this Python?",
    Fault.CONFIG_UNKNOWN: "there is no setting called {field}; see --help for those there are",
}

DEFAULTS: Final[Mapping[str, str]] = {"path": "the file", "reason": "no reason given", "part": "contents"}

REASONS: Final[Mapping[str, str]] = {
    "undecodable": "damaged, or no image",
    "not_an_image": "no image",
    "empty": "the file is empty",
    "too_large": "too large",
    "not_a_file": "not a file",
    "not_readable": "it may not be opened",
    "encrypted": "locked with a password",
    "packed_otherwise": "packed in a way that is not read here",
    "blank": "blank: nothing is drawn on it",
    "too_slow": "it takes too long to decode",
    "outside": "a link that leads out of the chosen folder",
}


def sentence(error: CoreError) -> str:
    """One sentence for the error, without a full stop, safe to show in a terminal."""
    if error.kind in (Fault.CONFIG_TYPE, Fault.CONFIG_RANGE, Fault.CONFIG_CHOICE):
        return _setting_sentence(**error.facts)
    facts = {name: _words(value) for name, value in error.facts.items()}
    if error.kind in (Fault.IMAGE_UNREADABLE, Fault.NOT_ALLOWED) and "reason" in facts:
        facts["reason"] = REASONS.get(str(error.facts["reason"]), facts["reason"])
    return TEMPLATES[error.kind].format_map(_Facts(facts))


def reason_words(reason: str, detail: str = "") -> str:
    """Why a file was passed over: a SkipReason's value in words, with the operating system's own if there are any."""
    words = REASONS.get(reason, shown(reason.replace("_", " ")) or "unknown reason")
    return f"{words}: {shown(detail)}" if detail else words


def shown(text: object) -> str:
    """The text on one line, with control, bidi, invisible and undecodable characters as escapes, cut if very long."""
    whole = str(text)
    cut = whole if len(whole) <= LONGEST else whole[:LONGEST] + "…"
    return "".join(letter if _is_visible(letter) else _escape(letter) for letter in cut)


def visible(text: str) -> str:
    """Text of several lines for a log: all characters but line ends and letters that can be seen are escapes."""
    return "".join(letter if letter in "\n\t" or _is_visible(letter) else _escape(letter) for letter in text)


def flag(field: str) -> str:
    """The flag that sets a field of Config."""
    return "--" + field.replace("_", "-")


def allowed(field: str) -> str:
    """What a field of Config may hold, in words."""
    limits = bounds(field)
    if limits.choices:
        several = "names, with commas between them, out of " if _type(field) is tuple else ""
        return several + one_of(limits.choices)
    between = f"from {_figure(limits.minimum)} to {_figure(limits.maximum)}"
    return {int: f"a whole number {between}", float: f"a number {between}", bool: "true or false"}.get(
        _type(field), f"digits {between} with commas between them"
    )


def one_of(choices: tuple[object, ...]) -> str:
    """The choices with commas and an "or"."""
    return _joined(choices, "or")


class _Facts(dict[str, str]):
    """Facts that an error did not bring are said in general words."""

    def __missing__(self, name: str) -> str:
        return DEFAULTS.get(name, "something else")


def _setting_sentence(field: str, value: object, choices: tuple[object, ...] = (), **_: object) -> str:
    known = field in {spec.name for spec in fields(Config)}
    takes = allowed(field) if known else one_of(tuple(choices))
    given = shown(value) if str(value) else "nothing"
    return f"{flag(shown(field))} takes {takes}, not {given}"


def _type(field: str) -> type:
    return type(next(spec.default for spec in fields(Config) if spec.name == field))


def _words(value: object) -> str:
    if isinstance(value, (tuple, list, set, frozenset)):
        return _joined(tuple(value), "and")
    return f"{value:,}" if isinstance(value, int) else shown(value)


def _joined(items: tuple[object, ...], last: str) -> str:
    words = [shown(item) for item in items]
    if len(words) < 2:
        return words[0] if words else "nothing"
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def _figure(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"


def _is_visible(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def _escape(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")
