<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Book</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Drawing canvas</source>
        <translation>手写画布</translation>
    </message>
    <message>
        <source>Draw a digit with mouse, finger or pen; Escape drops the stroke</source>
        <translation>用鼠标、手指或触控笔写一个数字；按 Esc 放弃当前笔画</translation>
    </message>
    <message>
        <source>Lay drawing</source>
        <translation>放上手写数字</translation>
    </message>
    <message>
        <source>Lay picture</source>
        <translation>放上图片</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Draw a digit here</source>
        <translation>在这里写一个数字</translation>
    </message>
</context>
<context>
    <name>CertaintyPanel</name>
    <message>
        <source>Can its certainty be believed</source>
        <translation>它的把握可信吗</translation>
    </message>
    <message>
        <source>Left: where it says 80 %, is it right 80 times of 100? On the diagonal it is. Right: how many of one digit are found (up) against how many others are taken for it (right), over all thresholds.</source>
        <translation>左图：它说有 80% 的把握时，100 次里是否真有 80 次正确？落在对角线上就是。右图：取遍所有阈值，纵轴是某个数字被找出的比例，横轴是其他数字被误认成它的比例。</translation>
    </message>
    <message>
        <source>The digit that is told apart from the others</source>
        <translation>要与其他数字区分开的那个数字</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>可靠性</translation>
    </message>
    <message>
        <source>it says / %</source>
        <translation>自称的把握 / %</translation>
    </message>
    <message>
        <source>right / %</source>
        <translation>实际正确率 / %</translation>
    </message>
    <message>
        <source>others taken for it / %</source>
        <translation>其他数字被误认 / %</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>found / %</source>
        <translation>找出 / %</translation>
    </message>
    <message>
        <source>Nothing has been judged yet.</source>
        <translation>还没有评估过任何图像。</translation>
    </message>
    <message>
        <source>mean gap</source>
        <translation>平均差距</translation>
    </message>
    <message>
        <source>No image of this digit here, or no other.</source>
        <translation>这里没有这个数字的图像，或者只有它。</translation>
    </message>
    <message>
        <source>{area} ± {error}</source>
        <translation>{area} ± {error}</translation>
    </message>
    <message>
        <source>area</source>
        <translation>曲线下面积</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
</context>
<context>
    <name>ClassesPanel</name>
    <message>
        <source>Which digits are hard</source>
        <translation>哪些数字难认</translation>
    </message>
    <message>
        <source>Recall: of the images of a digit, how many were read as it. Precision: of those read as it, how many are. F1 is high only where both are.</source>
        <translation>召回率：某个数字的图像中，有多少被正确认出。精确率：被认作该数字的图像中，有多少确实是它。只有两者都高，F1 才高。</translation>
    </message>
    <message>
        <source>Precision, recall and F1 of each digit</source>
        <translation>每个数字的精确率、召回率和 F1</translation>
    </message>
    <message>
        <source>Digit</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Which of two is better</source>
        <translation>两个模型哪个更好</translation>
    </message>
    <message>
        <source>A model to compare</source>
        <translation>参加比较的模型</translation>
    </message>
    <message>
        <source>Runs of this session, the model shown now, and the one that comes with the program.</source>
        <translation>本次打开程序以来的各次训练、当前显示的模型，以及程序自带的模型。</translation>
    </message>
    <message>
        <source>Images that only one of the two reads</source>
        <translation>只有其中一个认对的图像</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>没有。</translation>
    </message>
    <message>
        <source>against</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>The bundled model</source>
        <translation>自带模型</translation>
    </message>
    <message>
        <source>The model shown</source>
        <translation>当前显示的模型</translation>
    </message>
    <message>
        <source>{name} alone reads these {n}:</source>
        <translation>这 {n} 幅只有“{name}”认对：</translation>
    </message>
    <message>
        <source>{first}: {a} right. {second}: {b} right. The difference is {d} percentage points, with 95 % certainty {low} to {high}.</source>
        <translation>{first}：正确 {a}。{second}：正确 {b}。相差 {d} 个百分点，95% 置信区间为 {low} 至 {high}。</translation>
    </message>
    <message>
        <source>McNemar&apos;s test: p {p}. So uneven a split is hardly chance.</source>
        <translation>McNemar 检验：p {p}。如此悬殊的差别很难说是偶然。</translation>
    </message>
    <message>
        <source>McNemar&apos;s test: p {p}. So uneven a split may well be chance.</source>
        <translation>McNemar 检验：p {p}。这样的差别完全可能出于偶然。</translation>
    </message>
    <message>
        <source>(exact; by χ² = {x}: p {q})</source>
        <translation>（精确检验；按 χ² = {x}：p {q}）</translation>
    </message>
    <message>
        <source>Run {n}</source>
        <translation>训练 {n}</translation>
    </message>
    <message>
        <source>Choose two models. Every run of this session can be compared with every other.</source>
        <translation>请选择两个模型。本次的任意两次训练都可以互相比较。</translation>
    </message>
    <message>
        <source>Being compared …</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>The two know no digit in common here.</source>
        <translation>这两个模型在此没有共同认识的数字。</translation>
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
        <translation>学习率、动量、批大小和轮数立即生效，其余设置从下一次训练开始生效。</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Features, regularisation, schedules and what else a run depends on</source>
        <translation>特征、正则化、学习率调度，以及训练所依赖的其他设置</translation>
    </message>
    <message>
        <source>all digits</source>
        <translation>全部数字</translation>
    </message>
    <message>
        <source>Choose one more digit: two are needed to tell apart. Until then a run takes {digits}.</source>
        <translation>请再选一个数字：至少要有两个才谈得上区分。在此之前，训练使用{digits}。</translation>
    </message>
    <message>
        <source>Your own settings.</source>
        <translation>自定义设置。</translation>
    </message>
</context>
<context>
    <name>ConfusionPanel</name>
    <message>
        <source>What is taken for what</source>
        <translation>什么被认成了什么</translation>
    </message>
    <message>
        <source>Each row is a digit, each column what it was read as. The darker a mistake, the more of its kind.</source>
        <translation>每一行是真实的数字，每一列是认成的数字。颜色越深，这类错误越多。</translation>
    </message>
    <message>
        <source>Choose a cell to see its images.</source>
        <translation>选择一个格子，查看其中的图像。</translation>
    </message>
    <message>
        <source>Images of the chosen cell, worst first</source>
        <translation>所选格子中的图像，错得最离谱的在前</translation>
    </message>
    <message>
        <source>No such image.</source>
        <translation>没有这样的图像。</translation>
    </message>
    <message>
        <source>Per cent of each row</source>
        <translation>按行显示百分比</translation>
    </message>
    <message>
        <source>All mistakes</source>
        <translation>全部错误</translation>
    </message>
    <message>
        <source>Every image that was read wrong, the worst first.</source>
        <translation>所有认错的图像，错得最离谱的在前。</translation>
    </message>
    <message>
        <source>{n} mistakes, the worst first. Click one to put it on the canvas.</source>
        <translation>{n} 个错误，最离谱的在前。点击可以放到画布上。</translation>
    </message>
    <message>
        <source>Below each: how sure it was of the right answer.</source>
        <translation>每幅下面是它给正确答案的概率。</translation>
    </message>
    <message>
        <source>Image {row}: a {truth} ({own}), read as {said} ({given}).</source>
        <translation>第 {row} 幅：本是 {truth}（{own}），认成 {said}（{given}）。</translation>
    </message>
</context>
<context>
    <name>CorrectionBar</name>
    <message>
        <source>The chosen images are a {digit}. No file is changed; the key does it, too.</source>
        <translation>所选图像是 {digit}。不会改动任何文件；也可以直接按数字键。</translation>
    </message>
    <message>
        <source>What the chosen images are</source>
        <translation>所选图像是什么</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Do not learn from them (Delete)</source>
        <translation>不用它们学习（Delete）</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>As the dataset has them</source>
        <translation>恢复成数据集原来的样子</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back the last correction</source>
        <translation>撤销上一次更正</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Correct it again</source>
        <translation>重做更正</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>{name}: %Ln image(s).</source>
        <translation>
            <numerusform>{name}：%Ln 幅图像。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read; the list is under Data.</source>
        <translation>
            <numerusform>有 %Ln 个文件无法读取，清单见“数据”页。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done after %Ln epoch(s): {share} of the training images right.</source>
        <translation>
            <numerusform>训练 %Ln 轮后完成：训练图像认对 {share}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done after %Ln epoch(s): {share} of the training and {held} of the validation images right.</source>
        <translation>
            <numerusform>训练 %Ln 轮后完成：训练图像认对 {share}，验证图像认对 {held}。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Unforeseen error</source>
        <translation>意外错误</translation>
    </message>
    <message>
        <source>Written down in {path}</source>
        <translation>已记录在 {path}</translation>
    </message>
    <message>
        <source>Logit Lab met an error it was not made for, and goes on. Save your work soon.</source>
        <translation>Logit Lab 遇到了意料之外的错误，程序仍会继续运行。请尽快保存成果。</translation>
    </message>
    <message>
        <source>Errors so far: {count}</source>
        <translation>目前错误数：{count}</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>错误详情</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Copy the details of the error</source>
        <translation>复制错误详情</translation>
    </message>
</context>
<context>
    <name>CurveMenu</name>
    <message>
        <source>View ▾</source>
        <translation>视图 ▾</translation>
    </message>
    <message>
        <source>How curves are shown</source>
        <translation>曲线的显示方式</translation>
    </message>
    <message>
        <source>Axes, smoothing, and which curves are shown</source>
        <translation>坐标轴、平滑，以及显示哪些曲线</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>对数坐标</translation>
    </message>
    <message>
        <source>Follow the run</source>
        <translation>跟随训练</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>epoch {n}</source>
        <translation>第 {n} 轮</translation>
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
        <translation>对数坐标</translation>
    </message>
    <message>
        <source>Logarithmic loss axis</source>
        <translation>损失使用对数坐标</translation>
    </message>
    <message>
        <source>Equal factors become equal distances, so that small changes of a small loss are seen too.</source>
        <translation>相同的倍数对应相同的距离，因此损失很小时的细微变化也看得见。</translation>
    </message>
    <message>
        <source>A proven bound, not an estimate: with these settings no weights reach a loss lower than this.</source>
        <translation>这是经过证明的下界，而不是估计：在这些设置下，没有任何权重能使损失低于它。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Loss should fall and accuracy rise. Where training goes on to improve and validation does not, the model learns its images by heart.</source>
        <translation>损失应当下降，准确率应当上升。如果训练集上还在变好，验证集上却不再变好，说明模型在死记硬背训练图像。</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>奈特</translation>
    </message>
    <message>
        <source>Loss over the epochs</source>
        <translation>损失随轮次的变化</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Accuracy over the epochs</source>
        <translation>准确率随轮次的变化</translation>
    </message>
    <message>
        <source>Press Train to see it learn</source>
        <translation>点“训练”，看它如何学习</translation>
    </message>
    <message>
        <source>Copy values as CSV</source>
        <translation>复制数值（CSV）</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>还有 {n} 条</translation>
    </message>
    <message>
        <source>No best loss: all is right, and larger weights are ever better.</source>
        <translation>没有最优损失：已经全部正确，权重越大损失越小。</translation>
    </message>
    <message>
        <source>At the optimum, to machine precision.</source>
        <translation>已达到最优（机器精度内）。</translation>
    </message>
    <message>
        <source>At most {gap} nats above the optimum.</source>
        <translation>比最优值至多高 {gap} 奈特。</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Questions about the data</source>
        <translation>关于数据的问题</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>My hand</source>
        <translation>我的笔迹</translation>
    </message>
    <message>
        <source>How it was read</source>
        <translation>读取情况</translation>
    </message>
    <message>
        <source>How it was read ({n} skipped)</source>
        <translation>读取情况（跳过 {n} 个）</translation>
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
        <translation>每个类别的一幅训练图像</translation>
    </message>
    <message>
        <source>Show skipped files</source>
        <translation>显示跳过的文件</translation>
    </message>
    <message>
        <source>Skipped files and why</source>
        <translation>跳过的文件及原因</translation>
    </message>
    <message>
        <source>No dataset yet</source>
        <translation>还没有数据集</translation>
    </message>
    <message>
        <source>Open a folder of digit images, or take the sample.</source>
        <translation>请打开数字图像文件夹，或使用自带样本。</translation>
    </message>
    <message>
        <source>Being opened …</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Some of its first images</source>
        <translation>最先读到的一些图像</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} 至 {most}</translation>
    </message>
    <message>
        <source>{n} images, {k} classes, {each} each</source>
        <translation>{n} 幅图像，{k} 个类别，每类 {each} 幅</translation>
    </message>
    <message>
        <source>{n} images, all of one class: open more, to tell apart</source>
        <translation>{n} 幅图像，只有一个类别：请打开更多类别才能区分</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln test image(s)</source>
        <translation>
            <numerusform>另有 %Ln 幅测试图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) skipped …</source>
        <translation>
            <numerusform>跳过了 %Ln 个文件…</numerusform>
        </translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>还有 {n} 条</translation>
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
        <translation>手写画布</translation>
    </message>
    <message>
        <source>Draw a digit with the mouse, a pen or a finger.</source>
        <translation>用鼠标、触控笔或手指写一个数字。</translation>
    </message>
    <message>
        <source>Probability of each digit</source>
        <translation>每个数字的概率</translation>
    </message>
    <message>
        <source>This is a {digit}: keep the drawing with that label. The key does it, too.</source>
        <translation>这是 {digit}：把手写数字和这个标签一起保存。也可以直接按数字键。</translation>
    </message>
    <message>
        <source>What you have drawn</source>
        <translation>你写的是什么</translation>
    </message>
    <message>
        <source>Pen width</source>
        <translation>笔的粗细</translation>
    </message>
    <message>
        <source>Pen width. The model redraws every stroke with its own pen, so this is for your eyes.</source>
        <translation>笔的粗细。模型会用自己的笔重描每一笔，所以这只影响你看到的样子。</translation>
    </message>
    <message>
        <source>What the model receives</source>
        <translation>模型收到的图像</translation>
    </message>
    <message>
        <source>What the model receives: your ink in 28 × 28 pixels, scaled and centred as MNIST&apos;s digits are.</source>
        <translation>模型收到的图像：你的墨迹，按 MNIST 数字的方式缩放、居中，共 28 × 28 像素。</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>When a run ends, its probabilities are set right (calibrated) on its validation images, so that 90 % is right nine times of ten. While it trains, at earlier moments and without validation images they are as they were learnt, and often too sure.</source>
        <translation>训练结束时，会在验证图像上校准概率，使“90%”十次里对九次。训练过程中、较早的时刻以及没有验证图像时，概率是学到的原样，往往过于自信。</translation>
    </message>
    <message>
        <source>{digit}, {share} sure</source>
        <translation>{digit}，把握 {share}</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>请写一个数字</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>没有把握</translation>
    </message>
    <message>
        <source>not calibrated</source>
        <translation>未校准</translation>
    </message>
    <message>
        <source>{share} sure</source>
        <translation>把握 {share}</translation>
    </message>
    <message>
        <source>The model has not seen ink like this, so it does not trust its answer.</source>
        <translation>模型没有见过这样的墨迹，因此不敢相信自己的答案。</translation>
    </message>
    <message>
        <source>It refuses {rate} of real digits by mistake.</source>
        <translation>它会误拒 {rate} 的真实数字。</translation>
    </message>
    <message>
        <source>epoch {n}</source>
        <translation>第 {n} 轮</translation>
    </message>
    <message>
        <source>taught by you</source>
        <translation>由你教过</translation>
    </message>
    <message>
        <source>bundled model</source>
        <translation>自带模型</translation>
    </message>
    <message>
        <source>no model yet</source>
        <translation>还没有模型</translation>
    </message>
