"""The command line as a process of its own: start, pipes, signals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import peristiwa

HEAVY = (
    "deltalake",
    "duckdb",
    "pyarrow",
    "tantivy",
    "spacy",
    "numpy",
    "thinc",
    "ahocorasick_rs",
    "rich.table",
    "peristiwa.pipeline",
)
SOURCES = str(Path(peristiwa.__file__).parents[1])
ENVIRONMENT = {**os.environ, "PYTHONPATH": SOURCES, "PYTHONUNBUFFERED": "1"}
COMMAND = [sys.executable, "-m", "peristiwa"]


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments], env=ENVIRONMENT, capture_output=True, check=False, **options
    )  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize("arguments", [["--help"], ["schema"], ["--version"], ["code", "--help"]])
def test_what_needs_no_pipeline_imports_none(arguments: list[str]) -> None:
    program = (
        "import sys, peristiwa.cli\n"
        f"sys.argv = ['peristiwa', *{arguments!r}]\n"
        "try:\n    peristiwa.cli.main()\n"
        f"finally:\n    sys.stderr.write(str([name for name in {HEAVY!r} if name in sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=ENVIRONMENT, capture_output=True, check=True
    )
    assert done.stdout
    assert done.stderr == b"[]"


def test_the_version_is_the_package_s() -> None:
    assert run("--version").stdout.decode() == f"peristiwa {peristiwa.__version__}\n"


def test_a_report_from_a_pipe_comes_out_as_one_line() -> None:
    done = run("code", "-", "--format", "jsonl", input="Polisi menangkap “warga”.".encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert "menangkap" in [event["trigger"]["text"] for event in json.loads(done.stdout)["events"]]


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_output_and_messages_survive_a_terminal_without_unicode(
    tmp_path: Path, example: Path, form: str
) -> None:
    environment = {
        **ENVIRONMENT, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }  # fmt: skip
    missing = str(tmp_path / "“tak ada”.txt")
    done = subprocess.run(
        [*COMMAND, "code", str(example), missing, "--format", form],
        env=environment, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"no such file" in done.stderr
    assert done.stdout


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    lines = [json.dumps({"id": str(number), "text": "Polisi."}) for number in range(3000)]
    path.write_text("\n".join(lines), encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "code", str(path), "--format", "jsonl"],
        env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stderr
        assert json.loads(process.stdout.readline())["id"] == "0"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def _heed_interrupts() -> None:
    """Undo what a shell does to the commands that it runs in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_ends_it_quietly_with_130() -> None:
    with subprocess.Popen(
        [*COMMAND, "code", "-", "--format", "jsonl"],
        env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=_heed_interrupts,
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(b'{"id": "a", "text": "Polisi."}\n')
        process.stdin.flush()
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr.read() == b""


def test_results_come_before_the_input_ends() -> None:
    with subprocess.Popen(
        [*COMMAND, "code", "-", "--format", "jsonl"],
        env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        for number in ("0", "1"):
            process.stdin.write(b'{"id": "%s", "text": "Polisi."}\n' % number.encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(60) == 0
