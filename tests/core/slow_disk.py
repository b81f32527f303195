"""A slow disk for real: a library put before the system's own, which makes every call below one folder wait.

It needs no privileges, only a C compiler; and it writes down which calls were made by the process' first thread, which
in a window must not wait for any disk.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SOURCE = r"""
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static char slow[65536];

static void delay(const char *name) {
    const char *log = getenv("SLOW_DISK_LOG");
    if (log && syscall(SYS_gettid) == getpid()) {
        char line[64];
        int file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT, 0600);
        int length = snprintf(line, sizeof line, "%s\n", name);
        syscall(SYS_write, file, line, length);
        syscall(SYS_close, file);
    }
    long ms = atol(getenv("SLOW_DISK_MS"));
    struct timespec left = {ms / 1000, ms % 1000 * 1000000};
    while (nanosleep(&left, &left)) {}
}

static int below(const char *path) {
    const char *place = getenv("SLOW_DISK");
    return place && path && strncmp(path, place, strlen(place)) == 0;
}

static int is_slow(int file) { return file >= 0 && file < 65536 && slow[file]; }

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define OPEN(name) int name(const char *path, int flags, ...) { \
    va_list more; va_start(more, flags); int mode = va_arg(more, int); va_end(more); \
    int on = below(path); if (on) delay(#name); \
    int file = NEXT(name)(path, flags, mode); \
    if (file >= 0 && file < 65536) slow[file] = on; return file; }
#define OPENAT(name) int name(int at, const char *path, int flags, ...) { \
    va_list more; va_start(more, flags); int mode = va_arg(more, int); va_end(more); \
    int on = below(path); if (on) delay(#name); \
    int file = NEXT(name)(at, path, flags, mode); \
    if (file >= 0 && file < 65536) slow[file] = on; return file; }
#define CALL(on, result, name, given, passed) result name given { if (on) delay(#name); return NEXT(name) passed; }
#define PATH(result, name, given, passed) CALL(below(path), result, name, given, passed)
#define FILE_(result, name, given, passed) CALL(is_slow(file), result, name, given, passed)

OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
int close(int file) { if (file >= 0 && file < 65536) slow[file] = 0; return NEXT(close)(file); }
FILE_(ssize_t, read, (int file, void *to, size_t count), (file, to, count))
FILE_(ssize_t, pread, (int file, void *to, size_t count, off_t at), (file, to, count, at))
FILE_(ssize_t, pread64, (int file, void *to, size_t count, off64_t at), (file, to, count, at))
PATH(int, stat, (const char *path, struct stat *to), (path, to))
PATH(int, stat64, (const char *path, struct stat64 *to), (path, to))
PATH(int, lstat, (const char *path, struct stat *to), (path, to))
PATH(int, lstat64, (const char *path, struct stat64 *to), (path, to))
PATH(int, fstatat, (int at, const char *path, struct stat *to, int flags), (at, path, to, flags))
PATH(int, fstatat64, (int at, const char *path, struct stat64 *to, int flags), (at, path, to, flags))
PATH(int, statx, (int at, const char *path, int flags, unsigned mask, struct statx *to), (at, path, flags, mask, to))
FILE_(ssize_t, write, (int file, const void *from, size_t count), (file, from, count))
FILE_(int, fsync, (int file), (file))
PATH(int, mkdir, (const char *path, mode_t mode), (path, mode))
PATH(int, unlink, (const char *path), (path))
PATH(int, rename, (const char *path, const char *to), (path, to))
PATH(int, access, (const char *path, int mode), (path, mode))
PATH(int, faccessat, (int at, const char *path, int mode, int flags), (at, path, mode, flags))
PATH(DIR *, opendir, (const char *path), (path))
PATH(ssize_t, readlink, (const char *path, char *to, size_t count), (path, to, count))
"""


def compiled(folder: Path) -> Path | None:
    """The library, made in a folder; None where it cannot be."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if not sys.platform.startswith("linux") or compiler is None:
        return None
    (folder / "slow_disk.c").write_text(SOURCE)
    library = folder / "slow_disk.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(folder / "slow_disk.c"), "-ldl"]
    return library if subprocess.run(command, capture_output=True).returncode == 0 else None


def environment(library: Path, place: Path, *, milliseconds: int, log: Path) -> dict[str, str]:
    """What a process has to be started with so that every call below `place` takes so long."""
    before = os.environ.get("LD_PRELOAD", "")
    return {
        "LD_PRELOAD": f"{library}:{before}" if before else str(library),
        "SLOW_DISK": str(place),
        "SLOW_DISK_MS": str(milliseconds),
        "SLOW_DISK_LOG": str(log),
    }