</context>
<context>
    <name>Drawing</name>
    <message>
        <source>Draw stroke</source>
        <translation>书写笔画</translation>
    </message>
</context>
<context>
    <name>ErrandBar</name>
    <message>
        <source>Waiting for a disk</source>
        <translation>正在等待磁盘</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Wait for the disk no longer</source>
        <translation>不再等待磁盘</translation>
    </message>
</context>
<context>
    <name>EvaluatePage</name>
    <message>
        <source>Questions about the model</source>
        <translation>关于模型的问题</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆</translation>
    </message>
    <message>
        <source>What is taken for what?</source>
        <translation>什么被认成了什么？</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Which digits are hard?</source>
        <translation>哪些数字难认？</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Can its certainty be believed?</source>
        <translation>它的把握可信吗？</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Which of two is better, and can that be chance?</source>
        <translation>两个模型哪个更好？会不会只是偶然？</translation>
    </message>
    <message>
        <source>Robustness</source>
        <translation>稳健性</translation>
    </message>
    <message>
        <source>What does it bear?</source>
        <translation>它经得起什么？</translation>
    </message>
    <message>
        <source>This tab as PNG …</source>
        <translation>本页另存为 PNG…</translation>
    </message>
    <message>
        <source>This tab as SVG …</source>
        <translation>本页另存为 SVG…</translation>
    </message>
    <message>
        <source>This tab as CSV …</source>
        <translation>本页另存为 CSV…</translation>
    </message>
    <message>
        <source>Every image&apos;s answer as CSV …</source>
        <translation>每幅图像的答案另存为 CSV…</translation>
    </message>
    <message>
        <source>Judge on a folder of digit images</source>
        <translation>用数字图像文件夹来评估</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>One logit alone means nothing: adding the same to all of them changes no answer. So what is shown is always a difference, the answer against another digit or against the mean of all digits.</source>
        <translation>单独一个对数几率没有意义：全部加上同一个数，答案不变。因此这里显示的总是差值：答案与另一个数字之差，或与全部数字的平均之差。</translation>
    </message>
    <message>
        <source>{one} against the mean of all</source>
        <translation>{one} 与全部平均的比较</translation>
    </message>
    <message>
        <source>{one} against {other}</source>
        <translation>{one} 与 {other} 的比较</translation>
    </message>
    <message>
        <source>Ink {ink}, before any ink {paper}: the logits differ by {all} nats.</source>
        <translation>墨迹贡献 {ink}，落笔之前 {paper}：对数几率相差 {all} 奈特。</translation>
    </message>
    <message>
        <source>The logits differ by {all} nats, the sum of all tints.</source>
        <translation>对数几率相差 {all} 奈特，正是所有着色之和。</translation>
    </message>
    <message>
        <source>I have not seen ink like this. ({rate} of the test digits are refused by mistake.)</source>
        <translation>没有见过这样的墨迹。（测试数字中有 {rate} 被误拒。）</translation>
    </message>
    <message>
        <source>Exact: the weights, pulled back to pixels; the tints add up.</source>
        <translation>精确：把权重拉回到像素上；各处着色相加即得总和。</translation>
    </message>
    <message>
        <source>Exact for this drawing, its slant held as it is; the tints add up.</source>
        <translation>固定这幅字的倾斜不变时是精确的；各处着色相加即得总和。</translation>
    </message>
    <message>
        <source>By occlusion: what is lost when parts of the ink are erased; what no part loses alone is shared by all ink.</source>
        <translation>遮挡法：擦去部分墨迹后损失多少；不能归于任何一处的，由全部墨迹分摊。</translation>
    </message>
    <message>
        <source>{nats} nats</source>
        <translation>{nats} 奈特</translation>
    </message>
    <message>
        <source>Draw a digit to see which of its ink speaks for what.</source>
        <translation>写一个数字，看哪些墨迹支持什么。</translation>
    </message>
    <message>
        <source>Evidence in the drawing</source>
        <translation>手写数字中的证据</translation>
    </message>
    <message>
        <source>What the answer is compared with</source>
        <translation>答案与什么比较</translation>
    </message>
    <message>
        <source>What the answer is compared with.</source>
        <translation>答案与什么比较。</translation>
    </message>
    <message>
        <source>against the runner-up</source>
        <translation>与第二名比较</translation>
    </message>
    <message>
        <source>against the mean</source>
        <translation>与平均比较</translation>
    </message>
    <message>
        <source>against {digit}</source>
        <translation>与 {digit} 比较</translation>
    </message>
    <message>
        <source>Orange ink speaks for the answer, blue ink against it; the stronger, the more.</source>
        <translation>橙色墨迹支持答案，蓝色墨迹反对答案；颜色越浓，作用越大。</translation>
    </message>
</context>
<context>
    <name>FiguresPanel</name>
    <message>
        <source>Judged on</source>
        <translation>评估所用图像</translation>
    </message>
    <message>
        <source>Only images the model was not trained on tell how good it is: the test part, or another folder.</source>
        <translation>只有没用来训练的图像才能说明模型的好坏：测试部分，或者另一个文件夹。</translation>
    </message>
    <message>
        <source>Folder …</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Judge the model on digits that lie elsewhere; the dataset stays as it is.</source>
        <translation>用别处的数字图像来评估模型；数据集保持不变。</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Save what the tab below shows as pictures or tables.</source>
        <translation>把下面这一页保存成图片或表格。</translation>
    </message>
    <message>
        <source>Share of the images read right</source>
        <translation>认对的图像所占比例</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>验证图像</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>训练图像</translation>
    </message>
    <message>
        <source>{done} of {total} images …</source>
        <translation>{done} / {total} 幅图像…</translation>
    </message>
    <message>
        <source>{done} images …</source>
        <translation>{done} 幅图像…</translation>
    </message>
    <message>
        <source>Being judged …</source>
        <translation>正在评估…</translation>
    </message>
    <message>
        <source>Open a dataset or another folder to see how good the model is.</source>
        <translation>打开数据集或其他文件夹，看看模型有多好。</translation>
    </message>
    <message>
        <source>{wrong} of {n} wrong; the true rate is {low} to {high} (95 %).</source>
        <translation>{n} 幅中错了 {wrong} 幅；真实正确率在 {low} 至 {high} 之间（95%）。</translation>
    </message>
    <message>
        <source>Cross-entropy {loss} nats.</source>
        <translation>交叉熵 {loss} 奈特。</translation>
    </message>
    <message>
        <source>Cross-entropy {loss} ± {error} nats.</source>
        <translation>交叉熵 {loss} ± {error} 奈特。</translation>
    </message>
    <message>
        <source>A first look at some of the images; the rest follows.</source>
        <translation>先看一部分图像，其余随后就到。</translation>
    </message>
    <message>
        <source>{count} images are left out: the model does not know their digits.</source>
        <translation>略去 {count} 幅图像：模型不认识其中的数字。</translation>
    </message>
    <message>
        <source>Images that the model was made from flatter it.</source>
        <translation>这些图像正是用来训练模型的，结果会偏好。</translation>
    </message>
</context>
<context>
    <name>FilmPanel</name>
    <message>
        <source>Film strip</source>
        <translation>胶片</translation>
    </message>
    <message>
        <source>From your strokes to the model&apos;s numbers. Switch a step off to see what it was good for.</source>
        <translation>从你的笔画到模型得到的数。关掉某一步，看看它有什么用。</translation>
    </message>
    <message>
        <source>Draw a digit to see what each step makes of it.</source>
        <translation>写一个数字，看每一步把它变成什么样。</translation>
    </message>
    <message>
        <source>These explain {share} of the variance.</source>
        <translation>它们解释了 {share} 的方差。</translation>
    </message>
    <message>
        <source>{n} numbers</source>
        <translation>{n} 个数</translation>
    </message>
    <message>
        <source>{digit}, {share}</source>
        <translation>{digit}，{share}</translation>
    </message>
</context>
<context>
    <name>FormulaPanel</name>
    <message>
        <source>Formulas</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Each formula with the very code that computes it, and what it gives now.</source>
        <translation>每个公式、计算它的源代码，以及现在的结果。</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>The program came without its source.</source>
        <translation>这份程序没有附带源代码。</translation>
    </message>
    <message>
        <source>Train a run to see its numbers.</source>
        <translation>先训练一次，才能看到数值。</translation>
    </message>
    <message>
        <source>First image of the batch, a {digit}: </source>
        <translation>这一批的第一幅图像，数字 {digit}：</translation>
    </message>
    <message>
        <source>{loss} nats</source>
        <translation>{loss} 奈特</translation>
    </message>
    <message>
        <source>Norm of the gradient on the batch: {norm}</source>
        <translation>这一批上梯度的范数：{norm}</translation>
    </message>
    <message>
        <source>Logits</source>
        <translation>对数几率</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>The code that computes it</source>
        <translation>计算它的代码</translation>
    </message>
</context>
<context>
    <name>GradientPanel</name>
    <message>
        <source>Gradient check</source>
        <translation>梯度检验</translation>
    </message>
    <message>
        <source>The notebook&apos;s formula sheet printed the derivative of the sigmoid as x z (z − 1); it is x z (1 − z). With the printed one every step goes the wrong way.</source>
        <translation>笔记本的公式页把 sigmoid 的导数写成 x z (z − 1)，正确的是 x z (1 − z)。照写错的公式走，每一步都背道而驰。</translation>
    </message>
    <message>
        <source>The derivative of the loss by some weights, on the current batch, found in three ways.</source>
        <translation>当前这一批上，损失对若干权重的导数，用三种方法求得。</translation>
    </message>
    <message>
        <source>Obey the printed formula</source>
        <translation>照错误的公式走</translation>
    </message>
    <message>
        <source>Take 40 steps of gradient descent from here, by the code and by the printed formula.</source>
        <translation>从这里出发做 40 步梯度下降：一边按代码，一边按写错的公式。</translation>
    </message>
    <message>
        <source>Train a run: its batch and weights are compared here.</source>
        <translation>先训练一次：这里会比较它的批次和权重。</translation>
    </message>
    <message>
        <source>On {rows} rows the code differs from trying by at most {code}, the printed formula by {printed}.</source>
        <translation>在 {rows} 行上，代码与数值差分至多相差 {code}，写错的公式相差 {printed}。</translation>
    </message>
    <message>
        <source>Loss on the batch</source>
        <translation>这一批上的损失</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>奈特</translation>
    </message>
    <message>
        <source>Loss by the code and by the printed formula</source>
        <translation>按代码和按写错的公式得到的损失</translation>
    </message>
    <message>
        <source>by the code</source>
        <translation>按代码</translation>
    </message>
    <message>
        <source>as printed</source>
        <translation>按写错的公式</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>step {n}</source>
        <translation>第 {n} 步</translation>
    </message>
    <message>
        <source>Derivatives by trying, by the code and as printed</source>
        <translation>导数：数值差分、代码、写错的公式</translation>
    </message>
    <message>
        <source>feature, digit</source>
        <translation>特征，数字</translation>
    </message>
    <message>
        <source>by trying</source>
        <translation>数值差分</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Guide</source>
        <translation>使用指南</translation>
    </message>
