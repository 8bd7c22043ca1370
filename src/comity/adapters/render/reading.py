"""The reading itself: how likely each dimension is, the whole account, what is open, and what it rests on."""

from __future__ import annotations

from comity.adapters.render.brief import Entry, Gauge, Passage, Section
from comity.adapters.render.limits import Limits
from comity.adapters.render.wording import clean, day, digest, more, name, sentence, shorten, stop
from comity.domain.diagnosis import Change, Diagnosis, DimensionEstimate, Estimate, OpenQuestion, Verdict
from comity.domain.evidence import Source
from comity.domain.words import EVEN, percent

_NOTABLE = 0.02  # a change of dimension smaller than two points is not worth a reader's time


def dimensions(diagnosis: Diagnosis, limits: Limits) -> Section | None:
    """The four dimensions. Where nothing can be said of them there is no scale, rather than an empty one."""
    if diagnosis.verdict is not Verdict.PROBLEM:
        return None
    estimates = list(diagnosis.dimensions.values())
    alike = len({(e.confidence, e.confidence_reason) for e in estimates}) == 1
    gauges = tuple(
        Gauge(
            name=name(e.name),
            probability=e.probability,
            number=percent(e.probability),
            word=e.word,
            confidence=e.confidence,
            reason="" if alike else digest(clean(e.confidence_reason), limits.text),
            present=e.present,
            standing=_standing(e),
        )
        for e in estimates
    )
    reason = (
        f"Confidence is {estimates[0].confidence} in each: {stop(clean(estimates[0].confidence_reason))}"
        if alike
        else ""
    )
    priors = f"Before reading: {', '.join(f'{name(e.name).lower()} {percent(e.prior)}' for e in estimates)}."
    closing = tuple(filter(None, (digest(reason, limits.text), priors if limits.full else "")))
    return Section("dimensions", "The four dimensions", gauges=gauges, closing=closing)


def _standing(estimate: DimensionEstimate) -> str:
    """In one word; what is called present below even chance is worth a look, and no more is said of it."""
    if not estimate.present:
        return "not shown"
    return "present" if estimate.probability >= EVEN else "possible"


def account(diagnosis: Diagnosis, limits: Limits) -> Section | None:
    """The most probable explanation as a whole, and its rivals."""
    if diagnosis.verdict is not Verdict.PROBLEM or not diagnosis.explanations:
        return None
    best, *rivals = diagnosis.explanations
    whole = digest(clean(best.sentence), limits.text * 2)
    shown = rivals[: limits.rivals]
    return Section(
        "explanation",
        "Most probable explanation",
        paragraphs=(f"{whole} (probability of exactly this: {percent(best.probability)})",),
        entries=tuple(
            Entry(head="Or:", tail=f"{digest(clean(r.sentence), limits.text)} ({percent(r.probability)})")
            for r in shown
        ),
    )


def unknown(diagnosis: Diagnosis, limits: Limits) -> Section | None:
    """What the evidence does not say."""
    shown = diagnosis.unknown[: limits.unknown]
    if not shown:
        return None
    left_out = more(len(diagnosis.unknown) - len(shown), "open point")
    return Section(
        "unknown",
        "What is not known",
        entries=tuple(Entry(text=digest(clean(text), limits.text)) for text in shown),
        closing=(f"{left_out} in the full view.",) if left_out else (),
    )


def questions(diagnosis: Diagnosis, limits: Limits) -> Section | None:
    """The questions whose answers would change the diagnosis most."""
    shown = diagnosis.questions[: limits.questions]
    if not shown:
        return None
    rated = diagnosis.verdict is not Verdict.NOT_ENOUGH
    heading = (
        "Ask next: what would change this reading most" if rated else "Ask first: what would make a reading possible"
    )
    entries = tuple(_question(question, limits, rated=rated) for question in shown)
    columns = ("Question", "What an answer would do" if rated else "Why it matters")
    return Section("questions", heading, entries=entries, columns=columns, numbered=True)


def _question(question: OpenQuestion, limits: Limits, *, rated: bool) -> Entry:
    """A question and what its answer would do; without the figures where no likelihood is given at all."""
    changes = sorted(question.changes, key=lambda change: -abs(change.if_yes - change.if_no))
    notable = [c for c in changes if max(abs(c.if_yes - c.now), abs(c.if_no - c.now)) >= _NOTABLE]
    return Entry(
        head=digest(clean(question.question), limits.text),
        points=tuple(_change(change) for change in notable[: limits.changes]) if rated else (),
        text=digest(clean(question.why), limits.text) if limits.full or not rated else "",
        passages=(
            Passage(
                shorten(clean(question.seen.text), limits.quote), f"already hinted at in {clean(question.seen.place)}"
            ),
        )
        if question.seen
        else (),
        meta=f"expected information {question.gain:.2f} bits" if limits.full else "",
    )


def _change(change: Change) -> str:
    return (
        f"{name(change.dimension)} is at {percent(change.now)}: "
        f"yes would make it {percent(change.if_yes)}, no {percent(change.if_no)}"
    )


def sources(diagnosis: Diagnosis, limits: Limits) -> Section:
    """The documents, and what made this reading, so that it can be made again."""
    listed = diagnosis.ledger.sources
    shown = listed[: limits.sources]
    made = diagnosis.provenance
    by = f" Assessed by {', '.join(clean(a) for a in made.assessors)}." if made.assessors else ""
    left_out = more(len(listed) - len(shown), "source")
    return Section(
        "sources",
        "Sources and provenance",
        entries=tuple(_source(source, limits) for source in shown),
        closing=(
            *((f"{left_out} in the full view.",) if left_out else ()),
            f"Made with comity {clean(made.comity)}, framework {clean(made.framework)}.{by}",
        ),
    )


def _source(source: Source, limits: Limits) -> Entry:
    return Entry(
        head=digest(clean(source.name), limits.text),
        tail=sentence(
            digest(clean(source.title), limits.text),
            day(source.date) if source.date else "",
            f"{clean(source.kind)}, {source.words:,} words",
            f"SHA-256 {source.sha256 if limits.full else source.sha256[:12]}",
            digest(" ".join(clean(note) for note in source.notes), limits.text),
            joint=", ",
        ),
    )


def standing(estimate: Estimate) -> str:
    """How likely it is that there is a problem between allies at all, the confidence in a sentence of its own."""
    return (
        f"A problem between allies: {estimate.word} ({percent(estimate.probability)}). "
        f"Confidence in that is {estimate.confidence}: {stop(clean(estimate.confidence_reason))}"
    )
