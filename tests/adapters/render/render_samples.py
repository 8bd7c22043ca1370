"""Diagnoses, plans and reviews to look at: invented countries, wording as the engine and the plan write it."""

# ruff: noqa: E501 - sentences of sample reports

from __future__ import annotations

from comity.domain.diagnosis import (
    CauseEstimate,
    Change,
    Diagnosis,
    DimensionEstimate,
    Estimate,
    Explanation,
    Finding,
    OpenQuestion,
    Provenance,
    Verdict,
)
from comity.domain.evidence import Answer, Evidence, Ledger, Quote, Source, Status
from comity.domain.framework import Step
from comity.domain.response import Caution, Flag, Plan, PlannedRemedy, Review
from comity.domain.words import likelihood

REPORT = "embassy-cable-2026-03-14.pdf"
PRESS = "press-review-week-11.docx"
ASSESSOR = "comity text model 1"

HOSTILE = (
    "<script>alert(1)</script> {{7*7}} {% raw %} #let x = 1 #panic() @mention $x^2$ `code` *bold* _em_ [link](http://x) "
    "![i](http://x) &amp; \\section | cell \x1b[31mred\x07 \u202eesrever\u202c שלום مرحبا 你好 🚁 ‱ Ω Ж ǽ ỹ"
)


def estimate(probability, confidence="moderate", reason="two sources that do not draw on each other", prior=0.3):
    return Estimate(
        probability=probability,
        word=likelihood(probability),
        confidence=confidence,
        confidence_reason=reason,
        prior=prior,
    )


def dimension(name, probability, present, confidence="moderate", reason="two sources that do not draw on each other"):
    return DimensionEstimate(name=name, present=present, **estimate(probability, confidence, reason).model_dump())


def cause(name, dimension, probability, present=True, sides=(), level=None):
    return CauseEstimate(
        name=name,
        dimension=dimension,
        present=present,
        sides=sides,
        level=level,
        **estimate(probability).model_dump(),
    )


def quote(text, start=120, document=REPORT, page=2, paragraph=5):
    return Quote(text=text, document=document, start=start, end=start + len(text), page=page, paragraph=paragraph)


def finding(number, cause, dimension, text, words, effect, **more):
    fields = {"reliability": "B2", "assessor": ASSESSOR, "source": REPORT, "polarity": "supports"} | more
    quotes = (quote(words, start=400 * number, paragraph=number + 2),) if words else ()
    return Finding(
        id=f"e{number}", about=f"cause/{cause}", cause=cause, dimension=dimension, text=text, quotes=quotes,
        effect=effect, **fields,
    )  # fmt: skip


FINDINGS = (
    finding(1, "procedure-not-followed", "process", "An agreed step was left out.",
            "Contrary to Article 12 of the Status Agreement, the Ruritanian side was not informed of the flight until "
            "four hours after the aircraft had come down on the school's sports ground.", 0.41),
    finding(2, "procedure-not-followed", "process", "The agreed joint investigation did not take place.",
            "Local police were kept behind the outer cordon for two days, although the 2009 guidelines provide for a joint "
            "inquiry at the site.", 0.17),
    finding(3, "incident-appeasement", "politics", "A government acts to calm its electorate after the incident.",
            "Three weeks before the regional vote, the Defence Minister announced that all training flights would stop "
            "until residents felt safe again.", 0.38, sides=("Ruritania",), level="senior"),
    finding(4, "public-pressure", "politics", "Demonstrations and the press bear on the government.",
            "Some four thousand people marched past the base on Sunday and the provincial assembly voted unanimously for "
            "a protest.", 0.29, reliability="C3"),
    finding(5, "public-pressure", "politics", "Hostile coverage continues for days.",
            "For the sixth day running the accident led the front pages of all national newspapers.", 0.08),
    finding(6, "unsettled-terms", "policy", "Nothing agreed covers compensation for private land.",
            "Neither the Status Agreement nor its minutes say who pays for damage to privately owned ground in an "
            "emergency landing.", 0.33),
    finding(7, "unsettled-terms", "policy", "The parties hold differing positions on what the terms should be.",
            "Freedonia holds that the general claims clause applies, which the Ruritanian Ministry of Justice disputes.",
            0.12, reliability=None),
    finding(8, "coordination-needed", "process", "Agencies of one side were at cross purposes.",
            "The embassy learned of the wing commander's press conference from the radio.", 0.06,
            assessor="A. Novak", status=Status.CONFIRMED),
)  # fmt: skip