</context>
<context>
    <name>HandPanel</name>
    <message>
        <source>Draw a digit and press its key to keep it. Every third of a digit is kept back, to test with.</source>
        <translation>写一个数字，再按相应的数字键保存。每个数字每三幅留出一幅，用于测试。</translation>
    </message>
    <message>
        <source>A lesson goes on from the weights of the model that answers, learns your drawings beside the dataset, and says what it gained and what it forgot.</source>
        <translation>补课从当前作答模型的权重出发，把你的手写数字和数据集一起学习，并告诉你学会了什么、忘掉了什么。</translation>
    </message>
    <message>
        <source>Learn my hand</source>
        <translation>学我的笔迹</translation>
    </message>
    <message>
        <source>Teach the answering model your drawings, from the weights it has (Ctrl+L)</source>
        <translation>从现有权重出发，让作答的模型学习你的手写数字（Ctrl+L）</translation>
    </message>
    <message>
        <source>Weight of a drawing</source>
        <translation>一幅手写数字的权重</translation>
    </message>
    <message>
        <source>How many images of the dataset one of your drawings counts for</source>
        <translation>你的一幅手写数字抵得上数据集中的多少幅图像</translation>
    </message>
    <message>
        <source>after every label</source>
        <translation>每加一个标签就补课</translation>
    </message>
    <message>
        <source>Give a lesson whenever a drawing gets a label</source>
        <translation>每当手写数字得到标签时就补一次课</translation>
    </message>
    <message>
        <source>counts for</source>
        <translation>抵得上</translation>
    </message>
    <message>
        <source>Drawings kept: {n} ({counts})</source>
        <translation>已保存手写数字：{n}（{counts}）</translation>
    </message>
    <message>
        <source>No drawings yet.</source>
        <translation>还没有手写数字。</translation>
    </message>
</context>
<context>
    <name>HintBar</name>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Do what the hint says</source>
        <translation>照提示做</translation>
    </message>
    <message>
        <source>Dismiss hint</source>
        <translation>关闭这条提示</translation>
    </message>
    <message>
        <source>Changes the setting; nothing is trained before you press Train.</source>
        <translation>只更改设置；在你点“训练”之前不会训练。</translation>
    </message>
    <message>
        <source>Not again in this session</source>
        <translation>这次不再提示</translation>
    </message>
    <message>
        <source>No hints</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Give no hints; the menu brings them back</source>
        <translation>不再给出提示；可在菜单中重新打开</translation>
    </message>
</context>
<context>
    <name>ImageGrid</name>
    <message>
        <source>against</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>for</source>
        <translation>支持</translation>
    </message>
</context>
<context>
    <name>ImagesPanel</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>The next run learns from the images as they are corrected here.</source>
        <translation>下一次训练将使用这里更正后的图像。</translation>
    </message>
    <message>
        <source>Which part</source>
        <translation>哪一部分</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>训练图像</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>My drawings</source>
        <translation>我的手写数字</translation>
    </message>
    <message>
        <source>Size of the images</source>
        <translation>图像大小</translation>
    </message>
    <message>
        <source>{label} (test)</source>
        <translation>{label}（测试）</translation>
    </message>
    <message>
        <source>{label} → {said}</source>
        <translation>{label} → {said}</translation>
    </message>
    <message>
        <source>Image {n}, a {label}</source>
        <translation>第 {n} 幅，数字 {label}</translation>
    </message>
    <message>
        <source>; kept back to test with</source>
        <translation>；留作测试</translation>
    </message>
    <message>
        <source>; the model says {said}, loss {loss} nats</source>
        <translation>；模型认作 {said}，损失 {loss} 奈特</translation>
    </message>
    <message>
        <source>No drawings of yours yet. Draw a digit on the board, then press its key.</source>
        <translation>还没有你的手写数字。先在手写板上写一个，再按相应的数字键。</translation>
    </message>
    <message>
        <source>This dataset has no such part.</source>
        <translation>数据集没有这一部分。</translation>
    </message>
    <message>
        <source>Asking the model about every image …</source>
        <translation>正在让模型辨认每一幅图像…</translation>
    </message>
    <message>
        <source>No image passes. Widen the filters above.</source>
        <translation>没有符合条件的图像。请放宽上面的筛选条件。</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} / {total}</translation>
    </message>
    <message>
        <source>{n} chosen</source>
        <translation>选中 {n} 幅</translation>
    </message>
    <message>
        <source>{n} corrected</source>
        <translation>更正 {n} 幅</translation>
    </message>
    <message>
        <source>asking the model: {share}</source>
        <translation>正在询问模型：{share}</translation>
    </message>
</context>
<context>
    <name>LearnPage</name>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Which settings did better?</source>
        <translation>哪些设置更好？</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>赛跑</translation>
    </message>
    <message>
        <source>Which optimiser is fastest?</source>
        <translation>哪种优化器最快？</translation>
    </message>
    <message>
        <source>Luck</source>
        <translation>运气</translation>
    </message>
    <message>
        <source>How much of it is chance?</source>
        <translation>其中有多少是偶然？</translation>
    </message>
</context>
<context>
    <name>LuckPanel</name>
    <message>
        <source>Number of seeds</source>
        <translation>种子个数</translation>
    </message>
    <message>
        <source>Try seeds</source>
        <translation>尝试不同种子</translation>
    </message>
    <message>
        <source>Train these settings once a seed</source>
        <translation>用每个种子各训练一次</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Take the band away</source>
        <translation>去掉色带</translation>
    </message>
    <message>
        <source>Show the band</source>
        <translation>显示色带</translation>
    </message>
    <message>
        <source>A seed decides the starting weights, the order of batches and which images are held back. The band goes from the lowest to the highest of all seeds, half of them lie in its dark part, the line is the median: a difference smaller than the band may be luck.</source>
        <translation>随机种子决定初始权重、批次的顺序和留出哪些图像。色带从所有种子的最低值到最高值，一半种子落在深色部分，中线是中位数：小于色带宽度的差别，可能只是运气。</translation>
    </message>
    <message>
        <source>Training the first seed …</source>
        <translation>正在训练第一个种子…</translation>
    </message>
    <message>
        <source>{n} of {wanted} seeds, validation accuracy at the end: {low} to {high}, median {median}.</source>
        <translation>{n} / {wanted} 个种子，最终验证准确率：{low} 至 {high}，中位数 {median}。</translation>
    </message>
    <message>
        <source>{n} of {wanted} seeds, training accuracy at the end: {low} to {high}, median {median}.</source>
        <translation>{n} / {wanted} 个种子，最终训练准确率：{low} 至 {high}，中位数 {median}。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Logit Lab</source>
        <translation>Logit Lab</translation>
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
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>{count} images of {digit} were read right: {share} of all {digit}.</source>
        <translation>{digit} 的图像有 {count} 幅认对，占全部 {digit} 的 {share}。</translation>
    </message>
    <message>
        <source>{count} images of {digit} were read as {said}: {share} of all {digit}.</source>
        <translation>{digit} 的图像有 {count} 幅认成 {said}，占全部 {digit} 的 {share}。</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>read as</source>
        <translation>认作</translation>
    </message>
    <message>
        <source>is</source>
        <translation>实为</translation>
    </message>
    <message>
        <source>Choose a cell.</source>
        <translation>请选择一个格子。</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>OfferBar</name>
    <message>
        <source>Question</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Bring it back and train on</source>
        <translation>恢复并继续训练</translation>
    </message>
    <message>
        <source>Let it be; this is not asked again</source>
        <translation>不恢复；不再询问</translation>
    </message>
</context>
<context>
    <name>PaintPanel</name>
    <message>
        <source>Paint the weights</source>
        <translation>画出权重</translation>
    </message>
    <message>
        <source>A linear model is nothing but an image of weights for each digit. Paint your own and see how many images it reads. Arrow keys move the brush, Space paints, Backspace paints the opposite.</source>
        <translation>线性模型不过是每个数字一幅权重图像。自己画一幅，看它能认出多少图像。方向键移动画笔，空格键涂色，退格键涂相反的颜色。</translation>
    </message>
    <message>
        <source>Orange where ink should speak for the digit, blue where against it; right button: other.</source>
        <translation>橙色：该处有墨迹时支持这个数字；蓝色：反对。鼠标右键涂另一种颜色。</translation>
    </message>
    <message>
        <source>Weights to paint</source>
        <translation>要画的权重</translation>
    </message>
    <message>
        <source>Yours reads {hand} of the images, the learned one {learned}.</source>
        <translation>你画的认对 {hand} 的图像，学到的认对 {learned}。</translation>
    </message>
    <message>
        <source>Paint the weights of {digit}</source>
        <translation>画 {digit} 的权重</translation>
    </message>
    <message>
        <source>For</source>
        <translation>支持</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>Brush width</source>
        <translation>画笔粗细</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>学到的</translation>
    </message>
    <message>
        <source>Begin with what has been learnt.</source>
        <translation>从学到的权重开始画。</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>Begin with nothing painted.</source>
        <translation>从空白开始画。</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Probability of each class</source>
        <translation>每个类别的概率</translation>
    </message>
    <message>
        <source>&lt;{number} %</source>
        <translation>&lt;{number}%</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没有答案</translation>
    </message>
    <message>
        <source>{label}: {percent}</source>
        <translation>{label}：{percent}</translation>
    </message>
</context>
<context>
    <name>PushPanel</name>
    <message>
        <source>Smallest push</source>
        <translation>最小扰动</translation>
    </message>
    <message>
        <source>In the space of all images each answer has its region. This is the shortest way out of this one.</source>
        <translation>在所有图像的空间里，每个答案占据一个区域。这里显示离开当前区域的最短路径。</translation>
    </message>
    <message>
        <source>Draw a digit to push it.</source>
        <translation>写一个数字来推动它。</translation>
    </message>
    <message>
        <source>The pushed drawing</source>
        <translation>被推动的手写数字</translation>
    </message>
    <message>
        <source>What the push adds</source>
        <translation>扰动增加的部分</translation>
    </message>
    <message>
        <source>Valid ink only</source>
        <translation>只用合法的墨迹</translation>
    </message>
    <message>
        <source>Keep every pixel a whole grey level between paper and full ink; otherwise the way is shorter.</source>
        <translation>让每个像素保持为白纸与全黑之间的整数灰度；不加限制时路径更短。</translation>
    </message>
    <message>
        <source>Put it on the canvas</source>
        <translation>放到画布上</translation>
    </message>
    <message>
        <source>Put the pushed drawing on the canvas</source>
        <translation>把推动后的数字放到画布上</translation>
    </message>
    <message>
        <source>Look at it everywhere in the window; undo brings your drawing back.</source>
        <translation>可以在整个窗口中查看它；撤销可恢复你写的数字。</translation>
    </message>
    <message>
        <source>{part} of the way: {digit}, {share}</source>
        <translation>走了 {part}：{digit}，{share}</translation>
    </message>
    <message>
        <source>Looking for a push …</source>
        <translation>正在寻找扰动…</translation>
    </message>
    <message>
        <source>No valid ink there can be leads to another answer from here.</source>
        <translation>从这里出发，任何合法的墨迹都不会改变答案。</translation>
    </message>
    <message>
        <source>The shortest of all ways, in closed form: the border to {digit} is {length} pixels of full ink away.</source>
        <translation>最短路径，有解析解：到 {digit} 的边界相当于 {length} 个全黑像素。</translation>
    </message>
    <message>
        <source>A short way, found step by step, for these features bend: the border to {digit} is {length} pixels of full ink away.</source>
        <translation>特征是弯曲的，只能一步步找出较短的路径：到 {digit} 的边界相当于 {length} 个全黑像素。</translation>
    </message>
    <message>
        <source>How far the drawing is pushed</source>
        <translation>推动了多远</translation>
    </message>
    <message>
        <source>How far the drawing is pushed: at 100 % it stands on the border.</source>
        <translation>推动了多远：100% 时正好在边界上。</translation>
    </message>
    <message>
        <source>Move the slider: so little, in the right places, and the model answers otherwise.</source>
        <translation>拖动滑块：只要在恰当的地方改动这么一点，模型就会给出别的答案。</translation>
    </message>
</context>
<context>
    <name>RacePanel</name>
    <message>
        <source>Race</source>
        <translation>赛跑</translation>
    </message>
    <message>
        <source>Train the ticked optimisers with the settings as they are now, side by side</source>
        <translation>用当前设置，同时训练勾选的优化器</translation>
    </message>
    <message>
        <source>Standings</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>遍数</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>Cut after {seconds} s of training, not beaten: {names}.</source>
        <translation>训练满 {seconds} 秒即被截断，并非落败：{names}。</translation>
    </message>
    <message>
        <source>All start from the same weights and take turns by time spent, {seconds} s each at most. With an L2 penalty the finish line is the best loss there is, proven by a certificate.</source>
        <translation>全部从相同的权重出发，按用时轮流前进，每个最多 {seconds} 秒。有 L2 正则时，终点线是经过证明的最优损失。</translation>
    </message>
    <message>
        <source>Surveying the finish line …</source>
        <translation>正在测定终点线…</translation>
    </message>
    <message>
        <source>No finish line was found.</source>
        <translation>没有找到终点线。</translation>
    </message>
    <message>
        <source>There is no finish line: these digits can be told apart without error, so larger weights are ever better and there is no best loss. An L2 penalty would make one.</source>
        <translation>没有终点线：这些数字可以完全无误地区分，权重越大越好，不存在最优损失。加上 L2 正则就会有。</translation>
    </message>
    <message>
        <source>There is no finish line: without an L2 penalty nothing proves how low the loss can get.</source>
        <translation>没有终点线：没有 L2 正则，就无法证明损失能低到多少。</translation>
    </message>
    <message>
        <source>The best loss, with penalty, is {low} nats, proven to within {margin}. Who has arrived is certainly within {share} of it.</source>
        <translation>含正则项的最优损失是 {low} 奈特，证明误差不超过 {margin}。到达者与它的相对差距必定在 {share} 以内。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>cut at {seconds} s</source>
        <translation>满 {seconds} 秒截断</translation>
    </message>
