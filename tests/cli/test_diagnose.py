"""``comity diagnose`` at the command line: real files in, readable answers out, one sentence for bad input."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zipfile

import pytest
from jsonschema import validate

from comity.domain.diagnosis import Diagnosis


def test_a_report_gives_a_diagnosis_on_the_terminal(comity, mayaguez):
    """Dimensions with word and number, quotes with their place, unknowns and three questions."""
    done = comity("diagnose", mayaguez)
    assert done.code == 0
    for part in ("Policy", "Process", "Personality", "Politics", "likely", "confidence", "report.md, para."):
        assert part in done.out
    assert done.err == ""


def test_json_has_the_documented_shape(comity, helicopter):
    """The keys that programs rely on are there, and the whole object follows its schema."""
    found = json.loads(comity("diagnose", "--format", "json", helicopter).out)
    assert 0 <= found["problem"]["probability"] <= 1
    assert set(found["dimensions"]) == {"policy", "process", "personality", "politics"}
    assert all(isinstance(d["present"], bool) and 0 <= d["probability"] <= 1 for d in found["dimensions"].values())
    assert len(found["causes"]) == 16
    assert all(0 <= cause["probability"] <= 1 for cause in found["causes"].values())
    validate(found, json.loads(comity("schema", "diagnosis").out))
    Diagnosis.model_validate(found)


def test_every_quote_is_verbatim_and_at_its_place(comity, mayaguez):
    """The quote is the report's own text at the characters given."""
    found = json.loads(comity("diagnose", "--format", "json", mayaguez).out)
    from comity.adapters import readers

    text = readers.read(mayaguez).text
    quotes = [quote for finding in found["findings"] for quote in finding["quotes"]]
    assert quotes
    assert all(text[quote["start"] : quote["end"]] == quote["text"] for quote in quotes)


def test_standard_input_is_read(comity, helicopter):
    """A report can be piped in, with or without '-'."""
    text = helicopter.read_text(encoding="utf-8")
    assert "standard input" in comity("diagnose", stdin=text).out
    assert "standard input" in comity("diagnose", "-", stdin=text).out


def test_several_reports_are_one_matter(comity, helicopter, tmp_path):
    """Both files stand among the sources of one diagnosis, two of the same name under their paths."""
    second = tmp_path / "report.md"
    second.write_text("The embassy was told on Friday. " * 30, encoding="utf-8")
    found = json.loads(comity("diagnose", "-f", "json", helicopter, second).out)
    assert [source["name"] for source in found["ledger"]["sources"]] == ["report.md", str(second)]


@pytest.mark.parametrize("form", ["json", "markdown", "html", "docx", "pdf"])
def test_a_brief_is_written_in_every_format(comity, helicopter, tmp_path, form):
    """The ending chooses the format, and the file is what it says."""
    ending = {"markdown": "md"}.get(form, form)
    path = tmp_path / f"brief.{ending}"
    done = comity("diagnose", helicopter, "--output", path)
    assert (done.code, done.out) == (0, "")
    content = path.read_bytes()
    if form == "docx":
        assert zipfile.is_zipfile(path)
    starts = {"json": b"{", "markdown": b"#", "html": b"<!", "pdf": b"%PDF", "docx": b"PK"}
    assert content.lstrip().lower().startswith(starts[form].lower())