AGAINST = (
    finding(9, "ill-disposition", "personality", "The counterparts are on good personal terms.",
            "The two commanders, who have known each other for years, spoke twice that night and again in the morning.",
            -0.09, polarity="against"),
)  # fmt: skip


def problem():
    """A normal report: eight findings over three dimensions."""
    return Diagnosis(
        title="Emergency landing on a school sports ground",
        alliance="Ruritania - Freedonia",
        verdict=Verdict.PROBLEM,
        summary="Two agreed steps were skipped after an emergency landing, nothing agreed settles who pays for the "
        "damage, and the Ruritanian government is answering its public three weeks before a vote.",
        problem=estimate(0.972, "high", "three sources agree and nothing found contradicts them"),
        dimensions={
            "policy": dimension("policy", 0.71, True, "low", "rests on two sentences of one report"),
            "process": dimension("process", 0.93, True, "high", "an agreed procedure is named, and two steps of it"),
            "personality": dimension("personality", 0.07, False, "moderate", "one finding speaks against it"),
            "politics": dimension("politics", 0.95, True, "moderate", "four findings, two of them from the press"),
        },
        causes={
            "unsettled-terms": cause("unsettled-terms", "policy", 0.66),
            "outdated-terms": cause("outdated-terms", "policy", 0.11, present=False),
            "procedure-not-followed": cause("procedure-not-followed", "process", 0.91, True, ("Freedonia",), "working"),
            "coordination-needed": cause("coordination-needed", "process", 0.52, True, ("Freedonia",)),
            "ill-disposition": cause("ill-disposition", "personality", 0.04, present=False),
            "incident-appeasement": cause("incident-appeasement", "politics", 0.88, True, ("Ruritania",), "senior"),
            "public-pressure": cause("public-pressure", "politics", 0.83, True, ("Ruritania",)),
        },
        primary="politics",
        explanations=(
            Explanation(
                causes=("procedure-not-followed", "incident-appeasement", "public-pressure", "unsettled-terms"),
                sentence="An agreed procedure was not followed, nothing agreed covers the matter, public opinion bears "
                "on the government, and a side is appeasing its public after an incident.",
                probability=0.34,
            ),
            Explanation(
                causes=("procedure-not-followed", "incident-appeasement", "public-pressure"),
                sentence="The same, but the terms do cover the matter.",
                probability=0.19,
            ),
            Explanation(
                causes=("procedure-not-followed", "public-pressure", "unsettled-terms"),
                sentence="The same, but the halt to flights is a safety measure and not addressed to the electorate.",
                probability=0.08,
            ),
        ),
        findings=FINDINGS,
        against=AGAINST,
        unknown=(
            "Whether Article 12 allows for exceptions in an emergency.",
            "Whether anybody on either side lacked the training for the task.",
            "What the Freedonian public makes of it: the report is silent on it.",
        ),
        questions=QUESTIONS,
        ledger=ledger(),
        provenance=Provenance(comity="0.1.0", framework="1.0", assessors=(ASSESSOR, "A. Novak")),
    )


QUESTIONS = (
    OpenQuestion(
        indicator="terms-cover-compensation",
        question="Do the terms in force say who pays for damage to private ground?",
        why="Where nothing agreed covers the matter, the problem is one of policy and has to be negotiated.",
        gain=0.61,
        changes=(Change(dimension="policy", now=0.71, if_yes=0.24, if_no=0.94),),
    ),
    OpenQuestion(
        indicator="halt-asked-by-safety-board",
        question="Did a safety board ask for the halt to training flights before the minister announced it?",
        why="A halt that the agreed procedure asks for is not an appeasement of the public.",
        gain=0.44,
        changes=(
            Change(dimension="politics", now=0.95, if_yes=0.72, if_no=0.98),
            Change(dimension="process", now=0.93, if_yes=0.9, if_no=0.93),
        ),
        seen=quote("The minister said he had acted on advice.", 2210, PRESS, None, 9),
    ),
    OpenQuestion(
        indicator="first-posting",
        question="Was the duty officer new to this alliance, or untrained for it?",
        why="A person new to the post may not have known the procedure.",
        gain=0.2,
        changes=(Change(dimension="personality", now=0.07, if_yes=0.46, if_no=0.03),),
    ),
)


