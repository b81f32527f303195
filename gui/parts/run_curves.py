"""The runs' curves in the plots: the one looked at live, a frame at a time, and all others behind it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject

from gui.benches.run import Run
from gui.lab import Lab
from gui.looks.theme import current
from gui.parts.overlay import FIGURES, View, column, epoch_at, part_colour, place_of, shapes
from gui.widgets.curve_backdrop import Band, Line
from gui.widgets.curve_data import peaks
from gui.widgets.curve_plot import CurvePlot, Style, XAxis
from gui.widgets.curve_track import Track

translate = QCoreApplication.translate

MOST_BEHIND = 16_000  # points of a curve behind: of longer ones the peaks, which look the same until one zooms far in


class RunCurves(QObject):
    """Draws the lab's runs into a plot for each of FIGURES; what has not changed is not drawn again.

    Parameters
    ----------
    lab : whose runs
    plots : by figure
    """

    def __init__(self, lab: Lab, plots: Mapping[str, CurvePlot], parent: QObject) -> None:
        super().__init__(parent)
        self._lab = lab
        self._plots = plots
        self._view = View()
        self._drawn: Run | None = None
        self._tracked: tuple[Run | None, str, bool] = (None, "", False)
        self._tracks: dict[tuple[str, str], Track] = {}
        self._front_stale = self._behind_stale = frozenset(FIGURES)
        for plot in plots.values():
            plot.sought.connect(self._seek)

    @property
    def front(self) -> Run | None:
        """The run one looks at, unless it is hidden."""
        front = self._lab.moments.front
        return front if front is not None and not front.hidden else None

    def front_changed(self) -> bool:
        """Whether another run is looked at than when they were drawn last."""
        return self._lab.moments.front is not self._drawn

    def look(self, view: View) -> None:
        """Look at them over other axes, or smoother."""
        self._view = view
        for plot in self._plots.values():
            plot.set_x_axis(_axis(view.axis), log=view.log_x)
        self.restart()

    def restart(self) -> None:
        """Another run, another list of runs or another theme."""
        self._drawn = self._lab.moments.front
        self.plan()
        self.grown(behind=True)
        if not self._lab.worker.busy:
            for figure in FIGURES:
                self.draw(figure)

    def grown(self, *, behind: bool = False) -> None:
        """There are new figures, of the run looked at or of those behind it too."""
        self._front_stale = frozenset(FIGURES)
        self._behind_stale = frozenset(FIGURES) if behind else self._behind_stale

    def plan(self) -> None:
        """The axes have room for the run under way, or for the next one; where a race ends nobody knows."""
        front = self._lab.moments.front
        config = self._lab.config if front is None else front.config
        early = front is not None and (front in self._lab.racing.runs or _ended_early(front))
        open_ended = self._view.axis != "epoch" or early
        for plot in self._plots.values():
            plot.set_planned(None if open_ended else config.epochs)

    def draw(self, figure: str) -> None:
        """Bring one plot up to date."""
        plot = self._plots[figure]
        if figure in self._behind_stale:
            self._behind_stale -= {figure}
            plot.set_styles(self._styles())
            plot.show_behind(self._behind(figure))
        if figure in self._front_stale:
            self._front_stale -= {figure}
            self._draw_front(figure, plot)
            self.place_cursor()

    def place_cursor(self) -> None:
        """Where the moment that is shown lies, if it is one of the past."""
        moments, front = self._lab.moments, self.front
        there = front is not None and moments.now.run is front and not moments.live
        place = place_of(front, self._view, moments.now.epoch) if there and front is not None else None
        for plot in self._plots.values():
            plot.show_cursor(place)

    def _draw_front(self, figure: str, plot: CurvePlot) -> None:
        if self.front is not None and self._view.smooth <= 1:
            plot.show_series({part: self._track(self.front, figure, part) for part in self._view.parts})
            return
        found = [] if self.front is None else shapes(self.front, figure, self._view, current(), alone=self._alone())
        plot.show_series({f"{shape.part} raw" if shape.raw else shape.part: (shape.x, shape.y) for shape in found})

    def _track(self, front: Run, figure: str, part: str) -> Track:
        """A curve as it is now; of one that was drawn before, only what is new is looked at."""
        told = (front, self._view.axis, front.history.thinned)
        if self._tracked != told:
            self._tracked, self._tracks = told, {}
        track = self._tracks.setdefault((figure, part), Track(FIGURES[figure]))
        track.show(front.history.column(self._view.axis), front.history.column(column(figure, part)))
        return track

    def _behind(self, figure: str) -> list[Line | Band]:
        view, front = self._view, self._lab.moments.front
        others = [run for run in self._lab.runs.shown if run is not front]
        found = [shape for run in others for shape in shapes(run, figure, view, current(), alone=False)]
        lines = [Line(*peaks(shape.x, shape.y, MOST_BEHIND), shape.colour) for shape in found if len(shape.x)]
        return [*self._lab.luck.bands(figure, view), *lines, *self._finish(figure)]

    def _finish(self, figure: str) -> list[Line | Band]:
        return self._lab.racing.finish(self._view) if figure == "loss" else []

    def _styles(self) -> dict[str, Style]:
        if self.front is None:
            return {}
        words = {
            "train": translate("curves", "training"),
            "validation": translate("curves", "validation"),
            "objective": translate("curves", "training"),
        }
        colours = {part: part_colour(self.front, part, current(), alone=self._alone()) for part in words}
        named = {part: Style(words[part], colours[part]) for part in words}
        raw = shapes(self.front, "loss", self._view._replace(smooth=3), current(), alone=self._alone())
        return named | {f"{shape.part} raw": Style("", shape.colour, behind=True) for shape in raw if shape.raw}

    def _alone(self) -> bool:
        return len(self._lab.runs.shown) <= 1

    def _seek(self, place: float) -> None:
        epoch = epoch_at(self.front, self._view, place) if self.front is not None else None
        if self.front is not None and epoch is not None:
            self._lab.moments.go(self.front, epoch)


def _ended_early(run: Run) -> bool:
    """Whether it came to its end so long before the last epoch planned that its curve would be a line at the left."""
    return run.over and run.last is not None and 4 * run.last.epoch < run.config.epochs


def _axis(name: str) -> XAxis:
    return {
        "epoch": XAxis(translate("curves", "epoch"), translate("curves", "epoch {n}")),
        "passes": XAxis(
            translate("curves", "passes over the training images"), translate("curves", "{n} passes"), whole=False
        ),
        "seconds": XAxis(translate("curves", "seconds of training"), translate("curves", "{n} s"), whole=False),
    }[name]