</context>
<context>
    <name>ReadingPanel</name>
    <message>
        <source>Dark ink on light paper becomes light on dark</source>
        <translation>浅底深字转成深底浅字</translation>
    </message>
    <message>
        <source>Told apart by the border of each picture. Without this they stay as they are. They are read anew.</source>
        <translation>根据每张图片的边缘来判断。不勾选则保持原样。更改后会重新读取。</translation>
    </message>
    <message>
        <source>Skipped files and why</source>
        <translation>跳过的文件及原因</translation>
    </message>
</context>
<context>
    <name>RibbonPanel</name>
    <message>
        <source>Answer over the run</source>
        <translation>训练过程中的答案</translation>
    </message>
    <message>
        <source>How the probability was shared among the digits for your drawing, from the run&apos;s first epoch on the left to its last, as it was learnt and before calibration. Press in it to go there.</source>
        <translation>对你写的这个数字，概率在各数字之间如何分配：从左边的第一轮到右边的最后一轮，是学到的原样，未经校准。点一下就跳到那一轮。</translation>
    </message>
    <message>
        <source>Draw a digit: when was it sure?</source>
        <translation>写个数字，看它何时有了把握</translation>
    </message>
</context>
<context>
    <name>RibbonStrip</name>
    <message>
        <source>{label}: {number} %</source>
        <translation>{label}：{number}%</translation>
    </message>
    <message>
        <source>epoch {n}: {shares}</source>
        <translation>第 {n} 轮：{shares}</translation>
    </message>
    <message>
        <source>Nothing drawn, or no run</source>
        <translation>还没有写数字，或者还没有训练</translation>
    </message>
</context>
<context>
    <name>RobustnessPanel</name>
    <message>
        <source>What it bears</source>
        <translation>它经得起什么</translation>
    </message>
    <message>
        <source>How the accuracy falls as digits are made worse step by step.</source>
        <translation>数字被一步步弄坏时，准确率如何下降。</translation>
    </message>
    <message>
        <source>How the digits are made worse</source>
        <translation>怎样弄坏数字</translation>
    </message>
    <message>
        <source>A digit at each level</source>
        <translation>每一级的样子</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>noise / % of full ink</source>
        <translation>噪声 / 全黑的 %</translation>
    </message>
    <message>
        <source>Turning</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>turned by / degrees</source>
        <translation>旋转角度 / 度</translation>
    </message>
    <message>
        <source>Shifting</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>shifted by / pixels</source>
        <translation>平移 / 像素</translation>
    </message>
    <message>
        <source>Another pen</source>
        <translation>换一支笔</translation>
    </message>
    <message>
        <source>strokes wider by / pixels</source>
        <translation>笔画加粗 / 像素</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>right / %</source>
        <translation>实际正确率 / %</translation>
    </message>
    <message>
        <source>Nothing has been judged yet.</source>
        <translation>还没有评估过任何图像。</translation>
    </message>
    <message>
        <source>Being tried …</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>The accuracy on {n} images that are made worse step by step; below, what each step does to a digit.</source>
        <translation>在 {n} 幅被一步步弄坏的图像上的准确率；下面是每一步对一个数字的影响。</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Ready-made settings. Change any of them and they become your own.</source>
        <translation>现成的设置。改动任何一项，就成为你自己的设置。</translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Testing on unseen images …</source>
        <translation>正在用没见过的图像测试…</translation>
    </message>
    <message>
        <source>Racing …</source>
        <translation>正在赛跑…</translation>
    </message>
    <message>
        <source>Trying seeds …</source>
        <translation>正在尝试种子…</translation>
    </message>
    <message>
        <source>Downloading: {done} of {total} MB</source>
        <translation>正在下载：{done} / {total} MB</translation>
    </message>
    <message>
        <source>Preparing images …</source>
        <translation>正在准备图像…</translation>
    </message>
    <message>
        <source>epoch {n} of {total}</source>
        <translation>第 {n} / {total} 轮</translation>
    </message>
    <message>
        <source>Paused at {epoch}</source>
        <translation>已暂停：{epoch}</translation>
    </message>
    <message>
        <source>{epoch} · {time} left</source>
        <translation>{epoch} · 还需 {time}</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>{m} min {s:02} s</source>
        <translation>{m} 分 {s:02} 秒</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Train this stopped run on from where it was</source>
        <translation>把这次停下的训练从中断处继续下去</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Call this run something (F2)</source>
        <translation>给这次训练起个名字（F2）</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Take this run out of the list</source>
        <translation>从列表中移除这次训练</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo the last change of this list</source>
        <translation>撤销对列表的上一次改动</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>撤销：{what}</translation>
    </message>
    <message>
        <source>Choose a run to look at it; its tick draws or hides its curves.</source>
        <translation>选中一次训练即可查看；勾选框决定是否画出它的曲线。</translation>
    </message>
    <message>
        <source>Press Train: each run is listed here, so that settings can be compared.</source>
        <translation>点“训练”：每次训练都列在这里，便于比较不同设置。</translation>
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
        <translation>指出数据或设置可能存在的问题</translation>
    </message>
    <message>
        <source>Keep folders decoded, so that they open at once the next time</source>
        <translation>保留解码后的文件夹，下次立即打开</translation>
    </message>
    <message>
        <source>In your cache folder, at most 4 GB; never where the pictures are.</source>
        <translation>存放在你的缓存文件夹里，最多 4 GB；绝不写入图片所在的文件夹。</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Every run keeps its weights at many epochs, so that any moment can be shown again.</source>
        <translation>每次训练都会保存许多轮的权重，任何时刻都能重新显示。</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Where fetched datasets are kept</source>
        <translation>下载的数据集存放在哪里</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Memory for moments</source>
        <translation>时刻所用内存</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Fetched datasets</source>
        <translation>下载的数据集</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>恢复默认设置</translation>
    </message>
</context>
<context>
    <name>SieveBar</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Only images of this class</source>
        <translation>只看这一类的图像</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Only images that the model says are this</source>
        <translation>只看模型认作这个数字的图像</translation>
    </message>
    <message>
        <source>Which images</source>
        <translation>哪些图像</translation>
    </message>
    <message>
        <source>Right, wrong or corrected ones</source>
        <translation>认对的、认错的或更正过的</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>The loss is how surprised the model was</source>
        <translation>损失表示模型有多意外</translation>
    </message>
    <message>
        <source>Least loss</source>
        <translation>最小损失</translation>
    </message>
    <message>
        <source>Only images whose loss is at least this, in nats</source>
        <translation>只看损失不小于此值的图像（奈特）</translation>
    </message>
    <message>
        <source>any loss</source>
        <translation>不限损失</translation>
    </message>
    <message>
        <source>every class</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>every answer</source>
        <translation>全部答案</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>answered wrong</source>
        <translation>认错的</translation>
    </message>
    <message>
        <source>answered right</source>
        <translation>认对的</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>更正过的</translation>
    </message>
    <message>
        <source>as they lie</source>
        <translation>原来的顺序</translation>
    </message>
    <message>
        <source>largest loss first</source>
        <translation>损失从大到小</translation>
    </message>
    <message>
        <source>smallest loss first</source>
        <translation>损失从小到大</translation>
    </message>
</context>
<context>
    <name>SpreadPanel</name>
    <message>
        <source>Weights over time</source>
        <translation>权重随时间的变化</translation>
    </message>
    <message>
        <source>Each column of the map is a histogram of all weights at one epoch; the darker, the more of them.</source>
        <translation>图中每一列是某一轮全部权重的直方图；颜色越深，权重越多。</translation>
    </message>
    <message>
        <source>How large all weights were at each epoch, on one scale; below, their norm.</source>
        <translation>每一轮所有权重的大小，采用同一刻度；下面是它们的范数。</translation>
    </message>
    <message>
        <source>Press Train to see the weights grow.</source>
        <translation>点“训练”，看权重如何增长。</translation>
    </message>
    <message>
        <source>Histogram and norm of the weights over time</source>
        <translation>权重的直方图和范数随时间的变化</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>epoch {epoch}: norm {norm}</source>
        <translation>第 {epoch} 轮：范数 {norm}</translation>
    </message>
</context>
<context>
    <name>StepPanel</name>
    <message>
        <source>Step size</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>L bounds how fast the gradient can change, whatever the weights are. With steps up to 1/L full-batch descent never climbs; above 2/L it may climb for good.</source>
        <translation>L 是梯度变化快慢的上界，与权重无关。步长不超过 1/L 时，全批量梯度下降绝不会上升；超过 2/L 时可能一直上升。</translation>
    </message>
    <message>
        <source>How far the learning rate is from 1/L, the longest step that is safe anywhere.</source>
        <translation>学习率与 1/L 相差多少；1/L 是在任何位置都安全的最大步长。</translation>
    </message>
    <message>
        <source>Learning rate beside 1/L</source>
        <translation>学习率与 1/L 的对照</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>Train a run to measure its data.</source>
        <translation>先训练一次，才能测量它的数据。</translation>
    </message>
    <message>
        <source>1/L = {safe}; the learning rate is {rate}. At these very weights 2/curvature = {here}.</source>
        <translation>1/L = {safe}；学习率是 {rate}。在当前权重处，2/曲率 = {here}。</translation>
    </message>
    <message>
        <source>For this optimiser, or for batches, the bound is a guide, not a limit.</source>
        <translation>对这种优化器或小批量训练，这个界只是参考，不是极限。</translation>
    </message>
    <message>
        <source>Too long: above {limit} full-batch descent may climb for good.</source>
        <translation>太大了：超过 {limit} 时，全批量梯度下降可能一直上升。</translation>
    </message>
</context>
<context>
    <name>SurveyPanel</name>
    <message>
        <source>Where they differ</source>
        <translation>差异所在</translation>
    </message>
    <message>
        <source>Every pixel&apos;s standard deviation over the class: dark where its images do not agree</source>
        <translation>每个像素在该类中的标准差：颜色深处，图像之间差别大</translation>
    </message>
    <message>
        <source>Where the images of a class differ (standard deviation)</source>
        <translation>同类图像的差异所在（标准差）</translation>
    </message>
    <message>
        <source>Mean image of each class, and its count</source>
        <translation>每类的平均图像及数量</translation>
    </message>
    <message>
        <source>{label}: {n}</source>
        <translation>{label}: {n}</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Epoch shown</source>
        <translation>显示的轮次</translation>
    </message>
    <message>
        <source>Go back to any epoch: weights, evaluation and the answer to your drawing go with it. Marks are moments that were kept; others are trained again, exactly, from the mark before.</source>
        <translation>可以回到任何一轮：权重、评估和对你所写数字的答案都随之改变。刻度是保存过的时刻；其余时刻从前一个刻度起重新训练，结果分毫不差。</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Follow the newest epoch again</source>
        <translation>重新跟随最新的一轮</translation>
    </message>
    <message>
        <source>Branch from here</source>
        <translation>从这里分支</translation>
    </message>
    <message>
        <source>Train on from this moment with the settings as they are now, as a run of its own</source>
        <translation>从这一时刻出发，用当前设置继续训练，另成一次训练</translation>
    </message>
    <message>
        <source>Drag the slider or click in a plot to go back: your drawing&apos;s answer goes with it. Live returns.</source>
        <translation>拖动滑块或点击曲线图可以回到过去，对你所写数字的答案也随之改变。“实时”返回现在。</translation>
    </message>
    <message>
        <source>epoch {n}</source>
        <translation>第 {n} 轮</translation>
    </message>
    <message>
        <source>Epoch {n} was not kept: it is being trained again from here.</source>
        <translation>第 {n} 轮没有保存：正从这里重新训练出来。</translation>
    </message>
    <message>
        <source>The moment that answers now</source>
        <translation>当前作答的时刻</translation>
    </message>
</context>
<context>
    <name>TipLine</name>
    <message>
        <source>Tip</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Put the tip away</source>
        <translation>收起提示</translation>
    </message>
    <message>
        <source>Not again</source>
        <translation>不再显示</translation>
    </message>
</context>
<context>
    <name>Tips</name>
    <message>
        <source>Draw, and see at once which ink speaks for the answer and which against it. The tabs ask further: how little would change it, and what was it learnt from?</source>
        <translation>一边写，一边就能看到哪些墨迹支持答案、哪些反对。其他标签页接着追问：改动多小就会变？又是从哪里学来的？</translation>
    </message>
    <message>
        <source>Click a cell of the table to see just those images; click an image, and it lies on the canvas with its answer.</source>
        <translation>点击表中的一格，只看那些图像；点击一幅图像，它就放到画布上并给出答案。</translation>
    </message>
    <message>
        <source>Choose images and press a digit&apos;s key to label them anew, or leave them out. Undo takes it back, and the files on disk stay as they are.</source>
        <translation>选中图像，按数字键即可改标签，也可以把它们排除。可以撤销，磁盘上的文件不会改动。</translation>
    </message>
</context>
<context>
    <name>UnderstandPage</name>
    <message>
        <source>Questions about the answer</source>
        <translation>关于答案的问题</translation>
    </message>
    <message>
        <source>Which of the ink speaks for the answer?</source>
        <translation>哪些墨迹支持这个答案？</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>扰动</translation>
    </message>
    <message>
        <source>How little would change the answer?</source>
        <translation>多小的改动就会改变答案？</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>胶片</translation>
    </message>
    <message>
        <source>What does the model see of the drawing?</source>
        <translation>模型看到的是什么？</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>What has it learnt?</source>
        <translation>它学到了什么？</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>涂画</translation>
    </message>
    <message>
        <source>Could you do better by hand?</source>
        <translation>你手工画会更好吗？</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Which training images said so?</source>
        <translation>是哪些训练图像这么说的？</translation>
    </message>
    <message>
        <source>Formulas</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>How is it computed, and is that right?</source>
        <translation>它是怎样计算的？算得对吗？</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