def ledger():
    return Ledger(
        title="Emergency landing",
        alliance="Ruritania - Freedonia",
        sources=(
            Source(name=REPORT, kind="pdf", sha256="3f5a" * 16, words=1240, title="After the emergency landing", date="2026-03-14"),
            Source(name=PRESS, kind="docx", sha256="9b1c" * 16, words=610, date="2026-03-16", notes=("One image was not read.",)),
        ),
        evidence=tuple(
            Evidence(id=f.id, about=f.about, polarity=f.polarity, weight=6.0, quotes=f.quotes, assessor=f.assessor, status=f.status)
            for f in (*FINDINGS, *AGAINST)
        ),
    )  # fmt: skip


def not_enough():
    """Ten words in a foreign tongue: nothing can be said."""
    blank = "nothing in the text bears on it"
    return Diagnosis(
        title="Note for file",
        verdict=Verdict.NOT_ENOUGH,
        summary="The text is 14 words long; at least 60 are needed to read it. Answer the questions below, or add a report.",
        problem=estimate(0.48, "low", blank),
        dimensions={
            n: dimension(n, 0.3, False, "low", blank) for n in ("policy", "process", "personality", "politics")
        },
        causes={"bad-policy": cause("bad-policy", "policy", 0.1, present=False)},
        unknown=("Whether the allies disagree about anything.",),
        questions=QUESTIONS[:2],
        ledger=Ledger(sources=(Source(name="note.txt", kind="text", sha256="00ff" * 16, words=14),)),
        provenance=Provenance(comity="0.1.0", framework="1.0", assessors=(ASSESSOR,)),
    )


def not_a_problem():
    """A calm statement of policy."""
    return problem().model_copy(
        update={
            "title": "Joint statement on the anniversary of the treaty",
            "verdict": Verdict.NOT_A_PROBLEM,
            "summary": "The text sets out agreed policy; it reports no disagreement and no duty that was not met.",
            "problem": estimate(0.06, "moderate", "the whole text was read and one sentence hints at a worry"),
            "primary": None,
            "findings": (),
            "explanations": (),
            "causes": {},
            "unknown": (),
            "questions": QUESTIONS[:1],
            "ledger": Ledger(sources=(Source(name="statement.md", kind="markdown", sha256="11aa" * 16, words=420),)),
        }
    )


def remedy(order, id, name, dimensions, why, steps, watch, review_on="2026-12-22"):
    return PlannedRemedy(
        id=id, name=name, dimensions=dimensions, causes=(), order=order, why=why,
        steps=tuple(Step(do=do, who=who, level=level) for do, who, level in steps), watch=watch, review_on=review_on,
        typical_time="2 to 6 weeks", source="median of 14 dated episodes in the casebook",
        essay="Solving alliance problems, paragraph 4",
    )  # fmt: skip


def plan():
    """Six remedies and three cautions."""
    return Plan(
        title="Emergency landing on a school sports ground",
        summary="Settle the two skipped steps and the open question of compensation at working level first; keep telling "
        "the public what is being done; let the vote pass before anything larger is touched.",
        made_on="2026-11-22",
        remedies=(
            remedy(1, "carry-out-procedure", "Carry out the agreed procedure", ("process",),
                   "The procedure exists and works; it was skipped.",
                   (("Hold the joint inquiry that the 2009 guidelines provide for", "Joint Committee secretariat", "working"),
                    ("Agree in writing who notifies whom, within what time", "Base liaison officers of both sides", "working")),
                   ("the inquiry meets within ten days", "the next notice arrives in time")),
            remedy(2, "negotiate-terms", "Negotiate terms for what nothing covers", ("policy",),
                   "No provision says who pays for private ground.",
                   (("Exchange drafts of an agreed minute on compensation", "Legal advisers", "working"),
                    ("Pay without prejudice meanwhile", "Claims office", "working")),
                   ("drafts exchanged by the date set",)),
            remedy(3, "clarity", "Say the same thing, clearly, in both capitals", ("politics", "process"),
                   "Public reporting should show the true nature of the problem.",
                   (("Publish one agreed account of facts and next steps", "Spokespersons of both ministries", "senior"),),
                   ("press repeats the agreed account", "no new unilateral announcement")),
            remedy(4, "consult", "Use the consultation mechanism that exists", ("politics",),
                   "It keeps the exchange of information on interests out of the campaign.",
                   (("Call an extraordinary meeting of the Joint Committee", "Director for alliance affairs", "senior"),),
                   ("the meeting is held before the vote",)),
            remedy(5, "interests", "Write down the interests, and what is flexible inside them", ("politics",),
                   "It shows how far a halt to flights can be met without cost.",
                   (("One page: what must hold, what may bend", "Desk officer with the defence staff", "working"),),
                   ("both desks can name the three interests",)),
            remedy(6, "patience", "Let the storm pass", ("politics",),
                   "Attention usually wanes after the vote.",
                   (("Make no lasting change to training before the vote", "Minister's office", "leader"),),
                   ("front-page days per week",), "2027-01-15"),
        ),
        cautions=(
            Caution(guardrail="politicised-fix", warning="Do not rewrite the flight rules to calm the campaign",
                    reason="The rules are not what failed; a change made for the vote becomes bad policy later.",
                    instead="Carry out the procedure that exists, and say so in public.", essay="Politics, paragraph 2"),
            Caution(guardrail="fawning", warning="Do not offer a halt to all training unasked",
                    reason="A unilateral concession rewards the pressure and settles none of the three parts.",
                    instead="Offer the joint inquiry and interim payment.", essay="Introduction, paragraph 2"),
            Caution(guardrail="fighting", warning="Do not answer the minister in the press",
                    reason="Public confrontation makes the ally's domestic position harder to leave.",
                    instead="Call the Joint Committee.", essay="Introduction, paragraph 2"),
        ),
        first=("Do the terms in force say who pays for damage to private ground?",),
        basis=("politics very likely (95%)", "process very likely (93%)", "policy likely (71%)"),
    )  # fmt: skip


