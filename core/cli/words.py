"""What the help says of each thing that can be typed."""

from __future__ import annotations

from typing import Final

DATASET: Final = (
    "a folder of digit images (train/<digit>/* and test/<digit>/*, or <digit>/*); IDX, npz, CSV or strokes files; "
    "a zip or tar of any of these; or sample"
)
AS_IS: Final = "leave dark ink on light paper as it is, which otherwise becomes light on dark"
NO_CACHE: Final = (
    "read a folder of pictures anew and keep nothing of it; otherwise it is kept decoded in your cache folder, at most "
    "4 GB, as the window does unless its settings say not to; what --per-class leaves out is never kept"
)
MODEL: Final = "a model file, or bundled"

HELP: Final = {
    "classes": "digits to tell apart; all means all there are",
    "per_class": "the first so many training images of each class; 0 means all",
    "steps": "what is done to an image before it is learned from, in order",
    "size": "side of the square image the model sees, in pixels",
    "components": "how many principal components pca keeps",
    "reach": "quadratic multiplies the i-th by the j-th feature if i times j is at most this; 0 means all",
    "fourier_features": "how many random waves fourier makes",
    "fourier_width": "how wide the waves are",
    "optimizer": "how the weights are moved",
    "learning_rate": "step size",
    "schedule": "how the learning rate falls as epochs pass",
    "warm_up": "epochs over which the learning rate rises from zero",
    "momentum": "share of the velocity kept from step to step",
    "pairs": "steps that lbfgs remembers",
    "stop_gradient": "stop once the gradient's norm is no larger; 0 means never",
    "stop_gap": "stop once the loss is certain to be within this share of the best; 0 means never",
    "patience": "stop after so many epochs without a better validation loss; 0 means never",
    "seconds": "stop after so many seconds; 0 means never",
    "class_weight": "whether rare classes count as much as frequent ones",
    "batch_size": "images a step; 0 means all of them at once",
    "epochs": "passes over the training images",
    "l2": "strength of the penalty on large weights",
    "fit_intercept": "whether the model has a bias",
    "init_scale": "standard deviation of the weights it starts from",
    "validation": "part of the training images held back to check on",
    "seed": "of the starting weights, the order of the batches and the part held back",
    "dtype": "precision of the arithmetic",
}

EPILOG: Final = """\
Without a command the window opens: [--dataset PATH] [--model FILE].
Exit code: 0 done, 2 bad use or bad input (one sentence on stderr), 130 Ctrl-C."""
