"""Build the program as a folder that starts by a double click and needs no Python: `python -m tests.tools.bundle`.

Builds for the system it runs on, in an environment of its own, into `dist/` (another folder: `--into FOLDER`), and
zips it. One folder and not one file, which would unpack itself at every start. Linux is built and tested here
(`tests.tools.bundle_check`). The recipes for Windows (no console, .ico, version resource) and macOS (.app, .icns) are
in this file and were not tested. Needs uv.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import stat
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from core.cli.version import version
from tests.tools.uv import uv

ROOT = Path(__file__).parents[2]
NAME = "Logit Lab" if sys.platform == "darwin" else "logit-lab"
LINUX, WINDOWS, MAC = sys.platform.startswith("linux"), sys.platform == "win32", sys.platform == "darwin"

# Python that a window never runs, and Qt that this one does not use although a hook or pyqtgraph names it.
UNUSED = [
    "tkinter", "test", "lib2to3", "ensurepip", "sqlite3", "curses", "xmlrpc",
    "numpy.f2py", "numpy.testing", "pyqtgraph.opengl", "pyqtgraph.examples", "pyqtgraph.jupyter",
    "pyqtgraph.flowchart", "pyqtgraph.dockarea", "pyqtgraph.console", "matplotlib", "scipy",
    "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtPrintSupport",
]  # fmt: skip
# Parts of file names. PDF and the on-screen keyboard are Qt plugins that pull half of Qt Quick behind them; GTK's
# theme brings a whole toolkit (the desktop's colours and file choosers come over D-Bus without it); software GL and
# plugins for film serve neither widgets nor still pictures.
TRIMMED = (
    "libQt6Pdf", "libQt6Qml", "libQt6Quick", "libQt6VirtualKeyboard", "libQt6Network", "libQt6Sql",
    "Qt6Pdf", "Qt6Qml", "Qt6Quick", "Qt6VirtualKeyboard", "Qt6Network", "opengl32sw", "opencv_videoio_ffmpeg",
    "plugins/imageformats/libqpdf", "plugins/platforminputcontexts/libqtvirtualkeyboard", "plugins/tls",
    "plugins/networkinformation", "plugins/egldeviceintegrations", "plugins/platforms/libqeglfs",
    "plugins/platforms/libqlinuxfb", "plugins/platforms/libqminimal", "plugins/platforms/libqvnc",
    "plugins/platforms/libqvkkhrdisplay", "plugins/imageformats/libqtga", "plugins/imageformats/libqtiff",
    "plugins/imageformats/libqwbmp", "plugins/imageformats/libqwebp", "plugins/imageformats/libqicns",
    "plugins/imageformats/libqico", "plugins/generic/", "plugins/platformthemes/libqgtk3",
    "libgtk-3", "libgdk", "libcairo", "libpango", "libatk", "libatspi", "libepoxy", "libpixman", "libharfbuzz.so",
    "libfribidi", "libdatrie", "libthai", "libgraphite2", "libjpeg.so", "libsqlite", "libXcomposite", "libXcursor",
    "libXdamage", "libXinerama", "libXrandr", "libwayland-egl.so",
)  # fmt: skip

SPEC = """\
import sys
sys.path.insert(0, {root!r})
from tests.tools import bundle
bundle.assemble(Analysis, PYZ, EXE, COLLECT, globals().get("BUNDLE"), Path({icon!r}))
""".replace("import sys\n", "import sys\nfrom pathlib import Path\n", 1)

VERSION_RESOURCE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("FileDescription", "Logit Lab"), StringStruct("ProductName", "Logit Lab"),
      StringStruct("FileVersion", "{version}"), StringStruct("ProductVersion", "{version}"),
      StringStruct("OriginalFilename", "logit-lab.exe"), StringStruct("LegalCopyright", "MIT licence"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x409, 1200])]),
  ],
)
"""


def main(arguments: list[str] | None = None) -> int:
    """Build, zip, and say what came out and how large it is."""
    parser = argparse.ArgumentParser(prog="python -m tests.tools.bundle", description=__doc__.splitlines()[0])
    parser.add_argument("--into", type=Path, default=ROOT / "dist")
    into = parser.parse_args(arguments).into.resolve()
    with tempfile.TemporaryDirectory() as folder:
        built = build(Path(folder), into)
    archive = zip_folder(built, into / f"{archive_name()}.zip")
    print(f"{built}: {megabytes(built):.0f} MB; {archive}: {megabytes(archive):.0f} MB")
    for size, part in sorted(((megabytes(part), part.name) for part in largest(built)), reverse=True)[:12]:
        print(f"    {size:6.1f} MB  {part}")
    return 0


