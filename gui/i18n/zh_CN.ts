<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Book</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Drawing canvas</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Draw a digit with mouse, finger or pen; Escape drops the stroke</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lay drawing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lay picture</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Draw a digit here</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CertaintyPanel</name>
    <message>
        <source>Can its certainty be believed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Left: where it says 80 %, is it right 80 times of 100? On the diagonal it is. Right: how many of one digit are found (up) against how many others are taken for it (right), over all thresholds.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The digit that is told apart from the others</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reliability</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it says / %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>right / %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>others taken for it / %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>ROC</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>found / %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing has been judged yet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>mean gap</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No image of this digit here, or no other.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{area} ± {error}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>area</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ClassesPanel</name>
    <message>
        <source>Which digits are hard</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recall: of the images of a digit, how many were read as it. Precision: of those read as it, how many are. F1 is high only where both are.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Precision, recall and F1 of each digit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Digit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Which of two is better</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A model to compare</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Runs of this session, the model shown now, and the one that comes with the program.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Images that only one of the two reads</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>None.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>against</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>bundled model</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>shown now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run {n}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose two models. Every run of this session can be compared with every other.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The two know no digit in common here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only {name} reads these {n}:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{first}: {a} right. {second}: {b} right. The difference is {d}, with 95 % certainty {low} to {high}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>McNemar's test: p = {p}. So uneven a split is hardly chance.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>McNemar's test: p = {p}. So uneven a split may well be chance.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>(exact; by χ² = {x}: {q})</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ConfigPanel</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Learning rate, momentum, batch size and epochs change at once, the rest with the next run.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>More settings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Features, regularisation, schedules and what else a run depends on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>all digits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose one more digit: two are needed to tell apart. Until then a run takes {digits}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Your own settings.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ConfusionPanel</name>
    <message>
        <source>What is taken for what</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Each row is a digit, each column what it was read as. The darker a mistake, the more of its kind.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a cell to see its images.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Images of the chosen cell, worst first</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No such image.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Per cent of each row</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All mistakes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every image that was read wrong, the worst first.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{n} mistakes, the worst first. Click one to put it on the canvas.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Image {row}: a {truth} ({own}), read as {said} ({given}).</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CorrectionBar</name>
    <message>
        <source>The chosen images are a {digit}. No file is changed; the key does it, too.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the chosen images are</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Do not learn from them (Delete)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>As the dataset has them</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back the last correction</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Correct it again</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Unforeseen error</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Written down in {path}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Logit Lab met an error it was not made for, and goes on. Save your work soon.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Errors so far: {count}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Details of the error</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the details of the error</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CurveMenu</name>
    <message>
        <source>View ▾</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How curves are shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Axes, smoothing, and which curves are shown</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>epoch</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Follow the run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>epoch {n}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>Learning curves</source>
        <translation>学习曲线</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Logarithmic loss axis</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Equal factors become equal distances, so that small changes of a small loss are seen too.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A proven bound, not an estimate: with these settings no weights reach a loss lower than this.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loss should fall and accuracy rise. Where training goes on to improve and validation does not, the model learns its images by heart.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cross-entropy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>nats</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loss over the epochs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Accuracy over the epochs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Press Train to see it learn</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy values as CSV</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>and {n} more</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No best loss: all is right, and larger weights are ever better.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>At the optimum, to machine precision.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>At most {gap} nats above the optimum.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Questions about the data</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>My hand</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How it was read</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How it was read ({n} skipped)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>One training image of each class</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show skipped files</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Skipped files and why</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No dataset yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open a folder of digit images, or take the sample.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{n} images, {k} classes, {each} each</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>and {n} test images</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>and {n} more</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{n} files were skipped …</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>DrawPanel</name>
    <message>
        <source>Draw</source>
        <translation>手写板</translation>
    </message>
    <message>
        <source>Drawing canvas</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Draw a digit with the mouse, a pen or a finger.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Probability of each digit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is a {digit}: keep the drawing with that label. The key does it, too.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What you have drawn</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pen width</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pen width. The model redraws every stroke with its own pen, so this is for your eyes.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the model receives</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the model receives: your ink in 28 × 28 pixels, scaled and centred as MNIST's digits are.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{digit}, {share} sure</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>请写一个数字</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{share} sure</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The model has not seen ink like this, so it does not trust its answer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It refuses {rate} of real digits by mistake.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>epoch {n}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>taught by you</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>bundled model</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no model yet</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Drawing</name>
    <message>
        <source>Draw stroke</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>EvaluatePage</name>
    <message>
        <source>Questions about the model</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Confusion</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What is taken for what?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Digits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which digits are hard?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Certainty</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Can its certainty be believed?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which of two is better, and can that be chance?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Robustness</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What does it bear?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This tab as PNG …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This tab as SVG …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This tab as CSV …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every image's answer as CSV …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Judge on a folder of digit images</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>Evidence</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>One logit alone means nothing: adding the same to all of them changes no answer. So what is shown is always a difference, the answer against another digit or against the mean of all digits.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{one} against the mean of all</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{one} against {other}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ink {ink}, before any ink {paper}: the logits differ by {all} nats.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The logits differ by {all} nats, the sum of all tints.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>I have not seen ink like this. ({rate} of the test digits are refused by mistake.)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Exact: the weights, pulled back to pixels; the tints add up.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Exact for this drawing, its slant held as it is; the tints add up.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>By occlusion: what is lost when parts of the ink are erased; what no part loses alone is shared by all ink.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{nats} nats</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Draw a digit to see which of its ink speaks for what.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Evidence in the drawing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the answer is compared with</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the answer is compared with.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>against the runner-up</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>against the mean</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>against {digit}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Orange ink speaks for the answer, blue ink against it; the stronger, the more.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>FiguresPanel</name>
    <message>
        <source>Judged on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only images the model was not trained on tell how good it is: the test part, or another folder.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Other folder …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Judge the model on digits that lie elsewhere; the dataset stays as it is.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Export …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save what the tab below shows as pictures or tables.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Share of the images read right</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Test images</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Validation images</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Training images</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Being judged …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open a dataset or another folder to see how good the model is.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{wrong} of {n} wrong; the true rate is {low} to {high} (95 %).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cross-entropy {loss} nats.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cross-entropy {loss} ± {error} nats.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A first look at some of the images; the rest follows.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{count} images are left out: the model does not know their digits.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The model was made from these images, so they flatter it.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>FilmPanel</name>
    <message>
        <source>Film strip</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>From your strokes to the model's numbers. Switch a step off to see what it was good for.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Draw a digit to see what each step makes of it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>These explain {share} of the variance.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{n} numbers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{digit}, {share}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>FormulaPanel</name>
    <message>
        <source>Formulas</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Each formula with the very code that computes it, and what it gives now.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Formula</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The program came without its source.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Train a run to see its numbers.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>First image of the batch, a {digit}: </source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{loss} nats</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Norm of the gradient on the batch: {norm}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Logits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Probabilities</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Gradient</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The code that computes it</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>GradientPanel</name>
    <message>
        <source>Gradient check</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The notebook's formula sheet printed the derivative of the sigmoid as x z (z − 1); it is x z (1 − z). With the printed one every step goes the wrong way.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The derivative of the loss by some weights, on the current batch, found in three ways.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Obey the printed formula</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Take 40 steps of gradient descent from here, by the code and by the printed formula.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Train a run: its batch and weights are compared here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>On {rows} rows the code differs from trying by at most {code}, the printed formula by {printed}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loss on the batch</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cross-entropy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>nats</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loss by the code and by the printed formula</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>by the code</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>as printed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>step {n}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Derivatives by trying, by the code and as printed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>feature, digit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>by trying</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>HandPanel</name>
    <message>
        <source>Draw a digit and press its key to keep it. Every third of a digit is kept back, to test with.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A lesson goes on from the weights of the model that answers, learns your drawings beside the dataset, and says what it gained and what it forgot.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Learn my hand</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Teach the answering model your drawings, from the weights it has (Ctrl+L)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Weight of a drawing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many images of the dataset one of your drawings counts for</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>after every label</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Give a lesson whenever a drawing gets a label</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>counts for</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Drawings kept: {n} ({counts})</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No drawings yet.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>HintBar</name>
    <message>
        <source>Hint</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Do what the hint says</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Changes the setting; nothing is trained before you press Train.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not again in this session</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No hints</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Give no hints; the menu brings them back</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ImageGrid</name>
    <message>
        <source>against</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>for</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ImagesPanel</name>
    <message>
        <source>Images</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which part</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Training images</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Test images</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>My drawings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Size of the images</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{label} → {said}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Image {n}, a {label}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>; the model says {said}, loss {loss} nats</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No drawings of yours yet. Draw a digit on the board, then press its key.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This dataset has no such part.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Asking the model about every image …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No image passes. Widen the filters above.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{n} chosen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{n} corrected: the next run learns so</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>asking the model: {share}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>LearnPage</name>
    <message>
        <source>Runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which settings did better?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Race</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which optimiser is fastest?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Luck</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How much of it is chance?</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>LuckPanel</name>
    <message>
        <source>Number of seeds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Try seeds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Train these settings once a seed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Take the band away</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the band</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A seed decides the starting weights, the order of batches and which images are held back. The band goes from the lowest to the highest of all seeds, half of them lie in its dark part, the line is the median: a difference smaller than the band may be luck.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Training the first seed …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{n} of {wanted} seeds, validation accuracy at the end: {low} to {high}, median {median}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{n} of {wanted} seeds, training accuracy at the end: {low} to {high}, median {median}.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Logit Lab</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>Confusion matrix</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{count} images of {digit} were read right: {share} of all {digit}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{count} images of {digit} were read as {said}: {share} of all {digit}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>read as</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>is</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a cell.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Dismiss message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>OfferBar</name>
    <message>
        <source>Question</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>PaintPanel</name>
    <message>
        <source>Paint the weights</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A linear model is nothing but an image of weights for each digit. Paint your own and see how many images it reads. Arrow keys move the brush, Space paints, Backspace paints the opposite.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Orange where ink should speak for the digit, blue where against it; right button: other.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Weights to paint</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Yours reads {hand} of the images, the learned one {learned}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paint the weights of {digit}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Against</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Brush width</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Learned</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Begin with what has been learnt.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Blank</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Begin with nothing painted.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Probability of each class</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&lt;{number} %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{number} %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{label}: {percent}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>PushPanel</name>
    <message>
        <source>Smallest push</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In the space of all images each answer has its region. This is the shortest way out of this one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Draw a digit to push it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The pushed drawing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the push adds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Valid ink only</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep every pixel a whole grey level between paper and full ink; otherwise the way is shorter.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{part} of the way: {digit}, {share}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Looking for a push …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No valid ink there can be leads to another answer from here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The shortest of all ways, in closed form: the border to {digit} is {length} pixels of full ink away.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A short way, found step by step, for these features bend: the border to {digit} is {length} pixels of full ink away.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How far the drawing is pushed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How far the drawing is pushed: at 100 % it stands on the border.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Move the slider: so little, in the right places, and the model answers otherwise.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RacePanel</name>
    <message>
        <source>Race</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Train the ticked optimisers with the settings as they are now, side by side</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Standings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Optimiser</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Passes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Arrived</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All start from the same weights and take turns by time spent. With an L2 penalty the finish line is the best loss there is, proven by a certificate.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Surveying the finish line …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No finish line was found.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no finish line: these digits can be told apart without error, so larger weights are ever better and there is no best loss. An L2 penalty would make one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no finish line: without an L2 penalty nothing proves how low the loss can get.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The best loss, with penalty, is {low} nats, proven to within {margin}. Who has arrived is certainly within {share} of it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>under way</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>diverged</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ReadingPanel</name>
    <message>
        <source>Dark ink on light paper becomes light on dark</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Told apart by the border of each picture. Without this they stay as they are. They are read anew.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Skipped files and why</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RibbonPanel</name>
    <message>
        <source>Answer over the run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How the probability was shared among the digits for your drawing, from the run's first epoch on the left to its last. Press in it to go there.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RibbonStrip</name>
    <message>
        <source>epoch {n}: {shares}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing drawn, or no run</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RobustnessPanel</name>
    <message>
        <source>What it bears</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How the digits are made worse</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A digit at each level</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>noise / % of full ink</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Turning</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>turned by / degrees</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shifting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>shifted by / pixels</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Another pen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>strokes wider by / pixels</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>right / %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing has been judged yet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>before</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The accuracy on {n} images that are made worse step by step; below, what each step does to a digit.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ready-made settings. Change any of them and they become your own.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Your settings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loading …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Testing on unseen images …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Downloading: {done} of {total} MB</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Preparing images …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>epoch {n} of {total}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paused at {epoch}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{epoch} · {time} left</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{n} s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{m} min {s:02} s</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What differs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Call this run something (F2)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Take this run out of the list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo the last change of this list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a run to look at it; its tick draws or hides its curves.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Press Train: each run is listed here, so that settings can be compared.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Say what might be wrong with data or settings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source> MB</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every run keeps its weights at many epochs, so that any moment can be shown again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where fetched datasets are kept</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Memory for moments</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hints</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fetched datasets</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>SieveBar</name>
    <message>
        <source>Class</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only images of this class</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only images that the model says are this</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which images</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Right, wrong or corrected ones</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The loss is how surprised the model was</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Least loss</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only images whose loss is at least this, in nats</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>any loss</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>every class</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>every answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>all of them</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>answered wrong</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>answered right</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>corrected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>as they lie</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>largest loss first</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>smallest loss first</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>SpreadPanel</name>
    <message>
        <source>Weights over time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Each column of the map is a histogram of all weights at one epoch; the darker, the more of them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How large all weights were at each epoch, on one scale; below, their norm.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Press Train to see the weights grow.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Histogram and norm of the weights over time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>epoch {epoch}: norm {norm}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>StepPanel</name>
    <message>
        <source>Step size</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>L bounds how fast the gradient can change, whatever the weights are. With steps up to 1/L full-batch descent never climbs; above 2/L it may climb for good.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How far the learning rate is from 1/L, the longest step that is safe anywhere.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Learning rate beside 1/L</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Measuring …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Train a run to measure its data.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>1/L = {safe}; the learning rate is {rate}. At these very weights 2/curvature = {here}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For this optimiser, or for batches, the bound is a guide, not a limit.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Too long: above {limit} full-batch descent may climb for good.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>SurveyPanel</name>
    <message>
        <source>Where they differ</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every pixel's standard deviation over the class: dark where its images do not agree</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where the images of a class differ (standard deviation)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Mean image of each class, and how many images it has</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{label}: {n}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Epoch shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go back to any epoch: weights, evaluation and the answer to your drawing go with it. Marks are moments that were kept; others are trained again, exactly, from the mark before.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Follow the newest epoch again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Branch from here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Train on from this moment with the settings as they are now, as a run of its own</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>epoch {n}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Epoch {n} was not kept: it is being trained again from here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The moment that answers now</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>UnderstandPage</name>
    <message>
        <source>Questions about the answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which of the ink speaks for the answer?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Push</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How little would change the answer?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Film</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What does the model see of the drawing?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What has it learnt?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paint</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Could you do better by hand?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which training images said so?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Formulas</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How is it computed, and is that right?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>VoicesPanel</name>
    <message>
        <source>Which training images said so</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>With an L2 penalty the best weights are a sum of training images, each counted by how wrong the model still is about it. So a logit is a sum of votes, one an image: its likeness to your drawing times that count.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The training images that speak loudest for the answer, and against it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Settings that get there</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Some L2, and L-BFGS until the loss is proven best. Then press Train.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Training images for the answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Training images against the answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Train a run first: a model from a file does not bring its training images.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the run's dataset first: its images are asked.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Off: without an L2 penalty the weights are no sum of the training images.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Draw a digit to ask the training images.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Off: the run is not near the optimum. For {one} against {other} {rest} of {all} nats are left over that no training image accounts for.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{one} against {other}: images {images}, bias {bias}, left over {rest}, together {all} nats.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>WeightsPanel</name>
    <message>
        <source>Weights of each digit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What ink on each pixel adds for each digit against the mean of all, for images as slanted as your drawing. All images share one scale.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ink on an orange pixel speaks for the digit, ink on a blue one against it, each compared with the mean of all digits. All images share one scale.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>These features bend the picture, so there is no one image of the weights. Shown is what a little more ink at each place would do to your drawing's answer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Draw a digit: what ink adds depends on it.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>about</name>
    <message>
        <source>Logit Lab {version}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Logistic regression written from scratch in NumPy learns to read handwritten digits before your eyes.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The sample and the bundled model are made from the MNIST database of handwritten digits by Yann LeCun, Corinna Cortes and Christopher Burges (CC BY-SA 3.0), the bundled model also from pen drawings by Ethem Alpaydın and Fevzi Alimoğlu (CC BY 4.0). The program is free software under the MIT licence.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>About Logit Lab and this model</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No model answers yet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The answering model tells {classes} apart with {n} weights.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It reads {share} of the test images right.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It says “not sure” to {rate} of real digits.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>Open …</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a folder of digit images</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open file …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open a zip or tar of digits, IDX, npz or CSV files, or drawings (.jsonl)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use the sample</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>6,000 digits of MNIST</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Get {name} ({size} MB)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fetch it over the network and open it; it is kept, so once is enough</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open model …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Let a saved model answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save model …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the answering model</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use the bundled model</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Let the model that comes with the program answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Start a new run with these settings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Wait after this epoch, or go on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>One epoch, then wait</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End this run, or cancel loading</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Learn my hand</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Teach the answering model your labelled drawings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back the last stroke</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Draw it again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Empty the canvas</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read an image …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open a picture of a digit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paste an image</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read the picture on the clipboard</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Curves as PNG …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the plots as a picture</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Curves as SVG …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the plots as a drawing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Curves as CSV …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the figures of every epoch</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run as a NumPy script …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A page of Python that gives the run's curve, bit for bit; it is tried first</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Report of the run …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>One web page with curves, figures, mistakes and settings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Data and settings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show or fold the left column</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Drawing board</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show or fold the right column</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reset layout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Columns and plots as they were at first</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hints on or off</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whether to say what might be wrong with data or settings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Settings …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Language, appearance, memory, folders</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add to applications menu</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>So that it starts by a click</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the keys do</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Explain this control</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Say what the control is for that has the keyboard</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What is this?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Click anything to have it explained</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>About this model</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Version, model, sources</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>choosing</name>
    <message>
        <source>Open a folder of digit images</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Digits (*.zip *.tar *.tar.* *.tgz *.npz *.csv *.jsonl *.gz *-ubyte)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open a file of digits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open a model</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Models (*.npz)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the model</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.webp *.tif *.tiff)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read an image of a digit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the clipboard</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>corrections</name>
    <message>
        <source>Relabel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>curve_menu</name>
    <message>
        <source>Across</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Logarithmic x axis</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Passes over the images</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Seconds of training</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Mean of 5 epochs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Mean of 25 epochs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Mean of 101 epochs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Training and validation</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loss with penalty, as it is minimised</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>curves</name>
    <message>
        <source>training</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>epoch {n}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>passes over the training images</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{n} passes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>seconds of training</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{n} s</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>face</name>
    <message>
        <source>Other datasets</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Understand</source>
        <translation>理解</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Is it learning?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Why this answer?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How good is it?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>What is it fed?</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>feature_words</name>
    <message>
        <source>Resize</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>By area</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Straighten</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Gradients</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>PCA</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Products</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fourier</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Z-scores</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shrinks the image by sampling between neighbouring pixels, as the notebook did.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shrinks the image by averaging areas, so that thin strokes are not missed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Straightens slanted digits by shearing them upright, and centres them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Turns grey levels 0 to 255 into numbers 0 to 1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Measures in which of eight directions the grey changes, in 7 × 7 overlapping windows.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keeps the directions in which the features vary most: principal components.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Adds products of pairs of features, so that a linear model can see combinations.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Random waves over the features: a linear model on them is nearly a Gaussian kernel machine.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Brings every feature to mean 0 and deviation 1, so that steps suit them all.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Canvas</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Crop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Centre</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>28 × 28</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Your strokes as they are on the canvas.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Looks at the box around the ink alone and puts it in the middle.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Makes the ink's long side 20 of 28 pixels, as MNIST's digits have it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Draws the strokes anew with a pen as wide as MNIST's.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Puts the ink's centre of mass in the middle, not its box.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Averages down to 28 × 28 pixels: what the model receives.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>field_words</name>
    <message>
        <source>Digits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which digits to tell apart. None chosen means all there are.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Per class</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The first so many training images of each digit; 0 means all. The notebook took 500.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Optimiser</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How the weights are moved. Gradient descent is the notebook's; fast L-BFGS is preconditioned.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How far a step goes against the gradient. Too small: slow. Too large: the loss jumps or explodes.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Images a step. 0 means all at once, as in the notebook: smooth, but one step an epoch.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How often every training image is used.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Features</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the learner is given instead of raw pixels, step by step.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Image size</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Resize shrinks to this many pixels a side: fewer pixels, fewer weights, faster but coarser.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Components</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many principal components PCA keeps.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reach</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Products pairs the i-th with the j-th feature if i × j is at most this; 0 means all pairs.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waves</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many random waves Fourier makes.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wave width</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wide waves see coarse likeness, narrow ones fine detail.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Share of the last step's speed that is kept: it rolls through flat valleys. Adam uses it too.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How the learning rate falls over the run; as it falls, the loss settles.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Patience</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stop after so many epochs without a better validation loss; 0 means never.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Epochs of small steps at first, so that the first batches cannot throw it far.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stop at gap</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stop once the loss is proven to be this close to the best; needs L2. 0: never.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stop after</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stop after so many seconds of training; 0 means never.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Weighting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Balanced: a rare digit counts as much as a frequent one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>L2 penalty</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pulls weights towards zero, which keeps them from fitting noise. The bias is left free.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Bias</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A constant added to each logit. Without it an image without ink always gets even odds.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start weights</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Standard deviation of the random weights it starts from. The notebook took 0.1; 0 starts undecided.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Share of the training images held back to see how well it does on images it has not seen.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Decides all that is random. The same seed gives the same run, bit for bit.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>float64 is exact to 16 digits; float32 to 7, at half the memory and about twice the speed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Gradient descent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nesterov</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Adam</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>L-BFGS</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Newton-CG</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fast L-BFGS</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Constant</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cosine</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>1 / time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>hand</name>
    <message>
        <source>Relabel drawing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remove drawing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep drawing</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>hints</name>
    <message>
        <source>The learning rate {learning_rate} is above {limit}, beyond which full-batch descent may climb.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The learning rate {learning_rate} is far below {safe} (1/L), which is safe anywhere: it crawls.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All images are read right and there is no L2: weights grow for ever, there is no best loss.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Over-fitting: the validation loss is {validation_loss}; at epoch {epoch} it was {least}. The training loss is {loss}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unequal classes: {most} images of {common}, but {fewest} of {rare}; the rare one is neglected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Training on one image of each of {classes} classes: it learns those images, not digits.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Set the rate to {learning_rate}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Set L2 to {l2}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Balance the classes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use all images</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>Help</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>not a picture that can be read, or cut short</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not a picture</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>too large</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not an ordinary file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>may not be read</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>locked with a password</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>packed in a way that is not read here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>blank: nothing is drawn on it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>takes too long to decode</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>On {n} test images it has never seen: {share} right (95 % sure: {low} to {high}).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{name}: {count} images.</source>
        <translation>{name}：{count} 张图像。</translation>
    </message>
    <message>
        <source>{skipped} files could not be read; the list is under Data.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Done after {epochs} epochs: {share} of the training images right.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Done after {epochs} epochs: {share} of the training and {held} of the validation images right.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kept as a {label}; drawings so far: {count}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This one is kept back, to test what is learnt from the others.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“Learn my hand” teaches them to the model.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loading was cancelled; the dataset you had is still in use.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The download was cancelled. What has come is kept, and the next one goes on from there.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This dataset has no {wanted}, so all its digits are used.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stopped after epoch {epochs}. The model keeps what it has learnt.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The loss left the range of numbers in epoch {epoch}. Lower the learning rate, now {learning_rate}; the last good weights are kept.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Model {name} answers now. It knows {classes}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Model saved as {path}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The bundled model answers now.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no digit to see in {name}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Your settings could not be read and were set aside as {path}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Your drawings could not be read and were set aside as {path}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No font here can show {language}, so the window stays in English. Install one and start again; on Debian or Ubuntu: sudo apt-get install fonts-noto-cjk</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Logit Lab is in your applications menu now ({path}).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There are no curves to export yet: press Train first.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Logit Lab ended without being closed. {runs} runs and your drawing were saved, the last run at epoch {epoch}. Continue where it stopped?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A run was under way at epoch {epoch}. Continue it?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{count} runs of the last session are damaged and could not be read.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing can be written in {path}, so what you do here will not be there at the next start.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{name} ({path}) is not what it was, so the run is shown but cannot go on.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reading {name}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No digit images in {path}. Expected folders train/0 … train/9, or 0 … 9, with JPG, PNG, BMP, WebP or TIFF files. Found: {found}; {skipped} files could not be read.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} went away, {read} of {total} images read. Connect it again and open it once more.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The dataset has no images of {wanted}. It has {available}: choose among these.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Two digits or more are needed to tell apart; here is only {available}. Choose more.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} is not an IDX file of images or labels. Fetch it again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} is cut short or damaged: {found} bytes where {expected} belong. Fetch it again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path}: {images} images but {labels} labels. These files do not belong together.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path}, line {line}: not a JSON object. Each line holds one drawing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path}, line {line}: “{key}” is missing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path}, line {line}: “{key}” has a value no drawing can have.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} is cut short or damaged. Fetch it again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} is locked with a password. Unpack it and open the folder.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} holds archives within an archive ({found}). Unpack it and open one of them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} has no images with labels, such as x_train and y_train. Found: {found}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path}: “{key}” cannot be images or labels.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path}, line {line}: not a row of {expected} numbers, a label and the pixels.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} is no dataset. Choose a folder of digit images; IDX, npz or CSV files; a zip or tar of any of these; or a strokes file (.jsonl).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This run was trained on {name} ({path}), which is not open. Open it to train further.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The model knows {model}, the dataset has {dataset}: nothing in common.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} does not exist any more. Choose another.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} cannot be read ({reason}). Check its permissions.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} could not be written ({reason}). Choose another place.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} is larger than the {limit} bytes that are read. Choose a smaller file.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} is not a picture that can be read, or it is cut short.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no digit to see in {path}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} needs {needed} bytes of memory, which are not free. Close other programs, or take fewer images.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No drawing of yours to learn from shows {classes}. Draw a digit, then press its key.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} is not a Logit Lab model. Choose a file saved with Save model.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} was written by another version of Logit Lab (format {version}; this one reads {known}).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} is damaged and was not opened; the model you had still answers.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} is not a Logit Lab run. Choose a file saved with Save run.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} is damaged and was not opened; nothing else has changed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no connection to {host} ({reason}). Are you online? A proxy is taken from the system.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{host} has said nothing for {seconds} seconds. Try again: it goes on where it stopped.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The connection to {host} breaks off. Try again: it goes on where it stopped.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{host} does not give the file (HTTP status {status}). Try again later.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{host} wants the file fetched without encryption, which is refused. Try again later.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{host} cannot show that it is itself ({reason}). Check this computer's clock and network.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{url} has {found} bytes where {expected} belong, so it was not taken. Try again later.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{url} is not the file it should be (another sha256), so it was thrown away. Try again later.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No script was written: {optimizer} takes more lines than a page has. Gradient descent, momentum, Nesterov and Adam can be written down.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No script was written: this run would take {lines} lines, {limit} is the most. Choose plainer settings.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No script was written: it leaves the run's curve at epoch {epoch}, as it does where a setting was changed on the way. Train again without changing any.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No script was written: it does not run here ({reason}).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no setting called {field}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>These features cannot work together: choose exactly one of {turning}, since the learner needs numbers; {images} come before it, {rows} after it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{images} images with {features} features need {needed} GB of memory; {available} GB are free. Take fewer images per class, or fewer features: a smaller image size, reach or number of components.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A branch keeps the images and features of its run, but these settings differ from it: {fields}. Set them as they were, or press Train for a new run.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{value} is no value that {field} can have.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{field} must lie between {minimum} and {maximum}; it is {value}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{field} must be one of {choices}; it is {value}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Learnt from your drawings ({n}) in {seconds} s.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No drawing is kept back yet to test with: every third of a digit will be.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Drawings kept back that are right: {after} of {n} (before: {before}).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Test images that are right: {after} of {n} (before: {before}; {gained} gained, {lost} forgotten).</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>preset_words</name>
    <message>
        <source>Experiment: notebook</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pixels</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Straightened</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Gradients</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All ten digits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>3 against 8</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The teaching notebook's experiment: 0 against 1, 8 × 8 pixels, 100 steps of descent.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Raw pixels, trained to the optimum.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pixels of digits that are straightened first.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Directions of the strokes instead of pixels.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Products of stroke directions: the most a linear model reaches here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Raw pixels in mini-batches, slowly enough to watch.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Two digits that are easily confused, slowly enough to watch.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>On all of MNIST: {features} features, {seconds} s, {accuracy} % of the test images right.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>reading</name>
    <message>
        <source>Reader: {name}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sizes found: {sizes}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Dark on light, and turned: {n}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Beside the digits lay, and were ignored: {n}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No file was passed over.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Files passed over: {n}.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>Run {n}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{name}: a report by Logit Lab</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A logistic regression that tells the digits {digits} apart, trained on {name}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{epochs} epochs in {seconds} seconds; of the training images {share} are read right.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Logit Lab {version}, {now}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How it learnt</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>loss / nats</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cross-entropy over the epochs.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>right / %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Share of the images read right.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How good it is</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>On {n} test images it has never seen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>On {n} validation images, which it was not trained on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>On the {n} images it was trained on, which flatter it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{where} it reads {share} right; the true rate is {low} to {high} with 95 % certainty.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cross-entropy: {loss} ± {error} nats.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Each row is a digit, each column what it was read as.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Digit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whether its certainty can be believed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it says / %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where it says so much, it is right so often; the mean gap is {gap}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many {digit} are found against how many others are taken for it; area {area}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>found / %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>others taken for it / %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its worst mistakes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It makes none here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What each is, and what it was read as; the surest first.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What it was asked</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Features: {steps}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>run_words</name>
    <message>
        <source>Run {n}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>under way</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>diverged</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>runs</name>
    <message>
        <source>rename</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>hide</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>show</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>delete</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>saving</name>
    <message>
        <source>Export</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Python scripts (*.py)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>values</name>
    <message>
        <source>run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>passes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished" />
    </message>
</context>
</TS>
