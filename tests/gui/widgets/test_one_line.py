"""One line: cut where it must be, whole for eyes that ask and ears that listen."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.widgets.one_line import OneLine

LONG = "Over-fitting: the validation loss is 0.0726; at epoch 9 it was <0.0634>. The training loss is 0.00217."


def test_a_long_sentence_is_cut_to_its_place_and_whole_in_the_tool_tip(qtbot: QtBot) -> None:
    line = OneLine(LONG)
    qtbot.addWidget(line)
    line.resize(160, 20)
    line.show()
    assert line.cut
    assert line.text() == line.accessibleName() == LONG
    assert "&lt;0.0634&gt;" in line.toolTip()
    assert line.heightForWidth(160) <= 2 * line.fontMetrics().height()
    line.resize(4000, 20)
    assert not line.cut
    assert line.toolTip() == ""
    line.resize(160, 20)
    line.setText("Short.")
    assert (line.cut, line.text()) == (False, "Short.")


def test_it_asks_for_no_width(qtbot: QtBot) -> None:
    line = OneLine(LONG)
    qtbot.addWidget(line)
    assert line.minimumSizeHint().width() == 0


def test_an_explanation_is_told_whether_it_is_cut_or_not(qtbot: QtBot) -> None:
    line = OneLine("Short.")
    qtbot.addWidget(line)
    line.resize(4000, 20)
    line.explain("Why it is so.")
    assert line.toolTip() == "Why it is so."
    line.show()
    line.resize(5, 20)
    assert line.toolTip() == "Short.\nWhy it is so."
