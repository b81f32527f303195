"""What happened, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from gui.benches.notes import Note, Told
from gui.words.lessons import lesson_text
from gui.words.numbers import percent
from gui.words.sentences import in_a_row

translate = QCoreApplication.translate


def told_text(note: Note) -> str:
    """The words, with the facts' names in braces."""
    if note.kind is Told.DATASET_OPENED:
        return _opened_text(note)
    if note.kind is Told.RUN_DONE:
        return _done_text(note)
    if note.kind is Told.DRAWING_KEPT:
        return _kept_text(held=bool(note.facts.get("held")))
    if note.kind is Told.LESSON_GIVEN:
        return lesson_text(note.facts["lesson"])
    if note.kind is Told.TESTED:
        low, high = percent(note.facts["low"]), percent(note.facts["high"])
        text = translate(
            "messages", "On {n} test images it has never seen: {share} right (95 % sure: {low} to {high})."
        )
        return text.replace("{share}", percent(note.facts["accuracy"])).replace("{low}", low).replace("{high}", high)
    return _plain_texts()[note.kind]


class Counted(QObject):
    """Words with a number in them that changes them; lupdate knows of such numbers in a QObject's `tr` alone."""

    def images(self, count: int) -> str:
        return self.tr("{name}: %Ln image(s).", "", count)

    def unread(self, count: int) -> str:
        return self.tr("%Ln file(s) could not be read; the list is under Data.", "", count)

    def done(self, count: int) -> str:
        return self.tr("Done after %Ln epoch(s): {share} of the training images right.", "", count)

    def done_with_validation(self, count: int) -> str:
        return self.tr(
            "Done after %Ln epoch(s): {share} of the training and {held} of the validation images right.", "", count
        )


def _opened_text(note: Note) -> str:
    text, skipped = Counted().images(note.facts["count"]), note.facts["skipped"]
    return in_a_row(text, Counted().unread(skipped) if skipped else "")


def _done_text(note: Note) -> str:
    held, epochs = note.facts["validation_accuracy"], note.facts["epochs"]
    text = Counted().done(epochs)
    if held is not None:
        text = Counted().done_with_validation(epochs).replace("{held}", percent(held))
    return text.replace("{share}", percent(note.facts["accuracy"]))


def _kept_text(*, held: bool) -> str:
    text = translate("messages", "Kept as a {label}; drawings so far: {count}.")
    if held:
        more = translate("messages", "This one is kept back, to test what is learnt from the others.")
    else:
        more = translate("messages", "“Learn my hand” teaches them to the model.")
    return in_a_row(text, more)


def _plain_texts() -> dict[Told, str]:
    return {
        Told.LOADING_CANCELLED: translate("messages", "Loading was cancelled; the dataset you had is still in use."),
        Told.FETCHING_CANCELLED: translate(
            "messages", "The download was cancelled. What has come is kept, and the next one goes on from there."
        ),
        Told.CLASSES_RESET: translate("messages", "This dataset has no {wanted}, so all its digits are used."),
        Told.RUN_SAVED: translate("messages", "Run saved as {path}."),
        Told.RUN_OPENED: translate("messages", "Run {name} stands in the list, at epoch {epoch}."),
        Told.RUN_THINNED: translate(
            "messages",
            "Long runs share the memory: of the figures of run {number} the first 1,000 epochs, the last and the peaks "
            "between are kept, {rows} in all.",
        ),
        Told.RUN_STOPPED: translate("messages", "Stopped after epoch {epochs}. The model keeps what it has learnt."),
        Told.RUN_DIVERGED: translate(
            "messages",
            "The loss left the range of numbers in epoch {epoch}. Lower the learning rate, now {learning_rate}; "
            "the last good weights are kept.",
        ),
        Told.MODEL_OPENED: translate("messages", "Model {name} answers now. It knows {classes}."),
        Told.MODEL_SAVED: translate("messages", "Model saved as {path}."),
        Told.BUNDLED_MODEL: translate("messages", "The bundled model answers now."),
        Told.EXPORTED: translate("messages", "Saved as {path}."),
        Told.READING: translate("messages", "Reading {name}; the disk takes its time …"),
        Told.READING_GIVEN_UP: translate("messages", "{name} was not read: it was cancelled. Nothing has changed."),
        Told.WRITING: translate("messages", "Saving {path}; the disk takes its time …"),
        Told.WRITING_GIVEN_UP: translate(
            "messages", "Saving {path} was cancelled. What lies there is the old file or the new one, never a part."
        ),
        Told.LEFT_UNWRITTEN: translate(
            "messages", "When the window was closed, the disk had not taken {paths}. Save it again, or elsewhere."
        ),
        Told.SCRIPT_TRIED: translate(
            "messages", "The script is being tried. It is saved once it has given the run's curve, bit for bit."
        ),
        Told.NO_INK: translate("messages", "There is no digit to see in {name}."),
        Told.SETTINGS_SET_ASIDE: translate("messages", "Your settings could not be read and were set aside as {path}."),
        Told.CORRECTIONS_BACK: translate(
            "messages", "Your corrections of before are in force: {count} images. The page Data shows and undoes them."
        ),
        Told.HAND_SET_ASIDE: translate("messages", "Your drawings could not be read and were set aside as {path}."),
        Told.EXPERIMENT_SET: translate("messages", "The settings of the experiment are made. Press Train."),
        Told.FONT_ABSENT: translate(
            "messages",
            "No font here can show {language}, so the window stays in English. Install one and start again; on Debian "
            "or Ubuntu: sudo apt-get install fonts-noto-cjk",
        ),
        Told.MENU_ENTRY_ADDED: translate("messages", "Logit Lab is in your applications menu now ({path})."),
        Told.NOTHING_TO_EXPORT: translate(
            "messages", "There is nothing to export yet. Train a run, or judge a model on the page Evaluate."
        ),
        Told.NO_PICTURE_ON_CLIPBOARD: translate(
            "messages", "There is no picture on the clipboard, and no file or folder."
        ),
        Told.CRASHED_BEFORE: translate("messages", "Logit Lab crashed last time; what it was at is written in {path}."),
        Told.SESSION_LEFT: translate(
            "messages",
            "Logit Lab ended without being closed. {runs} runs and your drawing were saved, the last run at epoch "
            "{epoch}. Continue where it stopped?",
        ),
        Told.RUN_LEFT: translate("messages", "A run was under way at epoch {epoch}. Continue it?"),
        Told.RUNS_LOST: translate("messages", "{count} runs of the last session are damaged and could not be read."),
        Told.SESSION_NOT_KEPT: translate(
            "messages", "Nothing can be written in {path}, so what you do here will not be there at the next start."
        ),
        Told.DATASET_CHANGED: translate(
            "messages", "{name} ({path}) is not what it was, so the run is shown but cannot go on."
        ),
        Told.PICTURE_SHOWN: translate("messages", "Reading {name}."),
    }