def test_a_text_file_holds_no_colour_codes(comity, mayaguez, tmp_path, monkeypatch):
    """What is written to a file is plain, even when the terminal beside it can show colour."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    path = tmp_path / "reading.txt"
    assert comity("diagnose", mayaguez, "-o", path).code == 0
    assert "\x1b" not in path.read_text(encoding="utf-8")
    assert "\x1b" in comity("diagnose", mayaguez).out


def test_a_ledger_is_kept_edited_and_run_again(comity, mayaguez, tmp_path):
    """What an officer rejects in the file no longer counts."""
    ledger = tmp_path / "case.yaml"
    before = json.loads(comity("diagnose", mayaguez, "--ledger", ledger, "-f", "json").out)
    text = ledger.read_text(encoding="utf-8")
    strongest = before["findings"][0]["id"]
    head, tail = text.split(f"id: {strongest}\n", 1)
    ledger.write_text(f"{head}id: {strongest}\n  status: rejected\n{tail}", encoding="utf-8")
    after = json.loads(comity("diagnose", "--ledger", ledger, "-f", "json", stdin="").out)
    cause = before["findings"][0]["cause"]
    assert after["causes"][cause]["probability"] < before["causes"][cause]["probability"]
    assert strongest not in {finding["id"] for finding in after["findings"]}


def test_too_little_text_is_an_answer(comity, tmp_path):
    """A line is not enough, and that is said without an error."""
    path = tmp_path / "short.txt"
    path.write_text("We met on Tuesday.", encoding="utf-8")
    done = comity("diagnose", path)
    assert done.code == 0
    assert "not enough evidence" in done.out.lower()


def test_a_text_about_something_else_is_no_problem_between_allies(comity, tmp_path):
    """A recipe is not diagnosed."""
    path = tmp_path / "recipe.txt"
    path.write_text(
        "Peel the potatoes and boil them in salted water for twenty minutes. Meanwhile fry the onions in butter until "
        "they are golden, add the flour, and stir for two minutes before you pour in the milk. Season with nutmeg. "
        "Layer the potatoes and the sauce in a dish, cover them with grated cheese, and bake for half an hour "
        "until the top is brown. Let the dish rest for five minutes before serving it with a salad and fresh bread.",
        encoding="utf-8",
    )
    found = json.loads(comity("diagnose", "-f", "json", path).out)
    assert found["verdict"] in {"not-a-problem-between-allies", "not-enough-evidence"}
    assert not any(dimension["present"] for dimension in found["dimensions"].values())


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "no text"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "image"),
        ("noise.bin", bytes(range(256)) * 40, ""),
        ("sheet.xlsx", b"PK\x05\x06" + bytes(18), ""),
        ("broken.pdf", b"%PDF-1.7\nnothing more", ""),
        ("broken.docx", b"PK\x03\x04 torn", ""),
        ("bomb.xml", b'<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>', ""),
    ],
)
def test_bad_input_gets_one_sentence_and_exit_code_2(comity, tmp_path, name, content, words):
    """File, what is wrong and what to do, on standard error; nothing on standard output."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    done = comity("diagnose", path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("comity: ")
    assert str(path) in done.err
    assert words in done.err.lower()
    assert len(done.err.strip().splitlines()) == 1
    assert "Traceback" not in done.err


def test_a_typo_in_a_ledger_is_named_with_file_and_line(comity, tmp_path):
    """The officer's own file is an input like any other."""
    path = tmp_path / "case.yaml"
    path.write_text("comity: ledger/1\nevidense: []\n", encoding="utf-8")
    done = comity("diagnose", "--ledger", path)
    assert done.code == 2
    assert f"{path}:2:" in done.err
    assert "evidence" in done.err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["diagnose"], "Name a report"),
        (["diagnoze", "a.txt"], "No such command"),
        (["report.pdf"], "comity diagnose report.pdf"),
        (["diagnose", "a.txt", "-o", "brief.xyz"], "names no format"),
        (["diagnose", "a.txt", "--format", "odt"], "odt"),
        (["respond"], "Missing argument"),
        (["review"], "in quotes"),
        (["interview", "case.txt"], ".yaml"),
    ],
)
def test_wrong_usage_is_exit_code_2_with_a_hint(comity, words, hint):
    """Usage errors say what to type instead."""
    done = comity(*words)
    assert done.code == 2
    assert hint in done.err


def test_an_output_that_cannot_be_written_is_said(comity, helicopter, tmp_path):
    """A missing directory is one sentence, after the work as before it."""
    done = comity("diagnose", helicopter, "-o", tmp_path / "no" / "brief.md")
    assert done.code == 2
    assert "cannot be written" in done.err


def test_the_real_command_runs_in_its_own_process(helicopter):
    """The installed entry point, an odd locale and a closed pipe."""
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": ""}
    command = [sys.executable, "-m", "comity", "diagnose", str(helicopter)]
    done = subprocess.run(command, capture_output=True, check=False, env=env, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    head = subprocess.run(f"{' '.join(command)} | head -1", shell=True, capture_output=True, check=False)
    assert b"Traceback" not in head.stderr


def test_an_interrupt_ends_without_a_traceback(tmp_path):
    """Ctrl-C while an interview waits: a word, exit code 130, and what was answered is kept."""
    ledger = tmp_path / "case.yaml"
    process = subprocess.Popen(
        [sys.executable, "-m", "comity", "interview", str(ledger)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    process.stdin.write("yes\n")
    process.stdin.flush()
    while "2. " not in process.stderr.readline():
        pass
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert "answer: 'yes'" in ledger.read_text(encoding="utf-8")
