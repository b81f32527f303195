"""A program stopped with SIGSTOP and continued, as by a closed lid: no wrong times, and nothing is made up for."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator

from tests.benchmarks.measure import Line, at_most
from tests.gui.programs import Program

SAVE_EVERY = 1000  # milliseconds
WATCHED = 3.0  # seconds after it
TRAIN = "lab.set_config(replace(lab.config, optimizer='momentum', batch_size=50, epochs=1000000)); lab.train()"
LONGEST = "import numpy; say('step', max(float(numpy.diff(column).max(initial=0)) for column in ({columns})))"
RACE = "lab.set_config(replace(lab.config, l2=1e-4)); lab.racing.start(['gradient_descent', 'adam'], ['a', 'b'])"
SEEDS = "lab.set_config(replace(lab.config, optimizer='momentum', batch_size=50, epochs=30)); lab.luck.start(4)"
OTHERS = {
    "a race": (RACE, "lab.racing.line", "run.history.column('seconds') for run in lab.racing.runs"),
    "a band of seeds": (SEEDS, "lab.luck.draws", "draw.figures['seconds'] for draw in lab.luck.draws"),
}


def asleep(seconds: float) -> Iterator[Line]:
    """What `seconds` of sleep do to a run, a race and a band of seeds."""
    yield from _training(seconds)
    for what, (start, begun, columns) in OTHERS.items():
        with Program(every=SAVE_EVERY) as program:
            program.wait_for("ready")
            program.tell(start)
            program.tell(f"when(lambda: {begun}, lambda: say('begun'))")
            program.wait_for("begun")
            _sleep(program, seconds)
            program.tell("when(lambda: lab.activity.value == 'idle', lambda: say('idle'))")
            program.wait_for("idle")
            program.tell(LONGEST.format(columns=columns))
            longest = float(program.wait_for("step").split()[1])
            program.tell("window.close()")
            program.end()
        yield at_most(f"{what}: longest epoch on the time axis", longest, 1, " s")


def _training(seconds: float) -> Iterator[Line]:
    with Program(every=SAVE_EVERY) as program:
        program.wait_for("ready")
        program.tell(TRAIN)
        program.tell("when(lambda: lab.run.last, lambda: say('training'))")
        program.wait_for("training")
        program.tell("frames, saves = [], []; lab.clock.frame.connect(lambda: frames.append(1))")
        program.tell("window.keeping.saved.connect(lambda: saves.append(1))")
        time.sleep(1)
        program.tell("say('before', lab.run.last.seconds, lab.run.seconds_left); frames.clear(); saves.clear()")
        before, left = map(float, program.wait_for("before").split()[1:])
        _sleep(program, seconds)
        began = time.perf_counter()
        program.tell("say('awake'); frames.clear(); saves.clear()")
        program.wait_for("awake")
        answered = time.perf_counter() - began
        program.tell(f"QTimer.singleShot({round(1000 * WATCHED)}, lambda: say('watched', len(frames), len(saves)))")
        frames, saves = map(int, program.wait_for("watched").split()[1:])
        program.tell("say('after', lab.run.last.seconds, lab.run.seconds_left)")
        after, still = map(float, program.wait_for("after").split()[1:])
        program.tell(LONGEST.format(columns="[lab.run.history.column('seconds')]"))
        longest = float(program.wait_for("step").split()[1])
        program.tell("window.close()")
        code, complaints = program.end()
    told = f"training seconds counted of {seconds:.0f} stopped and {WATCHED:.0f} of work"
    yield at_most(told, after - before, WATCHED + 2, " s")
    yield at_most("longest epoch on the time axis", longest, 1, " s")
    yield at_most("change of the time left", 100 * abs(still / left - 1), 50, " %")
    yield Line("answers after", f"{1000 * answered:.0f} ms")
    yield at_most("frames a second after it, none of them made up for", frames / WATCHED, 65)
    most = round(1000 * WATCHED / SAVE_EVERY) + 1
    yield Line(f"saves in {WATCHED:.0f} s after it", str(saves), f"1 to {most}", 1 <= saves <= most)
    yield Line("exit code, complaints", f"{code}, {len(complaints)}", "0, 0", (code, complaints) == (0, []))


def _sleep(program: Program, seconds: float) -> None:
    program.process.send_signal(signal.SIGSTOP)
    time.sleep(seconds)
    program.process.send_signal(signal.SIGCONT)
