"""Fuzz the document readers: only a sound Document or one InputError may come out, in bounded time.

    python benchmarks/fuzz_readers.py --seconds 300 [--seed 1] [--keep DIRECTORY]
    python benchmarks/fuzz_readers.py --atheris CORPUS --seconds 300      (needs: pip install atheris)

Mutates valid files of every format (bytes written, cut, doubled, swapped between files; parts inside a DOCX mutated
before they are packed; tokens of the format inserted), and prints how many inputs were tried, how many were read, and
every failure with the seed that makes it again. Exit code 1 where anything failed. With ``--atheris`` the inputs are
found by coverage instead (the first byte chooses the file name); the corpus folder is filled with valid files first.
"""

from __future__ import annotations

import argparse
import importlib
import io
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests/adapters/readers"))

from comity.adapters.readers import read_stream
from comity.domain.errors import InputError

reader_samples = importlib.import_module("reader_samples")
READERS = "comity.adapters.readers"
SLOW = 5.0  # seconds; nothing this small may take longer
TOKENS = [
    b"<", b">", b"</p>", b"<!--", b"-->", b"<!DOCTYPE x [", b"<!ENTITY a 'b'>", b"&a;", b"&#0;", b"&#xD800;",
    b"<![CDATA[", b"<script>", b"<title>", b"<div hidden>", b"<table><tr><td>", b"<note>", b"<pb n='5'/>",
    b"<list><item>", b"<div type='document'>", b"xml:id='d1'", b"encoding='utf-16'", b"\xff\xfe", b"\xef\xbb\xbf",
    b"\x00", b"\xe3\x81", b"\n\n", b"\r", b"\x1b$B", b"--b\n", b"Content-Type: multipart/mixed; boundary=b\n\n",
    b"Content-Type: message/rfc822\n", b"Content-Transfer-Encoding: base64\n", b"charset=utf-7",
    b"Content-Transfer-Encoding: x-uuencode\n", b"Subject: =?utf-8?b?4pyT?=\n", b"From: a\nMIME-Version: 1.0\n",
    b"# ", b"- ", b"> ", b"```", b"|a|b|\n|-|-|\n", b"---\n", b"%PDF-", b"obj", b"endobj", b"stream",
    b"/Length 99999999", b"/Kids[2 0 R]", b"/Encrypt 3 0 R", b"PK\x03\x04", b"PK\x01\x02", b"<w:t>", b"<w:tbl>",
    b"<w:vanish/>", b"</w:p>", b"99999999999999999999",
]  # fmt: skip


def mutate(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """``data`` with one to eight changes."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        start = rng.randint(0, len(changed))
        stop = min(len(changed), start + int(rng.expovariate(1 / 40)))
        kind = rng.randrange(6)
        if kind == 0:
            changed[start:stop] = rng.randbytes(rng.randint(0, 12))
        elif kind == 1:
            changed[start:stop] = b""
        elif kind == 2:
            changed[start:stop] = changed[start:stop] * rng.randint(2, 40)
        elif kind == 3:
            at = rng.randint(0, len(other))
            changed[start:stop] = other[at : at + rng.randint(1, 200)]
        elif kind == 4:
            changed[start:start] = rng.choice(TOKENS) * rng.choice([1, 1, 1, 2, 60])
        elif changed:
            changed[min(start, len(changed) - 1)] ^= 1 << rng.randrange(8)
    return bytes(changed)


def mutate_parts(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """A DOCX whose parts were mutated before packing, so that the archive itself stays sound."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            part = source.read(name)
            hit = name.endswith((".xml", ".rels")) and rng.random() < 0.3
            made.writestr(name, mutate(part, other, rng) if hit else part)
    return target.getvalue()


def check(data: bytes, name: str) -> str:
    """``read`` or ``refused``; an exception where a promise is broken."""
    started = time.perf_counter()
    try:
        document = read_stream(data, name)
    except InputError as error:
        outcome = "refused"
        if "\n" in str(error) or not error.remedy:
            raise AssertionError(f"not one sentence with a remedy: {error!s}") from error
    else:
        outcome = "read"
        cut = [document.text[paragraph.start : paragraph.end] for paragraph in document.paragraphs]
        if "\n\n".join(cut) != document.text or not all(text and text == " ".join(text.split()) for text in cut):
            raise AssertionError("offsets do not give the paragraphs")
        (document.text + document.title + document.date + "".join(document.notes)).encode()
    if time.perf_counter() - started > SLOW:
        raise AssertionError(f"took {time.perf_counter() - started:.1f} s")
    return outcome


def by_coverage(folder: Path, seconds: float) -> None:
    """Hand over to atheris, which ends the process itself."""
    atheris = importlib.import_module("atheris")
    folder.mkdir(parents=True, exist_ok=True)
    files = {**reader_samples.samples(), "volume.xml": reader_samples.VOLUME}
    names = sorted(files)
    for index, name in enumerate(names):
        (folder / name).write_bytes(bytes([index]) + files[name])
    for loaded in [loaded for loaded in sys.modules if loaded.startswith(READERS)]:
        del sys.modules[loaded]
    with atheris.instrument_imports(include=[READERS]):
        for module in ("_formats", "docx", "eml", "html", "markdown", "pdf", "tei", "text"):
            importlib.import_module(f"{READERS}.{module}")
    globals()["read_stream"] = sys.modules[READERS].read_stream
    atheris.Setup(
        [
            sys.argv[0],
            str(folder),
            f"-max_total_time={int(seconds)}",
            "-max_len=60000",
            "-len_control=0",
            "-timeout=10",
        ],
        lambda data: check(data[1:], names[data[0] % len(names)]) if data else None,
    )
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="folder for inputs that fail")
    parser.add_argument("--atheris", type=Path, metavar="CORPUS", help="fuzz by coverage, with this corpus folder")
    arguments = parser.parse_args()
    if arguments.atheris:
        by_coverage(arguments.atheris, arguments.seconds)
    corpus = {**reader_samples.samples(), "volume.xml": reader_samples.VOLUME}
    names, outcomes, failures = sorted(corpus), Counter[str](), 0
    end, seed = time.monotonic() + arguments.seconds, arguments.seed
    while time.monotonic() < end:
        seed += 1
        rng = random.Random(seed)
        name = rng.choice(names)
        other = corpus[rng.choice(names)]
        change = mutate_parts if name.endswith(".docx") and rng.random() < 0.7 else mutate
        data = change(corpus[name], other, rng)
        try:
            outcomes[f"{name.rpartition('.')[2]} {check(data, name)}"] += 1
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            failures += 1
            print(f"seed {seed} {name}: {type(error).__name__}: {error}")
            traceback.print_exc(limit=-3)
            if arguments.keep:
                arguments.keep.mkdir(parents=True, exist_ok=True)
                (arguments.keep / f"{seed}-{name}").write_bytes(data)
    for outcome, count in sorted(outcomes.items()):
        print(f"{outcome:24} {count:8,}")
    print(f"{sum(outcomes.values()) + failures:,} inputs, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
