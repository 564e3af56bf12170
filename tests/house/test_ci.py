"""The scripts that find a Python, and that check everything on a machine where nothing is installed."""

import subprocess
import sys
from pathlib import Path

import pytest

from bhl_site.house.commands import BASE_DIR

# What even the smallest Debian has, as far as the scripts use it.
TOOLS = ("bash", "cat", "chmod", "dirname", "env", "head", "ln", "sh")

# Installs by putting the commands of each package on the only path there is, and notes how it was called.
APT_GET = """#!/bin/sh
bin=$(dirname "$0")
echo "${{DEBIAN_FRONTEND:-}} $*" >>"$bin/notes"
for package in "$@"; do
    case $package in
        make | git | chromium | qpdf) command=$package ;;
        poppler-utils) command=pdftotext ;;
        mupdf-tools) command=mutool ;;
        ghostscript) command=gs ;;
        default-jre-headless) command=java ;;
        python3) command=python3 ;;
        *) continue ;;
    esac
    if [ $command = python3 ]; then ln -s {python} "$bin/python3"; else ln -s "$bin/noted" "$bin/$command"; fi
done
"""
NOTED = """#!/bin/sh
echo "${0##*/} $*, CI=$CI, $GIT_CONFIG_KEY_0=$GIT_CONFIG_VALUE_0" >>"${0%/*}/notes"
"""
SUDO = """#!/bin/sh
[ "$1" = --non-interactive ] && shift && exec env -i PATH="$PATH" "$@"
"""


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A machine without sudo, make, git, a browser or a Python: a folder that is all there is on its path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in TOOLS:
        (folder / tool).symlink_to(f"/bin/{tool}")
    script(folder / "apt-get", APT_GET.format(python=sys.executable))
    script(folder / "noted", NOTED)
    return folder


def script(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o755)


@pytest.mark.parametrize("user", [0, 1000])
def test_a_bare_machine_is_given_what_is_missing_and_then_checks_everything(bare: Path, user: int) -> None:
    script(bare / "id", f"#!/bin/sh\necho {user}\n")
    if user:
        script(bare / "sudo", SUDO)
    done = subprocess.run(
        ("/bin/bash", str(BASE_DIR / ".ci" / "run")),
        env={"PATH": str(bare)},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    installing = "noninteractive install --yes --quiet --no-install-recommends"
    assert (bare / "notes").read_text().splitlines() == [
        " update -qq",
        f"{installing} make git chromium poppler-utils mupdf-tools qpdf ghostscript default-jre-headless",
        " update -qq",
        f"{installing} python3 python3-venv",
        f"make lint, CI=true, safe.directory={BASE_DIR}",
        f"make test, CI=true, safe.directory={BASE_DIR}",
    ]


@pytest.fixture
def only_path(tmp_path: Path) -> Path:
    """A folder that is all there is on the PATH, with a `python3.12` that pyenv put there and that fails."""
    for tool in ("cat", "head"):
        (tmp_path / tool).symlink_to(f"/usr/bin/{tool}")
    shim = tmp_path / "python3.12"
    shim.write_text("#!/bin/sh\necho 'pyenv: python3.12: command not found' >&2\nexit 127\n")
    shim.chmod(0o755)
    return tmp_path


def find_python(path: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": str(path), "HOME": str(path), **environ}
    argv = ("/bin/sh", str(BASE_DIR / ".ci" / "find_python"))
    return subprocess.run(argv, env=env, capture_output=True, text=True, check=False)


def test_a_python_that_only_has_the_name_is_passed_over(only_path: Path) -> None:
    (only_path / "python3").symlink_to(sys.executable)
    found = find_python(only_path)
    assert found.returncode == 0
    assert Path(found.stdout.strip()).is_file()
    assert str(only_path / "python3.12") not in found.stdout


def test_a_python_that_only_pyenv_knows_is_found(only_path: Path) -> None:
    (only_path / "versions" / "3.12.1" / "bin").mkdir(parents=True)
    (only_path / "versions" / "3.12.1" / "bin" / "python").symlink_to(sys.executable)
    assert find_python(only_path, PYENV_ROOT=str(only_path)).returncode == 0


def test_without_a_python_it_says_what_is_missing(only_path: Path) -> None:
    found = find_python(only_path)
    assert (found.returncode, found.stdout) == (1, "")
    assert "needs Python 3.12 or newer" in found.stderr
    assert "python3.12: pyenv: python3.12: command not found" in found.stderr