</context>
<context>
    <name>VoicesPanel</name>
    <message>
        <source>Which training images said so</source>
        <translation>是哪些训练图像这么说的</translation>
    </message>
    <message>
        <source>With an L2 penalty the best weights are a sum of training images, each counted by how wrong the model still is about it. So a logit is a sum of votes, one an image: its likeness to your drawing times that count.</source>
        <translation>有 L2 正则时，最优权重是训练图像的加权和，每幅图像按模型对它仍有的误差计数。因此对数几率就是投票之和，每幅图像一票：它与你所写数字的相似度乘以这个计数。</translation>
    </message>
    <message>
        <source>The training images that speak loudest for the answer, and against it.</source>
        <translation>最支持和最反对这个答案的训练图像。</translation>
    </message>
    <message>
        <source>Settings that get there</source>
        <translation>采用能做到的设置</translation>
    </message>
    <message>
        <source>Some L2, and L-BFGS until the loss is proven best. Then press Train.</source>
        <translation>加一点 L2 正则，用 L-BFGS 训练到损失被证明最优。然后点“训练”。</translation>
    </message>
    <message>
        <source>Training images for the answer</source>
        <translation>支持答案的训练图像</translation>
    </message>
    <message>
        <source>Training images against the answer</source>
        <translation>反对答案的训练图像</translation>
    </message>
    <message>
        <source>Train a run first: a model from a file does not bring its training images.</source>
        <translation>请先训练一次：从文件打开的模型不带训练图像。</translation>
    </message>
    <message>
        <source>Open the run&apos;s dataset first: its images are asked.</source>
        <translation>请先打开这次训练的数据集：要询问其中的图像。</translation>
    </message>
    <message>
        <source>Off: without an L2 penalty the weights are no sum of the training images.</source>
        <translation>不可用：没有 L2 正则时，权重不是训练图像之和。</translation>
    </message>
    <message>
        <source>Draw a digit to ask the training images.</source>
        <translation>写一个数字，来询问训练图像。</translation>
    </message>
    <message>
        <source>Off: the run is not near the optimum. For {one} against {other} {rest} of {all} nats are left over that no training image accounts for.</source>
        <translation>不可用：这次训练离最优还远。{one} 与 {other} 相比，{all} 奈特中有 {rest} 不能归于任何训练图像。</translation>
    </message>
    <message>
        <source>{one} against {other}: images {images}, bias {bias}, left over {rest}, together {all} nats.</source>
        <translation>{one} 与 {other} 相比：图像 {images}，偏置 {bias}，剩余 {rest}，合计 {all} 奈特。</translation>
    </message>
</context>
<context>
    <name>WeightsPanel</name>
    <message>
        <source>Weights of each digit</source>
        <translation>每个数字的权重</translation>
    </message>
    <message>
        <source>Trying every pixel …</source>
        <translation>正在逐个像素尝试…</translation>
    </message>
    <message>
        <source>What ink on each pixel adds for each digit against the mean of all, for images as slanted as your drawing. All images share one scale.</source>
        <translation>对与你所写数字同样倾斜的图像，每个像素上的墨迹使各数字相对于平均增加多少。所有图像使用同一刻度。</translation>
    </message>
    <message>
        <source>Ink on an orange pixel speaks for the digit, ink on a blue one against it, each compared with the mean of all digits. All images share one scale.</source>
        <translation>墨迹落在橙色像素上支持该数字，落在蓝色像素上反对它，均与全部数字的平均相比。所有图像使用同一刻度。</translation>
    </message>
    <message>
        <source>These features bend the picture, so there is no one image of the weights. Shown is what a little more ink at each place would do to your drawing&apos;s answer.</source>
        <translation>这些特征使图像弯曲，因此权重不能画成一幅固定的图像。这里显示的是：在各处多加一点墨迹，对你所写数字的答案有什么影响。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Draw a digit: what ink adds depends on it.</source>
        <translation>写一个数字：墨迹的作用取决于它。</translation>
    </message>
</context>
<context>
    <name>about</name>
    <message>
        <source>Logit Lab {version}</source>
        <translation>Logit Lab {version}</translation>
    </message>
    <message>
        <source>Logistic regression written from scratch in NumPy learns to read handwritten digits before your eyes.</source>
        <translation>用 NumPy 从零写成的逻辑回归，当着你的面学会认手写数字。</translation>
    </message>
    <message>
        <source>The sample and the bundled model are made from the MNIST database of handwritten digits by Yann LeCun, Corinna Cortes and Christopher Burges (CC BY-SA 3.0), the bundled model also from pen drawings by Ethem Alpaydın and Fevzi Alimoğlu (CC BY 4.0). The program is free software under the MIT licence.</source>
        <translation>自带样本和自带模型取自 Yann LeCun、Corinna Cortes 和 Christopher Burges 的 MNIST 手写数字数据库（CC BY-SA 3.0），自带模型还用了 Ethem Alpaydın 和 Fevzi Alimoğlu 的笔迹数据（CC BY 4.0）。本程序是采用 MIT 许可证的自由软件。</translation>
    </message>
    <message>
        <source>About Logit Lab and this model</source>
        <translation>关于 Logit Lab 和当前模型</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>No model answers yet.</source>
        <translation>还没有模型作答。</translation>
    </message>
    <message>
        <source>The answering model tells {classes} apart with {n} weights.</source>
        <translation>当前作答的模型用 {n} 个权重区分 {classes}。</translation>
    </message>
    <message>
        <source>It reads {share} of the test images right.</source>
        <translation>它认对了 {share} 的测试图像。</translation>
    </message>
    <message>
        <source>It says “not sure” to {rate} of real digits.</source>
        <translation>对 {rate} 的真实数字，它会说“没有把握”。</translation>
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
        <translation>打开数字图像文件夹</translation>
    </message>
    <message>
        <source>Open file …</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open a zip or tar of digits, IDX, npz or CSV files, or drawings (.jsonl)</source>
        <translation>打开数字图像的 zip 或 tar，IDX、npz 或 CSV 文件，或笔画文件（.jsonl）</translation>
    </message>
    <message>
        <source>Use the sample</source>
        <translation>使用自带样本</translation>
    </message>
    <message>
        <source>6,000 digits of MNIST</source>
        <translation>MNIST 中的 6000 个数字</translation>
    </message>
    <message>
        <source>Get {name} ({size} MB)</source>
        <translation>获取 {name}（{size} MB）</translation>
    </message>
    <message>
        <source>Fetch it over the network and open it; it is kept, so once is enough</source>
        <translation>从网络下载并打开；下载后会保留，一次即可</translation>
    </message>
    <message>
        <source>Open model …</source>
        <translation>打开模型…</translation>
    </message>
    <message>
        <source>Let a saved model answer</source>
        <translation>让保存过的模型作答</translation>
    </message>
    <message>
        <source>Save model …</source>
        <translation>保存模型…</translation>
    </message>
    <message>
        <source>Save the answering model</source>
        <translation>保存当前作答的模型</translation>
    </message>
    <message>
        <source>Open run …</source>
        <translation>打开训练记录…</translation>
    </message>
    <message>
        <source>Put a saved run into the list; it can be looked at and goes on</source>
        <translation>把保存过的训练记录放进列表，可以查看，也可以继续训练</translation>
    </message>
    <message>
        <source>Save run …</source>
        <translation>保存训练记录…</translation>
    </message>
    <message>
        <source>Save the run that is shown, with its moments</source>
        <translation>保存当前显示的训练记录及其各个时刻</translation>
    </message>
    <message>
        <source>Use the bundled model</source>
        <translation>使用自带模型</translation>
    </message>
    <message>
        <source>Let the model that comes with the program answer</source>
        <translation>让程序自带的模型作答</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Start a new run with these settings</source>
        <translation>用这些设置开始一次新的训练</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Wait after this epoch, or go on</source>
        <translation>本轮结束后暂停，或继续</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>One epoch, then wait</source>
        <translation>训练一轮，然后暂停</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End this run, or cancel loading</source>
        <translation>结束这次训练，或取消读取</translation>
    </message>
    <message>
        <source>Learn my hand</source>
        <translation>学我的笔迹</translation>
    </message>
    <message>
        <source>Teach the answering model your labelled drawings</source>
        <translation>让作答的模型学习你加了标签的手写数字</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back the last stroke</source>
        <translation>撤回最后一笔</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Draw it again</source>
        <translation>重新画上</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Empty the canvas</source>
        <translation>清空画布</translation>
    </message>
    <message>
        <source>Read an image …</source>
        <translation>识别图片…</translation>
    </message>
    <message>
        <source>Open a picture of a digit</source>
        <translation>打开一张数字图片</translation>
    </message>
    <message>
        <source>Paste an image</source>
        <translation>粘贴图片</translation>
    </message>
    <message>
        <source>Read the picture on the clipboard, or open what is copied there</source>
        <translation>识别剪贴板中的图片，或打开复制的文件或文件夹</translation>
    </message>
    <message>
        <source>Curves as PNG …</source>
        <translation>曲线另存为 PNG…</translation>
    </message>
    <message>
        <source>Save the plots as a picture</source>
        <translation>把曲线图存为图片</translation>
    </message>
    <message>
        <source>Curves as SVG …</source>
        <translation>曲线另存为 SVG…</translation>
    </message>
    <message>
        <source>Save the plots as a drawing</source>
        <translation>把曲线图存为矢量图</translation>
    </message>
    <message>
        <source>Curves as CSV …</source>
        <translation>曲线另存为 CSV…</translation>
    </message>
    <message>
        <source>Save the figures of every epoch</source>
        <translation>保存每一轮的数值</translation>
    </message>
    <message>
        <source>Run as a NumPy script …</source>
        <translation>训练另存为 NumPy 脚本…</translation>
    </message>
    <message>
        <source>A page of Python that gives the run&apos;s curve, bit for bit; it is tried first</source>
        <translation>一页 Python 代码，能逐位重现这次训练的曲线；保存前会先试运行</translation>
    </message>
    <message>
        <source>Report of the run …</source>
        <translation>训练报告…</translation>
    </message>
    <message>
        <source>One web page with curves, figures, mistakes and settings</source>
        <translation>一个网页，包含曲线、数据、错误和设置</translation>
    </message>
    <message>
        <source>To the drawing board</source>
        <translation>转到手写板</translation>
    </message>
    <message>
        <source>Let the canvas have the keyboard: a digit&apos;s key then labels what is drawn</source>
        <translation>让画布接收键盘输入：画好后按数字键即可标注</translation>
    </message>
    <message>
        <source>Data and settings</source>
        <translation>数据和设置</translation>
    </message>
    <message>
        <source>Show or fold the left column</source>
        <translation>显示或收起左栏</translation>
    </message>
    <message>
        <source>Drawing board</source>
        <translation>手写板</translation>
    </message>
    <message>
        <source>Show or fold the right column</source>
        <translation>显示或收起右栏</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>恢复默认布局</translation>
    </message>
    <message>
        <source>Columns and plots as they were at first</source>
        <translation>各栏和曲线图恢复原来的样子</translation>
    </message>
    <message>
        <source>Hints on or off</source>
        <translation>打开或关闭提示</translation>
    </message>
    <message>
        <source>Whether to say what might be wrong with data or settings</source>
        <translation>是否指出数据或设置可能存在的问题</translation>
    </message>
    <message>
        <source>Settings …</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Language, appearance, memory, folders</source>
        <translation>语言、外观、内存、文件夹</translation>
    </message>
    <message>
        <source>Add to applications menu</source>
        <translation>添加到应用程序菜单</translation>
    </message>
    <message>
        <source>So that it starts by a click</source>
        <translation>以后点一下就能启动</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>What the keys do</source>
        <translation>各按键的作用</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>The first five minutes, the mathematics, experiments to try</source>
        <translation>最初的五分钟、数学原理、动手实验</translation>
    </message>
    <message>
        <source>Explain this control</source>
        <translation>解释当前控件</translation>
    </message>
    <message>
        <source>Say what the control is for that has the keyboard</source>
        <translation>说明当前键盘焦点所在控件的用途</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>这是什么？</translation>
    </message>
    <message>
        <source>Click anything to have it explained</source>
        <translation>点击任何地方，查看说明</translation>
    </message>
    <message>
        <source>About this model</source>
        <translation>关于当前模型</translation>
    </message>
    <message>
        <source>Version, model, sources</source>
        <translation>版本、模型、数据来源</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Is it learning?</source>
        <translation>它在学习吗？</translation>
    </message>
    <message>
        <source>Understand</source>
        <translation>理解</translation>
    </message>
    <message>
        <source>Why this answer?</source>
        <translation>为什么是这个答案？</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>How good is it?</source>
        <translation>它有多好？</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>What is it fed?</source>
        <translation>它学的是什么？</translation>
    </message>
</context>
<context>
    <name>choosing</name>
    <message>
        <source>Open a folder of digit images</source>
        <translation>打开数字图像文件夹</translation>
    </message>
    <message>
        <source>Digits (*.zip *.tar *.tar.* *.tgz *.npz *.csv *.jsonl *.gz *-ubyte)</source>
        <translation>数字 (*.zip *.tar *.tar.* *.tgz *.npz *.csv *.jsonl *.gz *-ubyte)</translation>
    </message>
    <message>
        <source>Open a file of digits</source>
        <translation>打开数字文件</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Models (*.npz)</source>
        <translation>模型 (*.npz)</translation>
    </message>
    <message>
        <source>Save the model</source>
        <translation>保存模型</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>打开训练记录</translation>
    </message>
    <message>
        <source>Save the run</source>
        <translation>保存训练记录</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.webp *.tif *.tiff)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.bmp *.webp *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Read an image of a digit</source>
        <translation>识别数字图片</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Runs (*.npz)</source>
        <translation>训练记录 (*.npz)</translation>
    </message>
