"""Sources: datasets that can be fetched, where they lie, and what every byte of them must add up to."""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """One file to fetch.

    Parameters
    ----------
    name : of the file, here and at the mirror
    size : bytes
    sha256 : of the file as it is fetched, or of what is in it where `unpacked` is given
    unpacked : bytes of what is in the gzip file; 0 where the hash is of the file itself
    """

    name: str
    size: int
    sha256: str
    unpacked: int = 0


class Source(NamedTuple):
    """A dataset: its own name, mirrors (https, with a slash at the end), the files, and for an archive what to take."""

    title: str
    mirrors: tuple[str, ...]
    pieces: tuple[Piece, ...]
    members: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Bytes to fetch."""
        return sum(piece.size for piece in self.pieces)


def _four(*rows: tuple[str, int, str, int]) -> tuple[Piece, ...]:
    return tuple(Piece(f"{name}-ubyte.gz", size, sha256, unpacked) for name, size, sha256, unpacked in rows)


# Sizes, and the hashes of packed files, as TensorFlow Datasets records them (`url_checksums`).
SOURCES: dict[str, Source] = {
    "mnist": Source(
        "MNIST",
        (
            "https://ossci-datasets.s3.amazonaws.com/mnist/",
            "https://storage.googleapis.com/cvdf-datasets/mnist/",
        ),
        _four(
            (
                "train-images-idx3",
                9_912_422,
                "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                47_040_016,
            ),
            ("train-labels-idx1", 28_881, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5", 60_008),
            (
                "t10k-images-idx3",
                1_648_877,
                "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                7_840_016,
            ),
            ("t10k-labels-idx1", 4_542, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2", 10_008),
        ),
    ),
    "fashion-mnist": Source(
        "Fashion-MNIST",
        (
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
            "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
        ),
        _four(
            ("train-images-idx3", 26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84", 0),
            ("train-labels-idx1", 29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845", 0),
            ("t10k-images-idx3", 4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073", 0),
            ("t10k-labels-idx1", 5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5", 0),
        ),
    ),
    "kmnist": Source(
        "KMNIST",
        ("https://codh.rois.ac.jp/kmnist/dataset/kmnist/",),
        _four(
            ("train-images-idx3", 18_165_135, "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4", 0),
            ("train-labels-idx1", 29_497, "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17", 0),
            ("t10k-images-idx3", 3_041_136, "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5", 0),
            ("t10k-labels-idx1", 5_120, "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c", 0),
        ),
    ),
    # All six sets come in one archive; only the digits are kept of it.
    "emnist-digits": Source(
        "EMNIST digits",
        (
            "https://biometrics.nist.gov/cs_links/EMNIST/",
            "https://www.itl.nist.gov/iaui/vip/cs_links/EMNIST/",
        ),
        (Piece("gzip.zip", 561_753_746, "fb9bb67e33772a9cc0b895e4ecf36d2cf35be8b709693c3564cea2a019fcda8e"),),
        (
            "gzip/emnist-digits-train-images-idx3-ubyte.gz",
            "gzip/emnist-digits-train-labels-idx1-ubyte.gz",
            "gzip/emnist-digits-test-images-idx3-ubyte.gz",
            "gzip/emnist-digits-test-labels-idx1-ubyte.gz",
        ),
    ),
}
