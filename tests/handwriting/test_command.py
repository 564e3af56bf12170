"""The room's own command, as a person types it."""

import subprocess
import sys
from pathlib import Path


def run(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-W", "error", "-m", "letters.handwriting", *words]
    return subprocess.run(command, input=given, capture_output=True, check=False)


def test_lists_the_hands_one_a_line_with_what_they_write() -> None:
    listed = {line.split()[0]: line for line in run("--list-hands").stdout.decode().splitlines()}
    assert {"theodore", "isabella", "samantha"} <= set(listed)
    assert "joined" in listed["isabella"] and "print" in listed["mark"]
    assert "Cyrillic" in listed["tatiana"] and "Cyrillic" not in listed["mark"]


def test_writes_a_letter(tmp_path: Path) -> None:
    text, out = tmp_path / "letter.txt", tmp_path / "letter.pdf"
    text.write_text("Dear Amy,\n\nThank you.\n\nPaul")
    done = run(str(text), "--hand", "theodore", "--paper", "a5", "--seed", "7", "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"%PDF")
    assert b"1 page" in done.stdout


def test_needs_no_django() -> None:
    program = "import sys, letters.handwriting; sys.exit('django' in sys.modules or 'celery' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_says_what_it_cannot_write_and_writes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    done = run("-", "--out", str(out), given="Привет".encode())
    assert done.returncode == 2
    assert "cannot write" in done.stderr.decode()
    assert not out.exists()


def test_says_when_a_file_is_not_text(tmp_path: Path) -> None:
    done = run("-", "--out", str(tmp_path / "x.pdf"), given=b"\xff\xfe\x00d8")
    assert done.returncode == 2
    assert b"UTF-8" in done.stderr
    assert b"Traceback" not in done.stderr


def test_writes_on_chosen_stationery_at_a_pace(tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    stationery = ("--ruled", "--ink", "sepia", "--letterhead", "The Old Ferry House", "--numbered", "--mends")
    done = run("-", *stationery, "--pace", "brisk", "--out", str(out), given=b"Dear Amy, " * 400)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().count(b"+EBGaramond") > 0
    assert run("-", "--pace", "slow", "--out", str(out), given=b"Dear Amy").returncode == 2


def test_addresses_an_envelope(tmp_path: Path) -> None:
    sender, out = tmp_path / "sender.txt", tmp_path / "envelope.pdf"
    sender.write_text("Paul\nLeeds")
    done = run("-", "--envelope", "c6", "--sender", str(sender), "--out", str(out), given=b"Amy\nWhitby")
    assert done.returncode == 0, done.stderr
    assert b"1 page" in done.stdout
    missing = run("-", "--envelope", "c6", "--sender", str(tmp_path / "none"), "--out", str(out), given=b"Amy")
    assert missing.returncode == 2
    assert b"Nothing was written" in missing.stderr


def test_the_file_says_in_which_language_it_is(tmp_path: Path) -> None:
    path, out = tmp_path / "letter.txt", tmp_path / "letter.pdf"
    path.write_text("Chère maman\n\nComment vas-tu ?\n\nJe t’embrasse\nLucie")
    run(str(path), "--language", "fr", "--out", str(out))
    assert b"/Lang (fr)" in out.read_bytes()