</context>
<context>
    <name>corrections</name>
    <message>
        <source>Relabel</source>
        <translation>更改标签</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Corrections of before</source>
        <translation>以前的更正</translation>
    </message>
</context>
<context>
    <name>curve_menu</name>
    <message>
        <source>Across</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Logarithmic x axis</source>
        <translation>横轴使用对数坐标</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Passes over the images</source>
        <translation>遍历训练图像的次数</translation>
    </message>
    <message>
        <source>Seconds of training</source>
        <translation>训练时间（秒）</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Mean of 5 epochs</source>
        <translation>5 轮平均</translation>
    </message>
    <message>
        <source>Mean of 25 epochs</source>
        <translation>25 轮平均</translation>
    </message>
    <message>
        <source>Mean of 101 epochs</source>
        <translation>101 轮平均</translation>
    </message>
    <message>
        <source>Training and validation</source>
        <translation>训练和验证</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Loss with penalty, as it is minimised</source>
        <translation>含正则项的损失（即最小化的目标）</translation>
    </message>
</context>
<context>
    <name>curves</name>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>epoch {n}</source>
        <translation>第 {n} 轮</translation>
    </message>
    <message>
        <source>passes over the training images</source>
        <translation>遍历训练图像的次数</translation>
    </message>
    <message>
        <source>{n} passes</source>
        <translation>{n} 遍</translation>
    </message>
    <message>
        <source>seconds of training</source>
        <translation>训练时间（秒）</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
</context>
<context>
    <name>datasets</name>
    <message>
        <source>MNIST sample</source>
        <translation>MNIST 样本</translation>
    </message>
    <message>
        <source>archive ({inside})</source>
        <translation>压缩包（{inside}）</translation>
    </message>
    <message>
        <source>folder of images</source>
        <translation>图像文件夹</translation>
    </message>
    <message>
        <source>strokes file</source>
        <translation>笔画文件</translation>
    </message>
</context>
<context>
    <name>face</name>
    <message>
        <source>A file, the sample, datasets to fetch, and what was opened before</source>
        <translation>文件、样本、可下载的数据集，以及以前打开过的</translation>
    </message>
    <message>
        <source>Other datasets</source>
        <translation>其他数据集</translation>
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
        <source>Models, runs, pictures, exports, appearance, language, settings and help</source>
        <translation>模型、训练记录、图片、导出、外观、语言、设置和帮助</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>feature_words</name>
    <message>
        <source>Resize</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>By area</source>
        <translation>按面积</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>扶正</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>笔画方向</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>Fourier</source>
        <translation>傅里叶</translation>
    </message>
    <message>
        <source>Z-scores</source>
        <translation>标准化</translation>
    </message>
    <message>
        <source>Shrinks the image by sampling between neighbouring pixels, as the notebook did.</source>
        <translation>在相邻像素之间取样来缩小图像，与笔记本的做法相同。</translation>
    </message>
    <message>
        <source>Shrinks the image by averaging areas, so that thin strokes are not missed.</source>
        <translation>按面积取平均来缩小图像，细笔画不会丢失。</translation>
    </message>
    <message>
        <source>Straightens slanted digits by shearing them upright, and centres them.</source>
        <translation>用错切把倾斜的数字扶正，并居中。</translation>
    </message>
    <message>
        <source>Turns grey levels 0 to 255 into numbers 0 to 1.</source>
        <translation>把 0 到 255 的灰度变成 0 到 1 的数。</translation>
    </message>
    <message>
        <source>Measures in which of eight directions the grey changes, in 7 × 7 overlapping windows.</source>
        <translation>在 7 × 7 个互相重叠的窗口中，统计灰度沿八个方向的变化。</translation>
    </message>
    <message>
        <source>Keeps the directions in which the features vary most: principal components.</source>
        <translation>保留特征变化最大的方向，即主成分。</translation>
    </message>
    <message>
        <source>Adds products of pairs of features, so that a linear model can see combinations.</source>
        <translation>加入特征两两的乘积，使线性模型也能看到组合。</translation>
    </message>
    <message>
        <source>Random waves over the features: a linear model on them is nearly a Gaussian kernel machine.</source>
        <translation>特征上的随机波：在它们之上的线性模型，近似于高斯核方法。</translation>
    </message>
    <message>
        <source>Brings every feature to mean 0 and deviation 1, so that steps suit them all.</source>
        <translation>使每个特征均值为 0、标准差为 1，让步长适合所有特征。</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>笔</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>28 × 28</source>
        <translation>28 × 28</translation>
    </message>
    <message>
        <source>Your strokes as they are on the canvas.</source>
        <translation>画布上原来的笔画。</translation>
    </message>
    <message>
        <source>Looks at the box around the ink alone and puts it in the middle.</source>
        <translation>只取包住墨迹的方框，放到正中。</translation>
    </message>
    <message>
        <source>Makes the ink&apos;s long side 20 of 28 pixels, as MNIST&apos;s digits have it.</source>
        <translation>使墨迹的长边占 28 个像素中的 20 个，与 MNIST 的数字一样。</translation>
    </message>
    <message>
        <source>Draws the strokes anew with a pen as wide as MNIST&apos;s.</source>
        <translation>用与 MNIST 同样粗细的笔重描笔画。</translation>
    </message>
    <message>
        <source>Puts the ink&apos;s centre of mass in the middle, not its box.</source>
        <translation>把墨迹的重心（而不是方框）放到正中。</translation>
    </message>
    <message>
        <source>Averages down to 28 × 28 pixels: what the model receives.</source>
        <translation>取平均缩小到 28 × 28 像素：这就是模型收到的图像。</translation>
    </message>
</context>
<context>
    <name>field_words</name>
    <message>
        <source>Digits</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Which digits to tell apart. None chosen means all there are.</source>
        <translation>要区分哪些数字。一个都不选，表示全部。</translation>
    </message>
    <message>
        <source>Per class</source>
        <translation>每类样本数</translation>
    </message>
    <message>
        <source>The first so many training images of each digit, or all (0). The notebook took 500.</source>
        <translation>每个数字只用前这么多幅训练图像；0 即全部。笔记本用了 500 幅。</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>How the weights are moved. Gradient descent is the notebook&apos;s; fast L-BFGS is preconditioned.</source>
        <translation>权重如何移动。笔记本用的是梯度下降；快速 L-BFGS 带有预处理。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How far a step goes against the gradient. Too small: slow. Too large: the loss jumps or explodes.</source>
        <translation>每一步逆着梯度走多远。太小则慢，太大则损失跳动甚至爆炸。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Images a step. All (0) at once, as in the notebook, is smooth, but one step an epoch.</source>
        <translation>每步用多少幅图像。0 即全部一起用（笔记本的做法）：曲线平滑，但每轮只走一步。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How often every training image is used.</source>
        <translation>每幅训练图像用多少遍。</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>What the learner is given instead of raw pixels, step by step.</source>
        <translation>代替原始像素交给学习算法的东西，一步一步得到。</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图像边长</translation>
    </message>
    <message>
        <source>Resize shrinks to this many pixels a side: fewer pixels, fewer weights, faster but coarser.</source>
        <translation>缩小到每边这么多像素：像素少，权重少，更快但更粗略。</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>主成分数</translation>
    </message>
    <message>
        <source>How many principal components PCA keeps.</source>
        <translation>PCA 保留多少个主成分。</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>乘积范围</translation>
    </message>
    <message>
        <source>Products pairs the i-th with the j-th feature if i × j is at most this; 0 means all pairs.</source>
        <translation>当 i × j 不超过此值时，把第 i 个与第 j 个特征相乘；0 表示全部两两相乘。</translation>
    </message>
    <message>
        <source>Waves</source>
        <translation>波的个数</translation>
    </message>
    <message>
        <source>How many random waves Fourier makes.</source>
        <translation>傅里叶特征使用多少个随机波。</translation>
    </message>
    <message>
        <source>Wave width</source>
        <translation>波宽</translation>
    </message>
    <message>
        <source>Wide waves see coarse likeness, narrow ones fine detail.</source>
        <translation>宽的波看大致的相似，窄的波看细节。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Share of the last step&apos;s speed that is kept: it rolls through flat valleys. Adam uses it too.</source>
        <translation>上一步速度保留的比例：靠它滚过平坦的谷底。Adam 也使用它。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>How the learning rate falls over the run; as it falls, the loss settles.</source>
        <translation>学习率在训练中如何下降；随着它下降，损失趋于平稳。</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心</translation>
    </message>
    <message>
        <source>Stop after so many epochs without a better validation loss; 0 means never.</source>
        <translation>验证损失连续这么多轮没有改善就停止；0 表示不停。</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Epochs of small steps at first, so that the first batches cannot throw it far.</source>
        <translation>开始几轮用小步，免得最初几批把它带偏太远。</translation>
    </message>
    <message>
        <source>Stop at gap</source>
        <translation>达到差距即停</translation>
    </message>
    <message>
        <source>Stop once the loss is proven to be this close to the best; needs L2. 0: never.</source>
        <translation>一旦证明损失与最优值的差距不超过此值就停止；需要 L2 正则。0 表示不停。</translation>
    </message>
    <message>
        <source>Stop after</source>
        <translation>限时</translation>
    </message>
    <message>
        <source>Stop after so many seconds of training; 0 means never.</source>
        <translation>训练这么多秒后停止；0 表示不停。</translation>
    </message>
    <message>
        <source>Weighting</source>
        <translation>样本加权</translation>
    </message>
    <message>
        <source>Balanced: a rare digit counts as much as a frequent one.</source>
        <translation>均衡：样本少的数字与样本多的数字同等重要。</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation>L2 正则</translation>
    </message>
    <message>
        <source>Pulls weights towards zero, which keeps them from fitting noise. The bias is left free.</source>
        <translation>把权重拉向零，避免拟合噪声。偏置不受约束。</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>A constant added to each logit. Without it an image without ink always gets even odds.</source>
        <translation>加到每个对数几率上的常数。没有它，空白图像总是各类机会均等。</translation>
    </message>
    <message>
        <source>Start weights</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>Standard deviation of the random weights it starts from. The notebook took 0.1; 0 starts undecided.</source>
        <translation>随机初始权重的标准差。笔记本取 0.1；取 0 则从毫无倾向开始。</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Share of the training images held back to see how well it does on images it has not seen.</source>
        <translation>留出多少比例的训练图像，用来检验它对没见过的图像表现如何。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Decides all that is random. The same seed gives the same run, bit for bit.</source>
        <translation>决定一切随机的东西。种子相同，训练逐位相同。</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值类型</translation>
    </message>
    <message>
        <source>float64 is exact to 16 digits; float32 to 7, at half the memory and about twice the speed.</source>
        <translation>float64 精确到 16 位有效数字；float32 精确到 7 位，内存减半，速度约快一倍。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation>梯度下降</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>L-BFGS</source>
        <translation>L-BFGS</translation>
    </message>
    <message>
        <source>Newton-CG</source>
        <translation>Newton-CG</translation>
    </message>
    <message>
        <source>Fast L-BFGS</source>
        <translation>快速 L-BFGS</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>1 / time</source>
        <translation>1 / 时间</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>probability p</source>
        <translation>概率 p</translation>
    </message>
    <message>
        <source>its slope, p (1 − p)</source>
        <translation>导数 p (1 − p)</translation>
    </message>
    <message>
        <source>logit z</source>
        <translation>对数几率 z</translation>
    </message>
    <message>
        <source>it is the digit: −log p</source>
        <translation>确是该数字：−ln p</translation>
    </message>
    <message>
        <source>it is not: −log (1 − p)</source>
        <translation>不是：−ln (1 − p)</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>accuracy, at last {share}</source>
        <translation>准确率，最终 {share}</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>orange: ink here speaks for 1, blue: for 0</source>
        <translation>橙色：此处墨迹支持 1；蓝色：支持 0</translation>
    </message>
</context>
<context>
    <name>hand</name>
    <message>
        <source>Relabel drawing</source>
        <translation>更改手写数字的标签</translation>
    </message>
    <message>
        <source>Remove drawing</source>
        <translation>移除手写数字</translation>
    </message>
    <message>
        <source>Keep drawing</source>
        <translation>保存手写数字</translation>
    </message>
