"""The README promises commands, folders and settings. They must exist, and do what it says."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def commands() -> list[list[str]]:
    """Every command line of the README, as words."""
    return [
        words for block in blocks("sh") for line in block.splitlines() if (words := shlex.split(line, comments=True))
    ]


MAKE = [words for words in commands() if words[0] == "make"]
PYTHON = [words for words in commands() if words[0] == ".venv/bin/python" and "letters.handwriting" in words]
MANAGED = [words for words in commands() if words[:2] == [".venv/bin/python", "manage.py"]]
BIND = [words for words in MANAGED if words[2] == "bind"]
MANAGE = [words for words in MANAGED if words not in BIND]
BENCH = [words for words in commands() if words[:2] == [".venv/bin/python", "-m"] and words[2].startswith("bench.")]
CELERY = [words for words in commands() if words[0] == ".venv/bin/python" and "celery" in words]


def test_every_command_is_of_a_known_kind() -> None:
    assert len(MAKE) + len(PYTHON) + len(MANAGED) + len(BENCH) + len(CELERY) == len(commands())
    assert ["make", "run"] in MAKE
    assert ["make", "test"] in MAKE


@pytest.mark.parametrize("words", MAKE, ids=" ".join)
def test_make_knows_the_target(words: list[str]) -> None:
    done = subprocess.run([*words, "--dry-run"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert ".venv/bin/" in done.stdout


@pytest.mark.parametrize("words", PYTHON, ids=" ".join)
def test_the_hand_writes_as_shown(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Amy,\n\nThank you.\n\nPaul", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, *words[1:]],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "theodore" in done.stdout or next(tmp_path.glob("*.pdf")).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("words", MANAGE, ids=" ".join)
def test_the_words_are_made_and_read_as_shown(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Amy,\n\nThank you.\n\nPaul", encoding="utf-8")
    files = [str(tmp_path / word) if word == "letter.txt" else word for word in words[1:]]
    done = subprocess.run([sys.executable, *files], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout
    assert not done.stderr


@pytest.mark.parametrize("words", BIND, ids=" ".join)
def test_a_book_is_bound_with_the_options_shown(words: list[str]) -> None:
    """What it does in a house is tested there; this holds its words."""
    done = subprocess.run(
        [sys.executable, *words[1:3], "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert [word for word in words if word.startswith("--") and word not in done.stdout] == []


@pytest.mark.parametrize("words", BENCH, ids=" ".join)
def test_what_is_measured_can_be_measured(words: list[str]) -> None:
    done = subprocess.run([sys.executable, *words[1:], "--help"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("words", CELERY, ids=" ".join)
def test_celery_knows_the_command(words: list[str]) -> None:
    done = subprocess.run([sys.executable, *words[1:], "--help"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Usage" in done.stdout


@pytest.mark.parametrize("snippet", blocks("python"))
def test_the_snippets_run(snippet: str) -> None:
    names: dict[str, object] = {}
    exec(snippet, names)
    assert bytes(names["pdf"]).startswith(b"%PDF")  # type: ignore[call-overload]


def test_every_folder_and_file_that_is_named_is_there() -> None:
    named = re.findall(r"`((?:letters|bhl_site|fonts|seeds|tests|bench)/[\w./-]*)`", README)
    assert len(named) > 8
    assert [path for path in named if not (ROOT / path).exists()] == []
    assert (ROOT / re.findall(r'<img src="([^"]+)"', README)[0]).is_file()


def test_every_setting_is_documented() -> None:
    sources = (ROOT / "bhl_site" / "settings.py").read_text(), (ROOT / "bhl_site" / "house" / "opening.py").read_text()
    read = set(re.findall(r'(?:env\.\w+|mailer|\w+)\(\s*"([A-Z_]+)"|environ\.get\("([A-Z_]+)"\)', "\n".join(sources)))
    names = {first or second for first, second in read}
    assert {"DATABASE_URL", "REDIS_URL"} <= names
    assert {name for name in names if f"`{name}`" not in README} == set()


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout")
def test_every_top_level_folder_is_one_of_the_house() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    top = {name.split("/")[0] for name in listed if "/" in name}
    assert top <= {"letters", "bhl_site", "fonts", "seeds", "tests", ".ci", "bench", "deploy", "docs"}
