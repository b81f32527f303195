"""What may be typed: the commands, and a flag for every field of Config."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, NoReturn

from core.cli.words import AS_IS, DATASET, EPILOG, HELP, MODEL, NO_CACHE
from core.config import PRESETS, Config, bounds
from core.errors import ConfigError, Fault
from core.sentences import allowed, flag, shown
from core.sources import SOURCES


class UsageError(Exception):
    """What was typed cannot be done; the message is the sentence that says why."""


class Parser(argparse.ArgumentParser):
    """Says what was wrong by raising, and leaves printing to others."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)

    def print_help(self, file: Any = None) -> None:
        """Print the help; argparse's own way of it hides that the output cannot be written."""
        print(self.format_help(), end="", file=file, flush=True)

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print after its usage."""
        raise UsageError(f"{shown(message.removeprefix('argument '))}; see {self.prog} --help")


def parser() -> Parser:
    """The parser of the whole command line."""
    whole = Parser(
        prog="logit-lab",
        description="Logistic regression, written from scratch, learns to read handwritten digits.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="store_true", help="print the version and leave")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND")
    _add_train(commands)
    _add_evaluate(commands)
    _add_predict(commands)
    _add_get(commands)
    _add_inspect(commands)
    return whole


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What was typed.

    Raises
    ------
    UsageError
        For what argparse refuses.
    """
    return parser().parse_args(_with_negative_values(arguments))


def config_of(options: argparse.Namespace) -> Config:
    """The preset, or the defaults, with the flags that were given.

    Raises
    ------
    ConfigError
        CONFIG_TYPE, CONFIG_RANGE, CONFIG_CHOICE or ONE_CLASS.
    """
    given = {spec.name: getattr(options, spec.name) for spec in fields(Config)}
    values = {name: _value(name, text) for name, text in given.items() if text is not None}
    return replace(PRESETS[options.preset] if options.preset else Config(), **values)


def _add_train(commands: argparse._SubParsersAction[Parser]) -> None:
    train = commands.add_parser(
        "train",
        help="train a model on a dataset",
        description="Train a model. Settings come from the preset, or else from the defaults shown, then from the "
        "flags. A test part of the dataset is evaluated at the end. A run that diverges writes its history but no "
        "model, and exits with 2; Ctrl-C writes neither.",
    )
    _add_dataset(train)
    train.add_argument("--preset", type=_preset, choices=tuple(PRESETS), help="settings to begin with")
    for spec in fields(Config):
        _add_setting(train, spec.name, spec.default)
    train.add_argument("--model", metavar="OUT.npz", type=Path, help="write the trained model here")
    train.add_argument("--history", metavar="OUT.csv", type=Path, help="write the figures of each epoch here")
    _add_json(train)


def _add_evaluate(commands: argparse._SubParsersAction[Parser]) -> None:
    evaluate = commands.add_parser(
        "evaluate",
        help="say how good a model is on a dataset",
        description="Say how good a model is: accuracy with its 95 %% Wilson interval, cross-entropy, confusion "
        "matrix, precision, recall and F1 of each class.",
    )
    evaluate.add_argument("model", metavar="MODEL", help=MODEL)
    _add_dataset(evaluate)
    evaluate.add_argument(
        "--part", choices=("train", "test", "all"), help="part of the dataset (default: test if it has one, else all)"
    )
    _add_json(evaluate)


def _add_predict(commands: argparse._SubParsersAction[Parser]) -> None:
    predict = commands.add_parser(
        "predict",
        help="say which digits are in images",
        description="Say which digit is in each image or drawing, and how probable each class is.",
    )
    predict.add_argument("model", metavar="MODEL", help=MODEL)
    predict.add_argument(
        "images", metavar="IMAGE", nargs="+", help="an image file, or a strokes file (.jsonl, .jsonl.gz)"
    )
    _add_json(predict)


def _add_get(commands: argparse._SubParsersAction[Parser]) -> None:
    get = commands.add_parser(
        "get",
        help="fetch MNIST, or a dataset like it",
        description="Fetch a dataset over https, check every byte of it, and keep it. What breaks off goes on where it "
        "stopped when the command is given again.",
    )
    sizes = ", ".join(f"{name} ({source.size / 1e6:.0f} MB)" for name, source in SOURCES.items())
    get.add_argument("name", metavar="NAME", choices=tuple(SOURCES), help=sizes)
    get.add_argument("--folder", metavar="FOLDER", type=Path, help="keep it below this folder, not your data folder")
    _add_json(get)


def _add_inspect(commands: argparse._SubParsersAction[Parser]) -> None:
    inspect = commands.add_parser(
        "inspect",
        help="say what opening a dataset finds",
        description="Open a dataset without training: which reader reads it, its classes, parts and sizes, and every "
        "file that is passed over, and why.",
    )
    _add_dataset(inspect)
    _add_json(inspect)


def _add_dataset(command: Parser) -> None:
    command.add_argument("dataset", metavar="PATH", help=DATASET)
    command.add_argument("--as-is", action="store_true", help=AS_IS)
    command.add_argument("--no-cache", action="store_true", help=NO_CACHE)


def _add_setting(train: Parser, name: str, default: object) -> None:
    described = f"{HELP[name]}; {allowed(name)}" if not isinstance(default, bool) else HELP[name]
    described = f"{described} (default: {_default(default)})".replace("%", "%%")
    if isinstance(default, bool):
        train.add_argument(flag(name), dest=name, action=argparse.BooleanOptionalAction, default=None, help=described)
    else:
        train.add_argument(flag(name), dest=name, metavar=_metavar(default), help=described)


def _add_json(command: Parser) -> None:
    command.add_argument("--json", action="store_true", help="print one JSON object on stdout and nothing else")


def _metavar(default: object) -> str:
    return {int: "N", float: "X", tuple: "A,B,..."}.get(type(default), "NAME")


def _default(default: object) -> str:
    if isinstance(default, tuple):
        return ",".join(map(str, default)) or "all"
    return {True: "yes", False: "no"}[default] if isinstance(default, bool) else str(default)


def _preset(name: str) -> str:
    return name.replace("-", "_")


def _value(name: str, text: str | bool) -> Any:
    """The text of a flag as its field holds it."""
    default = next(spec.default for spec in fields(Config) if spec.name == name)
    if isinstance(text, bool):
        return text
    if isinstance(default, tuple):
        return _items(name, text)
    return _number(name, text, type(default)) if isinstance(default, (int, float)) else text


def _items(name: str, text: str) -> tuple[object, ...]:
    words = [word.strip() for word in text.split(",")]
    if bounds(name).choices:
        return tuple(words)
    return () if words == ["all"] else tuple(_number(name, word, int) for word in words)


def _number(name: str, text: str, kind: type[int] | type[float]) -> int | float:
    try:
        return kind(text)
    except ValueError:
        raise ConfigError(Fault.CONFIG_TYPE, field=name, value=text) from None


def _with_negative_values(arguments: Sequence[str]) -> list[str]:
    """Join "--flag -1e-3" to "--flag=-1e-3", which argparse would take for two flags."""
    joined: list[str] = []
    for argument in arguments:
        if re.match(r"-[\d.]|-(inf|nan)", argument) and joined and joined[-1].startswith("--"):
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return joined
