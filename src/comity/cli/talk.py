"""The interview as a conversation in the terminal. Everything said goes to standard error; results go to output."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from comity.adapters import ledger_file
from comity.bootstrap import Workbench
from comity.diagnosis.posterior import infer
from comity.diagnosis.weighing import likelihoods
from comity.domain.errors import InputError
from comity.domain.evidence import Answer, Ledger, Quote
from comity.domain.framework import Indicator
from comity.domain.words import likelihood, percent
from comity.usecases import interview as use

_WORDS = {"y": "yes", "n": "no", "p": "partly", "u": "unknown", "s": "skip", "b": "back", "w": "why", "q": "quit"}
_HELP = "[y]es  [n]o  [p]artly  [u]nknown  [s]kip  [b]ack  [w]hy do you ask?  [q]uit"


def interview(ledger: Ledger, bench: Workbench, path: Path | None, person: str = "") -> Ledger:
    """Ask until nothing would change much, or the officer stops. The ledger is saved after every answer."""
    _say("\nAnswer as far as you know. " + ("Every answer is kept in " + str(path) if path else _NOT_KEPT) + ".\n")
    pending = None
    while (indicator := pending or use.next_question(bench.framework, bench.network, ledger)) is not None:
        pending = None
        given = _ask(indicator, len(ledger.answers) + 1, _hint(ledger, indicator))
        if given == "quit":
            _say(f"Stopped. Resume with: comity interview {path}" if path else "Stopped.")
            return ledger
        try:
            ledger, pending = _take(ledger, indicator, given, bench, person)
        except InputError as error:
            _say(f"{error}")
            pending = indicator
            continue
        if path:
            ledger_file.save(ledger, path)
        _say(_standing(ledger, bench) + "\n")
    _say("No further answer would change the picture much.\n")
    return ledger


_NOT_KEPT = "Nothing is kept: add --ledger FILE to be able to resume"


def _take(
    ledger: Ledger, indicator: Indicator, given: str, bench: Workbench, person: str
) -> tuple[Ledger, Indicator | None]:
    """The ledger after a reply, and the question to put again, if any."""
    if given == "back":
        ledger, id = use.back(ledger)
        return ledger, bench.framework.indicator(id)
    if given == "skip":
        return use.skip(ledger, indicator.id), None
    return use.answer(ledger, indicator.id, Answer(given), person=person), None


def _ask(indicator: Indicator, number: int, hint: Quote | None) -> str:
    """One reply, as a whole word. The end of input is 'quit'."""
    _say(f"{number}. {indicator.question}")
    if hint:
        _say(f"   The report says: “{hint.text}” ({hint.place})")
    while True:
        _say(f"   {_HELP}")
        click.echo("   > ", nl=False, err=True)
        line = sys.stdin.readline()
        if not line:
            _say("")
            return "quit"
        word = line.strip().lower()
        word = _WORDS.get(word, word)
        if word == "why":
            _say(f"   {indicator.why}")
        elif word in _WORDS.values():
            return word
        else:
            _say(f"   '{line.strip()}' is none of the answers.")


def _hint(ledger: Ledger, indicator: Indicator) -> Quote | None:
    """A sentence of a report that already shows the sign."""
    quotes = (quote for entry in ledger.evidence if entry.sign == indicator.id for quote in entry.quotes)
    return next(quotes, None)


def _standing(ledger: Ledger, bench: Workbench) -> str:
    posterior = infer(bench.network, likelihoods(bench.network, ledger))
    parts = zip(bench.network.dimensions, posterior.dimensions, strict=True)
    return "   So far: " + ", ".join(f"{name} {likelihood(float(p))} ({percent(float(p))})" for name, p in parts)


def _say(text: str) -> None:
    click.echo(text, err=True)