def build(work: Path, into: Path) -> Path:
    """Build in an environment of its own; the folder (on macOS the .app) that came out."""
    python = make_environment(work / "environment")
    icon = draw_icon(python, work)
    if WINDOWS:
        (work / "version.txt").write_text(version_resource(), encoding="utf-8")
    spec = work / "logit-lab.spec"
    spec.write_text(SPEC.format(root=str(ROOT), icon=str(icon)), encoding="utf-8")
    places = ("--noconfirm", "--log-level", "WARN", "--distpath", into, "--workpath", work / "build")
    _run(python, "-m", "PyInstaller", *places, spec)
    if LINUX and shutil.which("strip"):
        for library in (into / NAME / "_internal").glob("libpython*"):  # a third of it is for debuggers
            _run("strip", "--strip-unneeded", library)
    return into / (f"{NAME}.app" if MAC else NAME)


def make_environment(folder: Path) -> Path:
    """The Python of a new environment with what the program needs, and the maker of bundles."""
    python = folder / ("Scripts/python.exe" if WINDOWS else "bin/python")
    _run(*uv(), "venv", "--quiet", "--python", f"{sys.version_info[0]}.{sys.version_info[1]}", folder)
    instead = folder / "instead.txt"
    instead.write_text("opencv-python; sys_platform == 'none'", encoding="ascii")
    # OpenCV without windows of its own, whose Qt would be a second one.
    wanted = (ROOT, "opencv-python-headless", "pyinstaller>=6.10", "setuptools")
    _run(*uv(), "pip", "install", "--quiet", "--python", python, "--override", instead, *wanted)
    return python


def version_resource() -> str:
    """What Windows shows under Properties > Details."""
    numbers = tuple([*map(int, version().split(".")), 0, 0, 0][:4])
    return VERSION_RESOURCE.format(version=version(), numbers=numbers)


def draw_icon(python: Path, work: Path) -> Path:
    """The program's icon in the kind of file this system wants."""
    file = work / f"logit-lab.{'ico' if WINDOWS else 'icns' if MAC else 'png'}"
    lines = (
        "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication([])",
        "from gui.icons import application_icon",
        "assert application_icon().pixmap(256, 256).save(sys.argv[1])",
    )
    _run(python, "-c", "\n".join(lines), file, environment={"QT_QPA_PLATFORM": "offscreen"})
    return file


def assemble(analyse: type, archive: type, program: type, collect: type, app: type | None, icon: Path) -> None:
    """What the spec does: PyInstaller hands its own classes in."""
    from PyInstaller.utils.hooks import collect_data_files, copy_metadata

    sys.path.insert(0, str(ROOT))
    data = [*collect_data_files("core"), *collect_data_files("gui", excludes=["**/*.ts"]), *copy_metadata("logit-lab")]
    found = analyse([str(ROOT / "main.py")], pathex=[str(ROOT)], datas=data, excludes=UNUSED)
    found.binaries = [entry for entry in found.binaries if is_needed(entry[0])]
    found.datas = [entry for entry in found.datas if is_needed(entry[0])]
    options = {"version": str(icon.with_name("version.txt"))} if WINDOWS else {}
    executable = program(
        archive(found.pure), found.scripts, exclude_binaries=True, name=NAME, console=LINUX, icon=str(icon), **options
    )
    collected = collect(executable, found.binaries, found.datas, name=NAME)
    if MAC and app is not None:
        facts = {"NSHighResolutionCapable": True, "CFBundleShortVersionString": version()}
        app(collected, name=f"{NAME}.app", icon=str(icon), bundle_identifier="org.logit-lab", info_plist=facts)


def is_needed(name: str) -> bool:
    """Whether a file is one the program can come to use; of Qt's translations, its widgets' in our languages."""
    place = name.replace(os.sep, "/")
    if "/translations/" in place and "PySide6" in place:
        return any(f"/qtbase_{path.stem}." in place for path in (ROOT / "gui" / "i18n").glob("*.ts"))
    return not any(part in place for part in TRIMMED)


def zip_folder(folder: Path, archive: Path) -> Path:
    """As `shutil.make_archive`, which would put what a link points to into the archive a second time."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder.parent).as_posix()
            if path.is_symlink():
                link = zipfile.ZipInfo(name)
                link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
                packed.writestr(link, str(path.readlink()))
            elif path.is_file():
                packed.write(path, name)
    return archive


def archive_name() -> str:
    """As `logit-lab-0.1.0-linux-x86_64`."""
    return f"logit-lab-{version()}-{platform.system()}-{platform.machine()}".lower()


def megabytes(path: Path) -> float:
    """Of a file, or of all in a folder."""
    files = [path, *path.rglob("*")]
    return sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink()) / 1e6


def largest(built: Path) -> list[Path]:
    """The parts a folder is made of, two levels down."""
    inner = built / "_internal" if (built / "_internal").is_dir() else built
    return [part for top in inner.iterdir() for part in (top.iterdir() if top.name == "PySide6" else [top])]


def _run(*command: str | Path, environment: dict[str, str] | None = None) -> None:
    subprocess.run(list(map(str, command)), cwd=ROOT, check=True, env={**os.environ, **(environment or {})})


if __name__ == "__main__":
    sys.exit(main())
