"""What was found, and what it rests on: causes with their findings, each with its quote and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from comity.adapters.render.brief import Entry, Passage, Section
from comity.adapters.render.limits import Limits
from comity.adapters.render.wording import (
    clean,
    digest,
    listing,
    more,
    name,
    points,
    reliability,
    sentence,
    shorten,
)
from comity.domain.diagnosis import CauseEstimate, Diagnosis, Finding, Verdict
from comity.domain.evidence import Quote, Status
from comity.domain.words import percent

_Origin = tuple[str, str, Status]  # reliability, assessor, status: the first two in words
_STATUS = {
    Status.PROPOSED: "not confirmed by a person",
    Status.CONFIRMED: "confirmed by a person",
    Status.REJECTED: "rejected by a person, not counted",
}


def found(diagnosis: Diagnosis, limits: Limits) -> Section | None:
    """The causes held to be present, most probable first, each with the findings that bear on it.

    What holds for most findings (who read them, how reliable the source is) is said once, above them.
    """
    findings = _strongest(diagnosis.findings, limits.findings)
    usual = None if limits.full else _usual(findings)
    causes = sorted((c for c in diagnosis.causes.values() if c.present), key=lambda c: -c.probability)
    entries = [_cause(cause, findings, diagnosis, limits, usual) for cause in causes]
    rest = [finding for finding in findings if finding.cause not in {cause.name for cause in causes}]
    if rest:
        heading = "Other signs, which establish no cause by themselves" if entries else ""
        entries.append(Entry(head=heading, children=tuple(_finding(f, diagnosis, limits, usual) for f in rest)))
    if not entries:
        return None
    return Section(
        "findings",
        "Causes found, and what shows them" if causes else "What was found",
        paragraphs=(f"Unless a finding says otherwise: {_said(usual)}.",) if usual else (),
        entries=tuple(entries),
        columns=("Cause, and what was seen", "Quote and place"),
        closing=_closing(len(diagnosis.findings) - len(findings)),
    )


def against(diagnosis: Diagnosis, limits: Limits) -> Section | None:
    """What speaks against the diagnosis."""
    shown = _strongest(diagnosis.against, limits.against)
    if not shown:
        return None
    usual = None if limits.full else _usual(_strongest(diagnosis.findings, limits.findings))
    return Section(
        "against",
        "What speaks against",
        columns=("What was seen", "Quote and place"),
        entries=tuple(_finding(finding, diagnosis, limits, usual) for finding in shown),
        closing=_closing(len(diagnosis.against) - len(shown)),
    )


def _closing(left_out: int) -> tuple[str, ...]:
    return (f"{more(left_out, 'finding')} in the full view, weaker than those shown.",) if left_out else ()


def _origin(finding: Finding) -> _Origin:
    rated = f"source {reliability(finding.reliability)}"
    if finding.about.startswith("indicator/") and not finding.quotes:
        by = finding.source or finding.assessor
        return rated if finding.reliability else "", f"answered by {clean(by)}" if by else "", finding.status
    return rated, f"read by {clean(finding.assessor)}" if finding.assessor else "", finding.status


def _usual(findings: list[Finding]) -> _Origin | None:
    """What holds for most of at least three findings, so that it need not be said with each."""
    if len(findings) < 3:
        return None
    origin, count = Counter(_origin(finding) for finding in findings).most_common(1)[0]
    return origin if count * 2 > len(findings) else None


def _said(origin: _Origin, usual: _Origin | None = None) -> str:
    """The origin in words; where something else is usual, only what differs from it."""
    rated, by, status = (
        None if usual and ours == theirs else ours for ours, theirs in zip(origin, usual or origin, strict=True)
    )
    return sentence(rated or "", by or "", _STATUS[Status(status)] if status else "")


def _strongest(findings: Iterable[Finding], count: int) -> list[Finding]:
    return sorted(findings, key=lambda finding: -abs(finding.effect))[:count]


def _cause(
    cause: CauseEstimate, findings: list[Finding], diagnosis: Diagnosis, limits: Limits, usual: _Origin | None
) -> Entry:
    whose = sentence(
        f"side: {listing(cause.sides)}" if cause.sides else "", f"level: {clean(cause.level)}" if cause.level else ""
    )
    return Entry(
        head=name(cause.name),
        tail=sentence(f"{name(cause.dimension).lower()}, {percent(cause.probability)}, {cause.word}", whose),
        text=digest(f"Confidence {cause.confidence}: {clean(cause.confidence_reason)}", limits.text)
        if limits.full
        else "",
        children=tuple(_finding(f, diagnosis, limits, usual) for f in findings if f.cause == cause.name),
    )


def _finding(finding: Finding, diagnosis: Diagnosis, limits: Limits, usual: _Origin | None) -> Entry:
    passages = tuple(_passage(quote, limits) for quote in finding.quotes[: limits.quotes])
    left_out = more(len(finding.quotes) - len(passages), "quote")
    return Entry(
        text=digest(clean(finding.text), limits.text),
        passages=passages,
        meta=sentence(
            _effect(finding, diagnosis),
            _said(_origin(finding), usual),
            _sides(finding) if limits.full else "",
            left_out,
        ),
    )


def _passage(quote: Quote, limits: Limits) -> Passage:
    return Passage(shorten(clean(quote.text), limits.quote), clean(quote.place))


def _sides(finding: Finding) -> str:
    return sentence(
        f"side: {listing(finding.sides)}" if finding.sides else "",
        f"level: {clean(finding.level)}" if finding.level else "",
    )


def _effect(finding: Finding, diagnosis: Diagnosis) -> str:
    """``+34 points (58% without it)``: the leave-one-out effect, and where that leaves what it is about."""
    if diagnosis.verdict is Verdict.NOT_ENOUGH:
        return ""  # no likelihood is given there, so none is changed
    now = _probability(finding, diagnosis)
    if now is None or not -1 <= now - finding.effect <= 1:
        return points(finding.effect)
    return f"{points(finding.effect)} ({percent(max(now - finding.effect, 0.0))} without it)"


def _probability(finding: Finding, diagnosis: Diagnosis) -> float | None:
    if finding.cause in diagnosis.causes:
        return diagnosis.causes[finding.cause].probability
    if finding.dimension in diagnosis.dimensions:
        return diagnosis.dimensions[finding.dimension].probability
    return diagnosis.problem.probability if finding.about == "problem" else None
