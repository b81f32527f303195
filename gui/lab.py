"""The Lab: the one object with state; panels show it, actions ask it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.config import DEFAULT_PRESET, LIVE, PRESETS, Config, differences
from core.dataset import Dataset
from core.errors import ConfigError, CoreError
from core.evaluation import evaluate
from core.model import Model
from core.progress import Progress
from core.run.setups import Setups
from core.threads import blas_threads
from core.trainer import Report
from gui.benches.activity import Activity
from gui.benches.aside import Aside
from gui.benches.board import Board
from gui.benches.correcting import Correcting
from gui.benches.errands import Errands
from gui.benches.lucky import Lucky
from gui.benches.moments import Moments
from gui.benches.notes import Note, Told, tested
from gui.benches.opening import Opening
from gui.benches.racing import Racing
from gui.benches.run import Outcome, Run
from gui.benches.runs import Runs
from gui.benches.teaching import Teaching
from gui.frame_clock import FrameClock
from gui.job import Job, Work
from gui.worker import Worker, shut_down

__all__ = ["Activity", "Lab"]

Then = Callable[[Any], None] | None
ANSWER_TURN = 2  # of the frame clock: the plots have the others


class Lab(QObject):
    """Dataset, config, runs, moment and board, with one signal a kind of change."""

    dataset_changed = Signal()
    config_changed = Signal()
    run_changed = Signal()  # another run, or another outcome
    history_changed = Signal()  # new reports, at most once a frame
    model_changed = Signal()  # another model answers, at most once a frame
    activity_changed = Signal()
    progressed = Signal(object)  # Progress of loading or testing
    noted = Signal(object)  # a Note, or a CoreError that ended what was asked

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = FrameClock(self)
        self.worker = Worker(self.clock, self)
        self.aside, self.errands = Aside(self.clock, self), Errands(self.clock, self)
        self.board = Board(self)
        self.config: Config = PRESETS[DEFAULT_PRESET]
        self.dataset: Dataset | None = None
        self.opening = Opening(self)
        self.runs = Runs(self)
        self.setups = Setups()
        self.moments = Moments(self.runs, self.aside, errands=self.errands, parent=self)
        self.racing = Racing(self)
        self.luck = Lucky(self)
        self.corrections, self.teaching = Correcting(self), Teaching(self)
        self.activity = Activity.IDLE
        self._bounds = ExitStack()
        self._job: Job | None = None
        self.worker.busy_changed.connect(self._rest)
        for told in (self.aside.failed, self.errands.noted, self.moments.noted, self.runs.noted):
            told.connect(self.noted)
        self.moments.changed.connect(self._answer)
        for asked in (self.moments.asked, self.board.ink_changed):
            asked.connect(self.clock.ahead)

    def settle(self) -> None:
        """The window has been seen: let the bundled model answer."""
        # The products under a pen are small: to wake a second thread of BLAS for each takes longer than they do.
        self._bounds.enter_context(blas_threads(1))
        self.moments.use_bundled()

    # Data

    def open_dataset(self, path: str, instead: str = "") -> None:
        """Load in the worker; the dataset in use stays until the new one is whole. Failing, open `instead`, if any."""
        self.opening.open(path, instead)

    # Training

    def set_config(self, config: Config) -> None:
        """What the next run will depend on; what can change live, the run under way takes over at once."""
        if config == self.config:
            return
        live = {name: getattr(config, name) for name in differences(self.config, config) if name in LIVE}
        if self.training and self.run is not None and live:
            self.run.controls.change(**live)
        self.config = config
        self.config_changed.emit()

    def train(self, *, paused: bool = False) -> None:
        """Start a run; `paused` waits after its first epoch."""
        if self.dataset is not None:
            self._train(Run(self.corrections.apply(self.dataset), self.config, self.setups), paused=paused)

    def branch(self) -> None:
        """Go on from the moment that is shown, with the settings as they are now."""
        now = self.moments.now
        if now.run is None or now.frame is None:
            return
        try:
            self._train(now.run.branched(now.frame, self.config))
        except ConfigError as error:
            self.noted.emit(error)

    def go_on(self, run: Run) -> None:
        """Train an interrupted run on from where it was, as if nothing had been."""
        if run.over and run in self.runs.all and not self.training:
            run.outcome, run.final, self.runs.current = Outcome.UNDER_WAY, None, run
            self._train(run)
            self.runs.changed.emit()

    def _train(self, run: Run, *, paused: bool = False) -> None:
        if run not in self.runs.all:
            self.runs.add(run)
        self.moments.live = True
        job = self.start(Activity.TRAINING, run.work(), paused=paused)
        job.received.connect(lambda items: self.reported(run, items))
        job.finished.connect(lambda _: self._ended(run, Outcome.DONE))
        job.stopped.connect(lambda: self._ended(run, Outcome.STOPPED))
        job.failed.connect(lambda _: self._ended(run, Outcome.FAILED))
        self.run_changed.emit()

    @property
    def training(self) -> bool:
        """Whether a run is under way, paused or not."""
        return self.activity is Activity.TRAINING

    @property
    def paused(self) -> bool:
        """Whether the run under way waits."""
        return self.training and self._job is not None and self._job.paused

    def set_paused(self, paused: bool) -> None:
        """Let the run under way wait, or go on."""
        if self.training and self._job is not None:
            (self._job.pause if paused else self._job.resume)()
            self.activity_changed.emit()

    def step(self) -> None:
        """One epoch: of the run under way, which waits afterwards, or the first of a new one."""
        if not self.training:
            self.train(paused=True)
        elif self._job is not None:
            self._job.step()
            self.activity_changed.emit()

    def stop(self) -> None:
        """End what is under way; what it has reached is kept."""
        if self.activity is not Activity.IDLE and self._job is not None:
            self._job.stop()

    def reported(self, run: Run, items: Sequence[Any]) -> None:
        """A run has got further; what is shown follows the current one."""
        run.take(items)
        if run is not self.run or run.last is None:
            return
        self.history_changed.emit()
        if self.moments.live and self.clock.draws(ANSWER_TURN):
            self.moments.show(run, run.last.keyframe)

    def _ended(self, run: Run, outcome: Outcome) -> None:
        run.end(outcome)
        if run is not self.run:
            run.history.let_go()
            self.runs.changed.emit()
            return
        if run.last is not None:
            self.noted.emit(run.note(run.last))
        self.run_changed.emit()
        self.runs.changed.emit()
        if run.last is not None and self.moments.live:
            self.moments.show(run, run.last.keyframe)
        self._test(run)

    def _test(self, run: Run) -> None:
        """A run that ended by itself shows what it is worth on images it has never seen."""
        if run.outcome is not Outcome.DONE or self.model is None or run.dataset.test is None:
            return
        work = evaluate(self.model, run.dataset.test)
        self.start(Activity.TESTING, work, then=lambda found: self.noted.emit(tested(found)))

    # Moments

    @property
    def model(self) -> Model | None:
        """The answering model."""
        return self.moments.now.model

    @property
    def run(self) -> Run | None:
        """The run under way, or the last one."""
        return self.runs.current

    @property
    def shown_run(self) -> Run | None:
        """The run whose moment is shown, or else the one under way or the last."""
        return self.moments.now.run or self.run

    def _answer(self) -> None:
        self.board.ask(self.model)
        self.model_changed.emit()

    def shut_down(self, timeout: float = 2.0) -> bool:
        """End the workers' threads, and take what they have still brought; whether they ended in `timeout` seconds."""
        self._bounds.close()
        return shut_down((self.worker, self.aside, self.errands), timeout)

    def start(
        self, activity: Activity, work: Work, *, then: Then = None, cancelled: Told | None = None, paused: bool = False
    ) -> Job:
        """Have the worker do this instead of what it is at."""
        self._job = job = self.worker.start(work, paused=paused, unit=Report, leave=activity is Activity.LOADING)
        job.failed.connect(self._failed)
        job.received.connect(self._progressed)
        if then is not None:
            job.finished.connect(then)
        if cancelled is not None:
            job.stopped.connect(lambda: self.noted.emit(Note(cancelled)))
        self.activity = activity
        self.activity_changed.emit()
        return job

    def _progressed(self, items: list[Any]) -> None:
        if isinstance(items[-1], Progress):
            self.progressed.emit(items[-1])

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, CoreError):
            raise error
        self.noted.emit(error)

    def _rest(self, busy: bool) -> None:
        if not busy:
            self.activity = Activity.IDLE
            self._job = None
            self.activity_changed.emit()