</context>
<context>
    <name>hints</name>
    <message>
        <source>The learning rate {learning_rate} is above {limit}, beyond which full-batch descent may climb.</source>
        <translation>学习率 {learning_rate} 超过了 {limit}，全批量梯度下降可能上升。</translation>
    </message>
    <message>
        <source>The learning rate {learning_rate} is far below {safe} (1/L), which is safe anywhere: it crawls.</source>
        <translation>学习率 {learning_rate} 远低于处处安全的 {safe}（1/L）：进展缓慢。</translation>
    </message>
    <message>
        <source>All images are read right and there is no L2: weights grow for ever, there is no best loss.</source>
        <translation>所有图像都已认对，又没有 L2 正则：权重会无限增长，不存在最优损失。</translation>
    </message>
    <message>
        <source>Over-fitting: the validation loss is {validation_loss}; at epoch {epoch} it was {least}. The training loss is {loss}.</source>
        <translation>过拟合：验证损失为 {validation_loss}，而第 {epoch} 轮时为 {least}。训练损失为 {loss}。</translation>
    </message>
    <message>
        <source>Unequal classes: {most} images of {common}, but {fewest} of {rare}; the rare one is neglected.</source>
        <translation>类别不均：{common} 有 {most} 幅图像，{rare} 只有 {fewest} 幅；样本少的会被忽视。</translation>
    </message>
    <message>
        <source>Training on one image of each of {classes} classes: it learns those images, not digits.</source>
        <translation>{classes} 个类别各只用一幅图像训练：它学的是这几幅图像，而不是数字。</translation>
    </message>
    <message>
        <source>Set the rate to {learning_rate}</source>
        <translation>把学习率设为 {learning_rate}</translation>
    </message>
    <message>
        <source>Set L2 to {l2}</source>
        <translation>把 L2 设为 {l2}</translation>
    </message>
    <message>
        <source>Balance the classes</source>
        <translation>使类别均衡</translation>
    </message>
    <message>
        <source>Use all images</source>
        <translation>使用全部图像</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近打开</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>not a picture that can be read, or cut short</source>
        <translation>不是能读取的图片，或文件不完整</translation>
    </message>
    <message>
        <source>not a picture</source>
        <translation>不是图片</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空文件</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>太大</translation>
    </message>
    <message>
        <source>not an ordinary file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>may not be read</source>
        <translation>没有读取权限</translation>
    </message>
    <message>
        <source>locked with a password</source>
        <translation>有密码保护</translation>
    </message>
    <message>
        <source>packed in a way that is not read here</source>
        <translation>压缩方式不受支持</translation>
    </message>
    <message>
        <source>blank: nothing is drawn on it</source>
        <translation>空白：上面什么也没有</translation>
    </message>
    <message>
        <source>takes too long to decode</source>
        <translation>解码时间过长</translation>
    </message>
    <message>
        <source>a link that leads out of the chosen folder</source>
        <translation>指向所选文件夹之外的链接</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>On {n} test images it has never seen: {share} right (95 % sure: {low} to {high}).</source>
        <translation>在 {n} 幅从未见过的测试图像上：正确率 {share}（95% 置信区间：{low} 至 {high}）。</translation>
    </message>
    <message>
        <source>Kept as a {label}; drawings so far: {count}.</source>
        <translation>已作为 {label} 保存；目前共有 {count} 个手写数字。</translation>
    </message>
    <message>
        <source>This one is kept back, to test what is learnt from the others.</source>
        <translation>这一个留作测试，检验从其他几个学到了什么。</translation>
    </message>
    <message>
        <source>“Learn my hand” teaches them to the model.</source>
        <translation>用“学我的笔迹”可以把它们教给模型。</translation>
    </message>
    <message>
        <source>Loading was cancelled; the dataset you had is still in use.</source>
        <translation>已取消读取，仍使用原来的数据集。</translation>
    </message>
    <message>
        <source>The download was cancelled. What has come is kept, and the next one goes on from there.</source>
        <translation>已取消下载。已下载的部分会保留，下次接着下载。</translation>
    </message>
    <message>
        <source>This dataset has no {wanted}, so all its digits are used.</source>
        <translation>此数据集中没有 {wanted}，因此使用其中的全部数字。</translation>
    </message>
    <message>
        <source>Run saved as {path}.</source>
        <translation>训练记录已保存为 {path}。</translation>
    </message>
    <message>
        <source>Run {name} stands in the list, at epoch {epoch}.</source>
        <translation>训练记录 {name} 已放进列表，停在第 {epoch} 轮。</translation>
    </message>
    <message>
        <source>Long runs share the memory: of the figures of run {number} the first 1,000 epochs, the last and the peaks between are kept, {rows} in all.</source>
        <translation>较长的训练记录共用内存：训练记录 {number} 的数据只保留前 1,000 轮、最后一轮以及其间的峰值，共 {rows} 行。</translation>
    </message>
    <message>
        <source>Stopped after epoch {epochs}. The model keeps what it has learnt.</source>
        <translation>在第 {epochs} 轮后停止。模型保留已学到的东西。</translation>
    </message>
    <message>
        <source>The loss left the range of numbers in epoch {epoch}. Lower the learning rate, now {learning_rate}; the last good weights are kept.</source>
        <translation>第 {epoch} 轮时损失超出了数值范围。请降低学习率（现为 {learning_rate}）；最后一组有效的权重已保留。</translation>
    </message>
    <message>
        <source>Model {name} answers now. It knows {classes}.</source>
        <translation>现在由模型 {name} 作答。它认识 {classes}。</translation>
    </message>
    <message>
        <source>Model saved as {path}.</source>
        <translation>模型已保存为 {path}。</translation>
    </message>
    <message>
        <source>The bundled model answers now.</source>
        <translation>现在由自带模型作答。</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>Reading {name}; the disk takes its time …</source>
        <translation>正在读取 {name}；磁盘响应较慢……</translation>
    </message>
    <message>
        <source>{name} was not read: it was cancelled. Nothing has changed.</source>
        <translation>已取消，未读取 {name}。一切保持不变。</translation>
    </message>
    <message>
        <source>Saving {path}; the disk takes its time …</source>
        <translation>正在保存 {path}；磁盘响应较慢……</translation>
    </message>
    <message>
        <source>Saving {path} was cancelled. What lies there is the old file or the new one, never a part.</source>
        <translation>已取消保存 {path}。那里要么是旧文件，要么是完整的新文件，绝不会只有一部分。</translation>
    </message>
    <message>
        <source>When the window was closed, the disk had not taken {paths}. Save it again, or elsewhere.</source>
        <translation>关闭窗口时，磁盘尚未写完 {paths}。请重新保存，或换个位置保存。</translation>
    </message>
    <message>
        <source>The script is being tried. It is saved once it has given the run&apos;s curve, bit for bit.</source>
        <translation>正在试运行脚本。一旦逐位重现了训练曲线，就会保存。</translation>
    </message>
    <message>
        <source>There is no digit to see in {name}.</source>
        <translation>在 {name} 中看不到数字。</translation>
    </message>
    <message>
        <source>Your settings could not be read and were set aside as {path}.</source>
        <translation>无法读取你的设置，已另存为 {path}。</translation>
    </message>
    <message>
        <source>Your corrections of before are in force: {count} images. The page Data shows and undoes them.</source>
        <translation>你以前的更正已生效：{count} 幅图像。可在“数据”页查看和撤销。</translation>
    </message>
    <message>
        <source>Your drawings could not be read and were set aside as {path}.</source>
        <translation>无法读取你的手写数字，已另存为 {path}。</translation>
    </message>
    <message>
        <source>The settings of the experiment are made. Press Train.</source>
        <translation>实验参数已设好。请点“训练”。</translation>
    </message>
    <message>
        <source>No font here can show {language}, so the window stays in English. Install one and start again; on Debian or Ubuntu: sudo apt-get install fonts-noto-cjk</source>
        <translation>没有能显示 {language} 的字体，因此窗口仍用英文。请安装字体后重新启动；Debian 或 Ubuntu：sudo apt-get install fonts-noto-cjk</translation>
    </message>
    <message>
        <source>Logit Lab is in your applications menu now ({path}).</source>
        <translation>Logit Lab 已添加到应用程序菜单（{path}）。</translation>
    </message>
    <message>
        <source>There is nothing to export yet. Train a run, or judge a model on the page Evaluate.</source>
        <translation>还没有可以导出的内容。请先训练一次，或在“评估”页评估模型。</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard, and no file or folder.</source>
        <translation>剪贴板中没有图片，也没有文件或文件夹。</translation>
    </message>
    <message>
        <source>Logit Lab crashed last time; what it was at is written in {path}.</source>
        <translation>上次 Logit Lab 崩溃了；当时的情况记录在 {path}。</translation>
    </message>
    <message>
        <source>Logit Lab ended without being closed. {runs} runs and your drawing were saved, the last run at epoch {epoch}. Continue where it stopped?</source>
        <translation>上次 Logit Lab 没有正常关闭。已保存 {runs} 次训练和你写的数字，最后一次训练到第 {epoch} 轮。要从中断处继续吗？</translation>
    </message>
    <message>
        <source>A run was under way at epoch {epoch}. Continue it?</source>
        <translation>有一次训练进行到第 {epoch} 轮。要继续吗？</translation>
    </message>
    <message>
        <source>{count} runs of the last session are damaged and could not be read.</source>
        <translation>上次的 {count} 次训练已损坏，无法读取。</translation>
    </message>
    <message>
        <source>Nothing can be written in {path}, so what you do here will not be there at the next start.</source>
        <translation>无法写入 {path}，因此这次所做的一切下次启动时不会保留。</translation>
    </message>
    <message>
        <source>{name} ({path}) is not what it was, so the run is shown but cannot go on.</source>
        <translation>{name}（{path}）已经变了，因此这次训练只能显示，不能继续。</translation>
    </message>
    <message>
        <source>Reading {name}.</source>
        <translation>正在识别 {name}。</translation>
    </message>
    <message>
        <source>No digit images in {path}. Expected folders train/0 … train/9, or 0 … 9, with JPG, PNG, BMP, WebP or TIFF files. Found: {found}; {skipped} files could not be read.</source>
        <translation>{path} 中没有数字图像。应当有文件夹 train/0 … train/9，或 0 … 9，其中存放 JPG、PNG、BMP、WebP 或 TIFF 文件。找到的是：{found}；有 {skipped} 个文件无法读取。</translation>
    </message>
    <message>
        <source>{path} went away, {read} of {total} images read. Connect it again and open it once more.</source>
        <translation>{path} 断开了，只读取了 {read} / {total} 幅图像。请重新连接后再打开。</translation>
    </message>
    <message>
        <source>The dataset has no images of {wanted}. It has {available}: choose among these.</source>
        <translation>数据集中没有 {wanted} 的图像。现有 {available}，请从中选择。</translation>
    </message>
    <message>
        <source>Two digits or more are needed to tell apart; here is only {available}. Choose more.</source>
        <translation>至少要有两个数字才谈得上区分，这里只有 {available}。请多选几个。</translation>
    </message>
    <message>
        <source>{path} is not an IDX file of images or labels. Fetch it again.</source>
        <translation>{path} 不是图像或标签的 IDX 文件。请重新获取。</translation>
    </message>
    <message>
        <source>{path} is cut short or damaged: {found} bytes where {expected} belong. Fetch it again.</source>
        <translation>{path} 不完整或已损坏：应有 {expected} 字节，实有 {found} 字节。请重新获取。</translation>
    </message>
    <message>
        <source>{path}: {images} images but {labels} labels. These files do not belong together.</source>
        <translation>{path}：有 {images} 幅图像，却有 {labels} 个标签。这两个文件不配套。</translation>
    </message>
    <message>
        <source>{path}, line {line}: not a JSON object. Each line holds one drawing.</source>
        <translation>{path} 第 {line} 行：不是 JSON 对象。每行应是一个手写数字。</translation>
    </message>
    <message>
        <source>{path}, line {line}: “{key}” is missing.</source>
        <translation>{path} 第 {line} 行：缺少“{key}”。</translation>
    </message>
    <message>
        <source>{path}, line {line}: “{key}” has a value no drawing can have.</source>
        <translation>{path} 第 {line} 行：“{key}”的值不可能出现在手写数字中。</translation>
    </message>
    <message>
        <source>{path} is cut short or damaged. Fetch it again.</source>
        <translation>{path} 不完整或已损坏。请重新获取。</translation>
    </message>
    <message>
        <source>{path} is locked with a password. Unpack it and open the folder.</source>
        <translation>{path} 有密码保护。请先解压，再打开文件夹。</translation>
    </message>
    <message>
        <source>{path} holds archives within an archive ({found}). Unpack it and open one of them.</source>
        <translation>{path} 是压缩包套压缩包（{found}）。请先解压，再打开其中一个。</translation>
    </message>
    <message>
        <source>{path} has no images with labels, such as x_train and y_train. Found: {found}.</source>
        <translation>{path} 中没有带标签的图像，例如 x_train 和 y_train。找到的是：{found}。</translation>
    </message>
    <message>
        <source>{path}: “{key}” cannot be images or labels.</source>
        <translation>{path}：“{key}”不可能是图像或标签。</translation>
    </message>
    <message>
        <source>{path}, line {line}: not a row of {expected} numbers, a label and the pixels.</source>
        <translation>{path} 第 {line} 行：不是由标签和像素组成的 {expected} 个数。</translation>
    </message>
    <message>
        <source>{path} is no dataset. Choose a folder of digit images; IDX, npz or CSV files; a zip or tar of any of these; or a strokes file (.jsonl).</source>
        <translation>{path} 不是数据集。请选择数字图像文件夹，IDX、npz 或 CSV 文件，它们的 zip 或 tar，或笔画文件（.jsonl）。</translation>
    </message>
    <message>
        <source>This run was trained on {name} ({path}), which is not open. Open it to train further.</source>
        <translation>这次训练使用的是 {name}（{path}），现在没有打开。打开它才能继续训练。</translation>
    </message>
    <message>
        <source>The model knows {model}, the dataset has {dataset}: nothing in common.</source>
        <translation>模型认识 {model}，数据集中有 {dataset}：没有共同的数字。</translation>
    </message>
    <message>
        <source>{path} does not exist any more. Choose another.</source>
        <translation>{path} 已不存在。请另选一个。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}). Check its permissions.</source>
        <translation>无法读取 {path}（{reason}）。请检查权限。</translation>
    </message>
    <message>
        <source>{path} could not be written ({reason}). Choose another place.</source>
        <translation>无法写入 {path}（{reason}）。请换个地方。</translation>
    </message>
    <message>
        <source>{path} is larger than the {limit} bytes that are read. Choose a smaller file.</source>
        <translation>{path} 超过了可读取的 {limit} 字节。请选择小一些的文件。</translation>
    </message>
    <message>
        <source>{path} is not a picture that can be read, or it is cut short.</source>
        <translation>{path} 不是能读取的图片，或文件不完整。</translation>
    </message>
    <message>
        <source>There is no digit to see in {path}.</source>
        <translation>在 {path} 中看不到数字。</translation>
    </message>
    <message>
        <source>{path} needs {needed} bytes of memory, which are not free. Close other programs, or take fewer images.</source>
        <translation>{path} 需要 {needed} 字节内存，现在没有这么多。请关闭其他程序，或减少图像。</translation>
    </message>
    <message>
        <source>Too many files are open to begin that ({reason}). Close other programs, then try again.</source>
        <translation>打开的文件过多，无法开始（{reason}）。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>{path}: too many files are open to begin that ({reason}). Close other programs, then try again.</source>
        <translation>{path}：打开的文件过多，无法开始（{reason}）。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>No drawing of yours to learn from shows {classes}. Draw a digit, then press its key.</source>
        <translation>你的手写数字中还没有可供学习的 {classes}。写一个数字，再按相应的数字键。</translation>
    </message>
    <message>
        <source>{path} is not a Logit Lab model. Choose a file saved with Save model.</source>
        <translation>{path} 不是 Logit Lab 模型。请选择用“保存模型”存下的文件。</translation>
    </message>
    <message>
        <source>{path} was written by another version of Logit Lab (format {version}; this one reads {known}).</source>
        <translation>{path} 是另一个版本的 Logit Lab 写成的（格式 {version}；本版本可读 {known}）。</translation>
    </message>
    <message>
        <source>{path} is damaged and was not opened; the model you had still answers.</source>
        <translation>{path} 已损坏，没有打开；仍由原来的模型作答。</translation>
    </message>
    <message>
        <source>{path} is not a Logit Lab run. Choose a file saved with Save run.</source>
        <translation>{path} 不是 Logit Lab 的训练记录。请选择用“保存训练记录”存下的文件。</translation>
    </message>
    <message>
        <source>{path} is damaged and was not opened; nothing else has changed.</source>
        <translation>{path} 已损坏，没有打开；其他一切未变。</translation>
    </message>
    <message>
        <source>There is no connection to {host} ({reason}). Are you online? A proxy is taken from the system.</source>
        <translation>无法连接 {host}（{reason}）。网络通吗？代理取自系统设置。</translation>
    </message>
    <message>
        <source>{host} has said nothing for {seconds} seconds. Try again: it goes on where it stopped.</source>
        <translation>{host} 已 {seconds} 秒没有响应。请重试：会从中断处继续。</translation>
    </message>
    <message>
        <source>The connection to {host} breaks off. Try again: it goes on where it stopped.</source>
        <translation>与 {host} 的连接中断。请重试：会从中断处继续。</translation>
    </message>
    <message>
        <source>{host} does not give the file (HTTP status {status}). Try again later.</source>
        <translation>{host} 没有给出文件（HTTP 状态 {status}）。请稍后再试。</translation>
    </message>
    <message>
        <source>{host} wants the file fetched without encryption, which is refused. Try again later.</source>
        <translation>{host} 要求不加密传输，已拒绝。请稍后再试。</translation>
    </message>
    <message>
        <source>{host} cannot show that it is itself ({reason}). Check this computer&apos;s clock and network.</source>
        <translation>{host} 无法证明自己的身份（{reason}）。请检查本机的时钟和网络。</translation>
    </message>
    <message>
        <source>{url} has {found} bytes where {expected} belong, so it was not taken. Try again later.</source>
        <translation>{url} 应有 {expected} 字节，实有 {found} 字节，因此没有采用。请稍后再试。</translation>
    </message>
    <message>
        <source>{url} is not the file it should be (another sha256), so it was thrown away. Try again later.</source>
        <translation>{url} 不是应有的文件（sha256 不符），已丢弃。请稍后再试。</translation>
    </message>
    <message>
        <source>No script was written: {optimizer} takes more lines than a page has. Gradient descent, momentum, Nesterov and Adam can be written down.</source>
        <translation>没有写出脚本：{optimizer} 一页写不下。梯度下降、动量、Nesterov 和 Adam 可以写出。</translation>
    </message>
    <message>
        <source>No script was written: this run would take {lines} lines, {limit} is the most. Choose plainer settings.</source>
        <translation>没有写出脚本：这次训练需要 {lines} 行，最多 {limit} 行。请选择简单些的设置。</translation>
    </message>
    <message>
        <source>No script was written: it leaves the run&apos;s curve at epoch {epoch}, as it does where a setting was changed on the way. Train again without changing any.</source>
        <translation>没有写出脚本：它从第 {epoch} 轮起偏离了训练曲线，中途改过设置时就会这样。请不改设置，重新训练一次。</translation>
    </message>
    <message>
        <source>No script was written: it does not run here ({reason}).</source>
        <translation>没有写出脚本：它在这里无法运行（{reason}）。</translation>
    </message>
    <message>
        <source>There is no setting called {field}.</source>
        <translation>没有名为 {field} 的设置。</translation>
    </message>
    <message>
        <source>These features cannot work together: choose exactly one of {turning}, since the learner needs numbers; {images} come before it, {rows} after it.</source>
        <translation>这些特征不能一起使用：学习算法需要数值，因此 {turning} 中必须恰好选一个；{images} 要排在它前面，{rows} 要排在它后面。</translation>
    </message>
    <message>
        <source>{images} images with {features} features need {needed} GB of memory; {available} GB are free. Take fewer images per class, or fewer features: a smaller image size, reach or number of components.</source>
        <translation>{images} 幅图像、{features} 个特征需要 {needed} GB 内存，现有 {available} GB 可用。请减少每类样本数或特征数：缩小图像边长、乘积范围或主成分数。</translation>
    </message>
    <message>
        <source>A branch keeps the images and features of its run, but these settings differ from it: {fields}. Set them as they were, or press Train for a new run.</source>
        <translation>分支沿用原训练的图像和特征，但这些设置与它不同：{fields}。请改回原样，或点“训练”另起一次训练。</translation>
    </message>
    <message>
        <source>{value} is no value that {field} can have.</source>
        <translation>{field} 不能取 {value}。</translation>
    </message>
    <message>
        <source>{field} must lie between {minimum} and {maximum}; it is {value}.</source>
        <translation>{field} 必须在 {minimum} 与 {maximum} 之间；现为 {value}。</translation>
    </message>
    <message>
        <source>{field} must be one of {choices}; it is {value}.</source>
        <translation>{field} 必须是 {choices} 之一；现为 {value}。</translation>
    </message>
    <message>
        <source>Learnt from your drawings ({n}) in {seconds} s.</source>
        <translation>用 {seconds} 秒学习了你的 {n} 个手写数字。</translation>
    </message>
    <message>
        <source>No drawing is kept back yet to test with: every third of a digit will be.</source>
        <translation>还没有留作测试的手写数字：每个数字每三个会留出一个。</translation>
    </message>
    <message>
        <source>Drawings kept back that are right: {after} of {n} (before: {before}).</source>
        <translation>留作测试的手写数字认对 {after} / {n}（之前：{before}）。</translation>
    </message>
    <message>
        <source>Test images that are right: {after} of {n} (before: {before}; {gained} gained, {lost} forgotten).</source>
        <translation>测试图像认对 {after} / {n}（之前：{before}；新学会 {gained}，忘掉 {lost}）。</translation>
    </message>
