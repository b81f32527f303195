<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Canvas</name>
    <message>
        <source>Drawing canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit with mouse, finger or pen; Escape drops the stroke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Draw a digit here</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one more digit: two are needed to tell apart. Until then a run takes {digits}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own settings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Unforeseen error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written down in {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logit Lab met an error it was not made for, and goes on. Save your work soon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors so far: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the details of the error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {n}</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic loss axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal factors become equal distances, so that small changes of a small loss are seen too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proven bound, not an estimate: with these settings no weights reach a loss lower than this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss over the epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy over the epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Train to see it learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No best loss: all is right, and larger weights are ever better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the optimum, to machine precision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {gap} nats above the optimum.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show skipped files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped files and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No dataset yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of digit images, or take the sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} images, {k} classes, {each} each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {n} test images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files were skipped …</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit with the mouse, a pen or a finger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability of each digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen width. The model redraws every stroke with its own pen, so this is for your eyes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model receives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model receives: your ink in 28 × 28 pixels, scaled and centred as MNIST&apos;s digits are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>请写一个数字</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has not seen ink like this, so it does not trust its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It refuses {rate} of real digits by mistake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bundled model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no model yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Drawing</name>
    <message>
        <source>Draw stroke</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>Evidence for each digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit to see which of its ink speaks for what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orange ink speaks for the digit, blue ink against it, compared with the mean of all digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact: each image adds up to its digit&apos;s logit against the mean, the bias apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By occlusion: what the logits lose when parts of the ink are erased.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FeaturesPanel</name>
    <message>
        <source>Draw a digit to see what each feature step makes of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawing after each feature step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These explain {share} of the variance.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageGrid</name>
    <message>
        <source>against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Logit Lab</source>
        <translation type="unfinished"></translation>
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
    <name>MessageBar</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Probability of each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;{number} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: {percent}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready-made settings. Change any of them and they become your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing on unseen images …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading: {done} of {total} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing images …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {n} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused at {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{epoch} · {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{m} min {s:02} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnderstandPage</name>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeightsPanel</name>
    <message>
        <source>Weights of each digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ink on an orange pixel speaks for the digit, ink on a blue one against it, each compared with the mean of all digits. All images share one scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These features bend the picture, so there is no one image of the weights. Shown is what a little more ink at each place would do to your drawing&apos;s answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit: what ink adds depends on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a little more ink would do to the answer for your drawing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>about</name>
    <message>
        <source>Logit Lab {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logistic regression written from scratch in NumPy learns to read handwritten digits before your eyes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample and the bundled model are made from the MNIST database of handwritten digits by Yann LeCun, Corinna Cortes and Christopher Burges (CC BY-SA 3.0), the bundled model also from pen drawings by Ethem Alpaydın and Fevzi Alimoğlu (CC BY 4.0). The program is free software under the MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Logit Lab and this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model answers yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answering model tells {classes} apart with {n} weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reads {share} of the test images right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says “not sure” to {rate} of real digits.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open strokes file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open drawings (.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6,000 digits of MNIST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get {name} ({size} MB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch it over the network and open it; it is kept, so once is enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open model …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a saved model answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save model …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the answering model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the bundled model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the model that comes with the program answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Start a new run with these settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Wait after this epoch, or go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>One epoch, then wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End this run, or cancel loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back the last stroke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Draw it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Empty the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read an image …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture of a digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the picture on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves as PNG …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the plots as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves as SVG …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the plots as a drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves as CSV …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the figures of every epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data and settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or fold the left column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or fold the right column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to applications menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So that it starts by a click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the keys do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version, model, sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>choosing</name>
    <message>
        <source>Open a folder of digit images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a strokes file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strokes (*.jsonl *.jsonl.gz *.gz)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.npz)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.webp *.tif *.tiff)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read an image of a digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exporting</name>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the curves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>face</name>
    <message>
        <source>Other datasets</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this answer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How good is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>What is it fed?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>feature_words</name>
    <message>
        <source>Resize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PCA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fourier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Z-scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrinks the image by sampling between neighbouring pixels, as the notebook did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrinks the image by averaging areas, so that thin strokes are not missed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Straightens slanted digits by shearing them upright, and centres them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns grey levels 0 to 255 into numbers 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures in which of eight directions the grey changes, in 7 × 7 overlapping windows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the directions in which the features vary most: principal components.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds products of pairs of features, so that a linear model can see combinations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random waves over the features: a linear model on them is nearly a Gaussian kernel machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings every feature to mean 0 and deviation 1, so that steps suit them all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>field_words</name>
    <message>
        <source>Digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which digits to tell apart. None chosen means all there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first so many training images of each digit; 0 means all. The notebook took 500.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the weights are moved. Gradient descent is the notebook&apos;s; fast L-BFGS is preconditioned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far a step goes against the gradient. Too small: slow. Too large: the loss jumps or explodes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images a step. 0 means all at once, as in the notebook: smooth, but one step an epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often every training image is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the learner is given instead of raw pixels, step by step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resize shrinks to this many pixels a side: fewer pixels, fewer weights, faster but coarser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many principal components PCA keeps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products pairs the i-th with the j-th feature if i × j is at most this; 0 means all pairs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many random waves Fourier makes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wave width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wide waves see coarse likeness, narrow ones fine detail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the last step&apos;s speed that is kept: it rolls through flat valleys. Adam uses it too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate falls over the run; as it falls, the loss settles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after so many epochs without a better validation loss; 0 means never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs of small steps at first, so that the first batches cannot throw it far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop at gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop once the loss is proven to be this close to the best; needs L2. 0: never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after so many seconds of training; 0 means never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weighting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced: a rare digit counts as much as a frequent one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pulls weights towards zero, which keeps them from fitting noise. The bias is left free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A constant added to each logit. Without it an image without ink always gets even odds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation of the random weights it starts from. The notebook took 0.1; 0 starts undecided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the training images held back to see how well it does on images it has not seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decides all that is random. The same seed gives the same run, bit for bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>float64 is exact to 16 digits; float32 to 7, at half the memory and about twice the speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L-BFGS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newton-CG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast L-BFGS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 / time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>not a picture that can be read, or cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not an ordinary file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On {n} test images it has never seen: {share} right (95 % sure: {low} to {high}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} images.</source>
        <translation>{name}：{count} 张图像。</translation>
    </message>
    <message>
        <source>{skipped} files could not be read; the list is under Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done after {epochs} epochs: {share} of the training images right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done after {epochs} epochs: {share} of the training and {held} of the validation images right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading was cancelled; the dataset you had is still in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download was cancelled. What has come is kept, and the next one goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This dataset has no {wanted}, so all its digits are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after epoch {epochs}. The model keeps what it has learnt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss left the range of numbers in epoch {epoch}. Lower the learning rate, now {learning_rate}; the last good weights are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model {name} answers now. It knows {classes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model saved as {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bundled model answers now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no digit to see in {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings could not be read and were set aside as {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No font here can show {language}, so the window stays in English. Install one and start again; on Debian or Ubuntu: sudo apt-get install fonts-noto-cjk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logit Lab is in your applications menu now ({path}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no curves to export yet: press Train first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No digit images in {path}. Expected folders train/0 … train/9, or 0 … 9, with JPG, PNG, BMP, WebP or TIFF files. Found: {found}; {skipped} files could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} went away, {read} of {total} images read. Connect it again and open it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no dataset. Choose a folder of digit images, a folder of IDX files or a strokes file (.jsonl).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset has no images of {wanted}. It has {available}: choose among these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two digits or more are needed to tell apart; here is only {available}. Choose more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not an IDX file of images or labels. Fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is cut short or damaged: {found} bytes where {expected} belong. Fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {images} images but {labels} labels. These files do not belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, line {line}: not a JSON object. Each line holds one drawing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, line {line}: “{key}” is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, line {line}: “{key}” has a value no drawing can have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is cut short or damaged. Fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model knows {model}, the dataset has {dataset}: nothing in common.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not exist any more. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}). Check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be written ({reason}). Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is larger than the {limit} bytes that are read. Choose a smaller file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a picture that can be read, or it is cut short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no digit to see in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} needs {needed} bytes of memory, which are not free. Close other programs, or take fewer images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a Logit Lab model. Choose a file saved with Save model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was written by another version of Logit Lab (format {version}; this one reads {known}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged and was not opened; the model you had still answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a Logit Lab run. Choose a file saved with Save run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged and was not opened; nothing else has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection to {host} ({reason}). Are you online? A proxy is taken from the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} has said nothing for {seconds} seconds. Try again: it goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to {host} breaks off. Try again: it goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} does not give the file (HTTP status {status}). Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} wants the file fetched without encryption, which is refused. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} cannot show that it is itself ({reason}). Check this computer&apos;s clock and network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{url} has {found} bytes where {expected} belong, so it was not taken. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{url} is not the file it should be (another sha256), so it was thrown away. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No script was written: {optimizer} takes more lines than a page has. Gradient descent, momentum, Nesterov and Adam can be written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No script was written: this run would take {lines} lines, {limit} is the most. Choose plainer settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No script was written: it leaves the run&apos;s curve at epoch {epoch}, as it does where a setting was changed on the way. Train again without changing any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No script was written: it does not run here ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting called {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These features cannot work together: choose exactly one of {turning}, since the learner needs numbers; {images} come before it, {rows} after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{images} images with {features} features need {needed} GB of memory; {available} GB are free. Take fewer images per class, or fewer features: a smaller image size, reach or number of components.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is no value that {field} can have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must lie between {minimum} and {maximum}; it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must be one of {choices}; it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>preset_words</name>
    <message>
        <source>Experiment: notebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Straightened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All ten digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 against 8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The teaching notebook&apos;s experiment: 0 against 1, 8 × 8 pixels, 100 steps of descent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw pixels, trained to the optimum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels of digits that are straightened first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directions of the strokes instead of pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products of stroke directions: the most a linear model reaches here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw pixels in mini-batches, slowly enough to watch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two digits that are easily confused, slowly enough to watch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On all of MNIST: {features} features, {seconds} s, {accuracy} % of the test images right.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