def review():
    """A proposal with one flag, and one remedy it carries out."""
    return Review(
        proposal="Announce a halt to all training flights today and ask the ally to rewrite the flight rules; "
        "hold the joint inquiry as agreed.",
        acts=("concession", "change-procedure", "carry-out-procedure"),
        fits=("carry-out-procedure",),
        flags=(
            Flag(
                guardrail="fawning",
                name="Unilateral concession",
                reason="It gives up training without anything in return, and the diagnosis finds no safety ground for it.",
                words="Announce a halt to all training flights today",
                lift="A finding of the safety board that flights are unsafe.",
                instead="Offer the joint inquiry and interim payment.",
                essay="Introduction, paragraph 2",
            ),
        ),
        verdict="One part fits the diagnosis, one does not: it concedes before the cause is settled.",
    )


def hostile():
    """Text that tries to be markup, in every field a reader sees."""
    base = problem()
    bad = FINDINGS[0].model_copy(
        update={"text": HOSTILE, "quotes": (quote(HOSTILE, document=f"<b>{'x' * 120}</b>.pdf"),), "assessor": HOSTILE}
    )
    return base.model_copy(
        update={
            "title": HOSTILE,
            "alliance": HOSTILE,
            "summary": HOSTILE,
            "findings": (bad, *FINDINGS[1:]),
            "unknown": (HOSTILE, "# heading", "- item", "1. one", "= title", "+ plus", "/ term: x"),
            "questions": (QUESTIONS[0].model_copy(update={"question": HOSTILE}), *QUESTIONS[1:]),
        }
    )


def long_winded():
    """A 5,000-character quote, very long words and thirty findings."""
    base = problem()
    long = FINDINGS[0].model_copy(update={"quotes": (quote("The quoted sentence goes on and on. " * 139),)})
    word = FINDINGS[3].model_copy(
        update={"text": "Donaudampfschifffahrtsgesellschaft" * 12, "quotes": (quote("W" * 700),)}
    )
    many = tuple(f.model_copy(update={"id": f"{f.id}-{n}", "effect": 0.01}) for n in range(3) for f in FINDINGS)
    return base.model_copy(
        update={
            "title": "A title that is much too long for a heading " * 8,
            "findings": (long, word, *FINDINGS[1:], *many),
            "unknown": tuple(f"Open point number {n}." for n in range(20)),
        }
    )


def answered():
    """Evidence from an interview alone: answers have no quote."""
    base = problem()
    given = FINDINGS[0].model_copy(
        update={
            "about": "indicator/agreed-step-left-out", "text": "Answered yes: was an agreed step left out?", "quotes": (), "source": "A. Novak",
            "assessor": "A. Novak", "status": Status.CONFIRMED, "reliability": "A1",
        }
    )  # fmt: skip
    entry = Evidence(id="e1", about="indicator/agreed-step-left-out", answer=Answer.YES, status=Status.CONFIRMED)
    return base.model_copy(
        update={"findings": (given,), "against": (), "ledger": Ledger(alliance=base.alliance, evidence=(entry,))}
    )
