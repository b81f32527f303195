"""From what was typed to the exit code: choose the command, print its answer, turn what fails into one sentence."""

from __future__ import annotations

import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import IO, TYPE_CHECKING

from core.cli import BAD_USE, DONE, UNFORESEEN
from core.cli.parser import UsageError, parse
from core.cli.quiet import only_our_words
from core.errors import CoreError
from core.sentences import sentence, shown

if TYPE_CHECKING:
    from core.cli.answer import Answer


def run(arguments: Sequence[str]) -> int:
    """Do what was typed and give the exit code; see `core.cli.main`."""
    _write_what_cannot_be_encoded_as_escapes()
    try:
        return _answer(arguments)
    except (CoreError, UsageError) as error:
        return _complain(sentence(error) if isinstance(error, CoreError) else str(error), BAD_USE)
    except BrokenPipeError:  # whoever read our answer has read enough
        _close_quietly(sys.stdout)
        return DONE
    except MemoryError:
        return _complain("there is not enough memory for this; give fewer images with --per-class", BAD_USE)
    except OSError as error:
        return _complain(f"{shown(error.filename or 'the output')}: {shown(error.strerror or error)}", BAD_USE)
    except Exception as error:
        return _unforeseen(error)


def _answer(arguments: Sequence[str]) -> int:
    try:
        options = parse(arguments)
    except SystemExit:  # --help has been printed
        return DONE
    if options.version:
        from core.cli.version import version

        _print(f"logit-lab {version()}")
        return DONE
    if options.command is None:
        raise UsageError("say what to do: train, evaluate, predict, inspect or get; see logit-lab --help")
    with only_our_words():
        answer = _command(options.command)(options)
    return _deliver(answer, as_json=options.json)


def _command(name: str) -> Callable[[Namespace], Answer]:
    """The command of that name; imported only now, since --help needs no NumPy."""
    if name == "predict":
        from core.cli.predict import predict

        return predict
    if name == "inspect":
        from core.cli.inspect import inspect

        return inspect
    if name == "get":
        from core.cli.get import get

        return get
    from core.cli import commands

    return {"train": commands.train, "evaluate": commands.evaluate}[name]


def _deliver(answer: Answer, *, as_json: bool) -> int:
    text = answer.json_text() if as_json else answer.text
    if text:
        _print(text)
    if answer.problem:
        return _complain(answer.problem, BAD_USE)
    for note in answer.notes:
        _tell(note)
    return DONE


def _print(text: str) -> None:
    # Now, since at its end Python would tell of a full disk or a closed pipe in its own words.
    print(text, flush=True)


def _tell(text: str) -> None:
    if sys.stderr is not None:
        print(text, file=sys.stderr, flush=True)


def _complain(problem: str, code: int) -> int:
    _tell(f"logit-lab: {problem}.")
    return code


def _unforeseen(error: Exception) -> int:
    if os.environ.get("LOGITLAB_DEBUG"):
        traceback.print_exc()
    name = f"{type(error).__name__}: {error}"
    return _complain(f"this should not have happened ({shown(name)}); set LOGITLAB_DEBUG=1 to see where", UNFORESEEN)


def _write_what_cannot_be_encoded_as_escapes() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _close_quietly(stream: IO[str] | None) -> None:
    """Python flushes stdout once more at its end, which must not find the broken pipe again."""
    if stream is not None:
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, stream.fileno())
        os.close(devnull)
