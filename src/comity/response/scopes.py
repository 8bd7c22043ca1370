"""Which stretches of a clause do not propose what they name: negated, hypothetical, reported, or only asked about.

"Do not protest publicly", "rather than recalling", "if the ally withholds payment", "whether the terms should be
amended", "they threaten to leave" name acts that nobody proposes.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

_NOT = re.compile(
    r"\b(?:not|never|cannot|neither|nor|without|nobody|no one|none of|hardly)\b(?!\s+(?:only|just|merely|least)\b)"
    r"|n['’]t\b|\bno\b(?!\s+(?:later|matter|doubt)\b)"
    r"|\b(?:avoid|avoids|avoiding|prevent|prevents|preventing|forestall\w*|refrain\w*|abstain\w*|reject\w*|decline|declining"
    r"|refuse|refusing|resist\w*|rebuff\w*|oppos(?:e|es|ing)|withstand\w*|discourag(?:e|es|ing)|dissuad(?:e|es|ing)|rul(?:e|es|ing) out"
    r"|turn(?:ing)? down|head(?:ing)? off|stave off|fend off|pre-?empt\w*|guard(?:ing)? against|stop(?:ping)? short of"
    r"|short of|steer(?:ing)? clear of|hold(?:ing)? off|hold(?:ing)? back from|stay(?:ing)? away from|keep(?:ing)? away from"
    r"|advis\w+ against|recommend\w* against|argu\w+ against|counsel\w* against|caution\w* against|warn\w* against"
    r"|decid\w+ against|against (?:any|a|an|such|all)|say(?:ing)? no to|drop(?:ping)? (?:the|any|all) (?:idea|plan|thought|talk)s? of"
    r"|leave out|rather not|see no (?:need|reason|case)|there is no (?:need|reason|case)|free of)\b",
    re.IGNORECASE,
)
_RATHER = re.compile(r"\b(?:rather than|instead of|as opposed to|in place of|in preference to)\b", re.IGNORECASE)
_STOPPED = re.compile(
    r"\b(?:postpon(?:e|ing)|cancel(?:l?ing)?|suspend(?:ing)?|break(?:ing)? off|shelv(?:e|ing)|defer(?:ring)?|delay(?:ing)?"
    r"|put(?:ting)? off|abandon(?:ing)?|drop(?:ping)?|call(?:ing)? off|boycott(?:ing)?|obstruct(?:ing)?|skip(?:ping)?"
    r"|bypass(?:ing)?|ignor(?:e|ing)|halt(?:ing)?|let(?:ting)?(?= the inquiry| the investigation))\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:whether|calls? (?:for|to)|pressure (?:for|to)|(?:been|being) urged to|tempt(?:ed|ation|ing) to|considered"
    r"|discussed|weighed|looked at|thought about|would (?:mean|amount to|lead to|look like|invite|risk|entail|require)"
    r"|risks? of|danger of|danger that|fears? (?:of|that)|accus\w+ us of|suspect\w* of|amount(?:s|ing)? to"
    r"|seen as|read as|mistaken for|taken for|interpreted as|in case of|in the event of|to avert|short of)\b",
    re.IGNORECASE,
)
_IF = re.compile(
    r"\b(?:if|when|whenever|in case|should)\b(?!\s+(?:asked|possible|necessary|appropriate|we\b))", re.IGNORECASE
)
_AT_ONCE = re.compile(r"^\s*(?:if|when|whenever|should|were|in case)\b", re.IGNORECASE)
_LIST_GOES_ON = re.compile(r"\b(?:or|nor)\b", re.IGNORECASE)
_REJECTED = re.compile(
    r"\b(?:rejected|discarded|ruled out|not (?:recommended|proposed|advised|pursued|considered|supported)|excluded)"
    r"[^:.]{0,30}:",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(
    r"^(?:and |but |then |so )?(?:we|i|it|he|she|they|this|that|let|please|instead|just|only|which|who|since|because|until|the|our"
    r"|but|as|ask|tell|send|take|use|keep|hold|raise|propose|agree|convene|offer|give|set|work|seek|invite|explain|publish"
    r"|start|begin|continue|carry|follow|make|put|issue|draft|negotiate|amend|revise|pay|announce|wait|stay|remind|consult"
    r"|exchange|share|arrange|prepare|call|write|report|answer|say|speak|meet|talk|apply|get|move|bring|launch|open|suggest"
    r"|recommend|instruct|request|establish|find|settle|rely|proceed|focus|stick|handle)\b",
    re.IGNORECASE,
)

_OTHERS = (
    r"(?:ally|allies|allied (?:government|side|ministry|embassy|officials?)|counterparts?|host (?:nation|government|country|side|state)"
    r"|other (?:side|party|government|capital)|partners?|opposition|press|media|newspapers?|tabloids?|public|crowds?|demonstrators"
    r"|protesters|unions?|critics|commentators|residents|activists|they|he|she)"
)
_FINITE = r"(?:has|have|had|is|are|was|were|may|might|could|does|did|will|would|\w+(?:ed|s))"
_REPORTED = re.compile(
    rf"^\W*(?:and |but |while |although |as |since |because |given that |even if |now that |yesterday,? |last \w+,? )?"
    rf"(?:the |their |its |his |some |several |both |many |local |our )?(?:\w+ )?{_OTHERS}(?:['’]s \w+)?\s+(?:also |now |again |already |still )?"
    rf"{_FINITE}\b(?!\s+(?:be|to be|been|told|given|granted|offered|allowed|asked to)\b)",
    re.IGNORECASE,
)
_CAPITAL = re.compile(
    r"^\W*(?!We|I|It|This|That|The|There|Our|Minister|Ministry|Embassy|Cabinet|Government|Department|Parliament|Officials)"
    r"[A-Z]\w+\s+(?:has|had|have|was|may|might|wants|demands|insists|threatens|says|said|claims|refuses|complains|protests|asked|warned)\b"
)
_OURS_AGAIN = re.compile(r"\b(?:we|I|our side|let us|please|I|recommend|proposal is)\b")


def dead_spans(text: str, *, reported: bool = True) -> tuple[Span, ...]:
    """Stretches of the clause whose acts are not proposed. ``reported`` False: keep what others say or demand."""
    spans = [(match.end(), len(text)) for match in _REJECTED.finditer(text)]
    spans += [(match.end(), _end_of_list(text, match.end())) for match in _NOT.finditer(text)]
    spans += [(match.end(), _comma(text, match.end())) for match in _RATHER.finditer(text)]
    spans += [(match.end(), _end_of_object(text, match.end())) for match in _STOPPED.finditer(text)]
    spans += [(match.end(), _comma(text, match.end())) for match in _ASKED.finditer(text)]
    spans += _hypothetical(text)
    if reported:
        spans += _of_others(text)
    return tuple(spans)


def _comma(text: str, start: int) -> int:
    place = text.find(",", start)
    return len(text) if place < 0 else place


def _end_of_object(text: str, start: int) -> int:
    """A stopped thing reaches to the next comma or the next "and" with a verb of its own."""
    end = _comma(text, start)
    for match in re.finditer(r"\band\s+", text[start:end]):
        if _NEW_CLAUSE.match(text[start + match.end() : end]):
            return start + match.start()
    return end


def _end_of_list(text: str, start: int) -> int:
    """Where a negation ends: it runs through a list ("nor", "or", more nouns), not into a new clause."""
    place = start
    while True:
        comma = text.find(",", place)
        if comma < 0:
            return _before_and(text, start, len(text))
        rest = text[comma + 1 :].lstrip()
        if comma - start <= 2:  # "not, at this stage, protest"
            place = text.find(",", comma + 1) + 1 or len(text)
            continue
        if re.match(r"(?:or|nor)\b", rest, re.IGNORECASE):
            place = comma + 1
            continue
        if _NEW_CLAUSE.match(rest) and not _goes_on(text, start, rest):
            return _before_and(text, start, comma)
        place = comma + 1


def _goes_on(text: str, start: int, rest: str) -> bool:
    """A list of verbs under one negation: "not recall, withhold or threaten"."""
    head = re.match(r"\s*\w+", text[start:])
    pronoun = re.match(
        r"(?:we|i|it|he|she|they|this|that|let|please|instead|but|which|who|because|since|the)\b", rest, re.IGNORECASE
    )
    return bool(head) and not pronoun and bool(_LIST_GOES_ON.search(rest[:80]))


def _before_and(text: str, start: int, end: int) -> int:
    """A gerund or a noun under negation ends at "and" with a bare verb: "without threats and send the notice"."""
    head = re.match(r"\s*(?:(?:any|a|an|the|more|further|public|such)\s+)?(\w+)", text[start:end])
    if head is None:
        return end
    for match in re.finditer(r"\s(?:and|then)\s+", text[start:end]):
        rest = text[start + match.end() : end]
        bare = _NEW_CLAUSE.match(rest)
        if bare and (head.group(1).endswith("ing") or _noun_like(text[:start])):
            return start + match.start()
    return end


def _noun_like(before: str) -> bool:
    return bool(re.search(r"\b(?:no|without|avoid|against|any)\s*$", before, re.IGNORECASE))


def _hypothetical(text: str) -> list[Span]:
    if _AT_ONCE.match(text):
        return [(0, _comma(text, 0))] if "," in text else [(0, len(text))]
    return [
        (match.end(), _comma(text, match.end())) for match in _IF.finditer(text) if match.group().lower() != "should"
    ]


def _of_others(text: str) -> list[Span]:
    match = _REPORTED.match(text) or _CAPITAL.match(text)
    if not match:
        return []
    ours = _OURS_AGAIN.search(text, match.end())
    return [(match.start(), ours.start() if ours else len(text))]


_JUDGED = re.compile(
    r"(?:\W+(?!(?:why|which|that|who|it|this|and|because|so|if)\b)[\w'’-]+){0,7}?\W+(?:"
    r"(?:is|are|would be|will be|seems|seem|looks?|would seem)\s+(?:\w+\s+)?(?:unwise|premature|a mistake|wrong|counter-?productive"
    r"|unnecessary|unwarranted|out of the question|off the table|unhelpful|disproportionate|excessive|foolish|self-defeating|dangerous"
    r"|inappropriate|uncalled for|ruled out|rejected|too early|too soon|a bad idea|no answer|no solution|no remedy|pointless)"
    r"|(?:is|are|would|should|must|can|need|will|do|does|has|have)(?:\s*not|n['’]t)\s+(?:be\s+|been\s+)?(?:needed|necessary|called for|warranted"
    r"|justified|recommended|advised|advisable|appropriate|the answer|wise|an option|proposed|on the table|in our interest|contemplated"
    r"|intended|required|help|solve|considered|used|made|done|taken|pursued|on offer|under consideration)"
    r"|should be (?:avoided|resisted|rejected|ruled out|refused|dropped|declined)"
    r"|would (?:only|merely|simply|just|achieve nothing|gain nothing|solve nothing|backfire|harm|damage|inflame|make matters worse|be (?:read|seen) as)"
    r"|not recommended|rejected|not advised)\b",
    re.IGNORECASE,
)


def judged_against(text: str, end: int) -> bool:
    """Whether what was named up to ``end`` is rejected in the words after it ("... would be a mistake")."""
    return bool(_JUDGED.match(text, end))


_OF_OTHERS = re.compile(
    r"(?:\b(?:their|its|his|her)|\b(?:ally|side|government|counterpart|partner|host|minister|country)['’]s)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


def belongs_to_others(text: str, start: int) -> bool:
    """Whether the noun at ``start`` is somebody else's ("their public protest")."""
    return bool(_OF_OTHERS.search(text[:start]))