</context>
<context>
    <name>numbers</name>
    <message>
        <source>{n} %</source>
        <translation>{n}%</translation>
    </message>
</context>
<context>
    <name>preset_words</name>
    <message>
        <source>Experiment: notebook</source>
        <translation>实验：笔记本</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Straightened</source>
        <translation>扶正</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>笔画方向</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>All ten digits</source>
        <translation>十个数字</translation>
    </message>
    <message>
        <source>3 against 8</source>
        <translation>3 与 8</translation>
    </message>
    <message>
        <source>The teaching notebook&apos;s experiment: 0 against 1, 8 × 8 pixels, 100 steps of descent.</source>
        <translation>教学笔记本中的实验：区分 0 和 1，8 × 8 像素，100 步梯度下降。</translation>
    </message>
    <message>
        <source>Raw pixels, trained to the optimum.</source>
        <translation>原始像素，训练到最优。</translation>
    </message>
    <message>
        <source>Pixels of digits that are straightened first.</source>
        <translation>先把数字扶正，再取像素。</translation>
    </message>
    <message>
        <source>Directions of the strokes instead of pixels.</source>
        <translation>用笔画方向代替像素。</translation>
    </message>
    <message>
        <source>Products of stroke directions: the most a linear model reaches here.</source>
        <translation>笔画方向的乘积：线性模型在这里能达到的极限。</translation>
    </message>
    <message>
        <source>Raw pixels in mini-batches, slowly enough to watch.</source>
        <translation>原始像素，小批量，慢到可以看清过程。</translation>
    </message>
    <message>
        <source>Two digits that are easily confused, slowly enough to watch.</source>
        <translation>两个容易混淆的数字，慢到可以看清过程。</translation>
    </message>
    <message>
        <source>On all of MNIST: {features} features, {seconds} s, {accuracy} % of the test images right.</source>
        <translation>在整个 MNIST 上：{features} 个特征，{seconds} 秒，测试图像正确率 {accuracy}%。</translation>
    </message>
</context>
<context>
    <name>reading</name>
    <message>
        <source>Reader: {name}.</source>
        <translation>读取方式：{name}。</translation>
    </message>
    <message>
        <source>Sizes found: {sizes}.</source>
        <translation>图像尺寸：{sizes}。</translation>
    </message>
    <message>
        <source>Dark on light, and turned: {n}.</source>
        <translation>浅底深字，已反转：{n}。</translation>
    </message>
    <message>
        <source>Beside the digits lay, and were ignored: {n}</source>
        <translation>数字旁边还有其他文件，已忽略：{n}</translation>
    </message>
    <message>
        <source>No file was passed over.</source>
        <translation>没有跳过文件。</translation>
    </message>
    <message>
        <source>Files passed over: {n}.</source>
        <translation>跳过的文件：{n}。</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>Run {n}</source>
        <translation>训练 {n}</translation>
    </message>
    <message>
        <source>{name}: a report by Logit Lab</source>
        <translation>{name}：Logit Lab 训练报告</translation>
    </message>
    <message>
        <source>A logistic regression that tells the digits {digits} apart, trained on {name}.</source>
        <translation>区分数字 {digits} 的逻辑回归，用 {name} 训练。</translation>
    </message>
    <message>
        <source>{epochs} epochs in {seconds} seconds; of the training images {share} are read right.</source>
        <translation>{epochs} 轮，用时 {seconds} 秒；训练图像认对 {share}。</translation>
    </message>
    <message>
        <source>Logit Lab {version}, {now}</source>
        <translation>Logit Lab {version}，{now}</translation>
    </message>
    <message>
        <source>How it learnt</source>
        <translation>学习过程</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>loss / nats</source>
        <translation>损失 / 奈特</translation>
    </message>
    <message>
        <source>Cross-entropy over the epochs.</source>
        <translation>交叉熵随轮次的变化。</translation>
    </message>
    <message>
        <source>right / %</source>
        <translation>实际正确率 / %</translation>
    </message>
    <message>
        <source>Share of the images read right.</source>
        <translation>认对的图像所占比例。</translation>
    </message>
    <message>
        <source>How good it is</source>
        <translation>效果如何</translation>
    </message>
    <message>
        <source>On {n} test images it has never seen</source>
        <translation>在 {n} 幅从未见过的测试图像上，</translation>
    </message>
    <message>
        <source>On {n} validation images, which it was not trained on</source>
        <translation>在 {n} 幅没有用来训练的验证图像上，</translation>
    </message>
    <message>
        <source>On the {n} images it was trained on, which flatter it</source>
        <translation>在用来训练的 {n} 幅图像上（结果会偏好），</translation>
    </message>
    <message>
        <source>{where} it reads {share} right; the true rate is {low} to {high} with 95 % certainty.</source>
        <translation>{where}它认对 {share}；真实正确率在 {low} 至 {high} 之间（置信度 95%）。</translation>
    </message>
    <message>
        <source>Cross-entropy: {loss} ± {error} nats.</source>
        <translation>交叉熵：{loss} ± {error} 奈特。</translation>
    </message>
    <message>
        <source>Each row is a digit, each column what it was read as.</source>
        <translation>每一行是真实的数字，每一列是认成的数字。</translation>
    </message>
    <message>
        <source>Digit</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Whether its certainty can be believed</source>
        <translation>它的把握可信吗</translation>
    </message>
    <message>
        <source>it says / %</source>
        <translation>自称的把握 / %</translation>
    </message>
    <message>
        <source>Where it says so much, it is right so often; the mean gap is {gap}.</source>
        <translation>横轴是自称的把握，纵轴是实际的正确率；平均差距 {gap}。</translation>
    </message>
    <message>
        <source>How many {digit} are found against how many others are taken for it; area {area}.</source>
        <translation>{digit} 被找出的比例，与其他数字被误认成它的比例；曲线下面积 {area}。</translation>
    </message>
    <message>
        <source>found / %</source>
        <translation>找出 / %</translation>
    </message>
    <message>
        <source>others taken for it / %</source>
        <translation>其他数字被误认 / %</translation>
    </message>
    <message>
        <source>Its worst mistakes</source>
        <translation>最离谱的错误</translation>
    </message>
    <message>
        <source>It makes none here.</source>
        <translation>这里没有错误。</translation>
    </message>
    <message>
        <source>What each is, and what it was read as; the surest first.</source>
        <translation>真实的数字和认成的数字；最有把握的在前。</translation>
    </message>
    <message>
        <source>What it was asked</source>
        <translation>训练设置</translation>
    </message>
    <message>
        <source>Features: {steps}.</source>
        <translation>特征：{steps}。</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>run_words</name>
    <message>
        <source>Run {n}</source>
        <translation>训练 {n}</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>runs</name>
    <message>
        <source>rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>saving</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>SVG 矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Python scripts (*.py)</source>
        <translation>Python 脚本 (*.py)</translation>
    </message>
</context>
<context>
    <name>values</name>
    <message>
        <source>run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>遍数</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
</context>
</TS>
