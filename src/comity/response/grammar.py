"""The words of English that negate, reject, report or suppose. No alliance knowledge stands here."""

from __future__ import annotations

import re


def _any(*words: str) -> str:
    return "(?:" + "|".join(words) + ")"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_FALSE_FRIENDS = _any(
    *("only", "just", "merely", "least", "later", "matter", "doubt", "harm in", "objection", "alternative", "choice"),
    *("longer", "time", "delay", "quid"),
)
_NOT_A_NEGATION = rf"(?!\s+{_FALSE_FRIENDS}\b)"
_NEGATIONS = _any(
    "not", "never", "cannot", "neither", "nor", "without", "nobody", "no one", "none of", "nothing", "no(?!,)"
)
NOT = _compile(rf"\b(?<!why ){_NEGATIONS}\b{_NOT_A_NEGATION}|n['’]t\b")
"""Grammatical negation; it runs through lists."""

AVOID = _compile(
    r"\b"
    + _any(
        *("avoid(?:s|ing)?", "prevent(?:s|ing)?", r"forestall\w*", r"refrain\w*", r"abstain\w*", r"reject\w*"),
        *("declin(?:e|es|ing)", "refus(?:e|es|ing)", r"resist\w*", r"rebuff\w*", "oppos(?:e|es|ing)", r"withstand\w*"),
        *("discourag(?:e|es|ing)", "dissuad(?:e|es|ing)", "rul(?:e|es|ing) out", "turn(?:ing)? down", "stave off"),
        *(
            "head(?:ing)? off",
            "fend off",
            r"pre-?empt\w*",
            "guard(?:ing)? against",
            "stop(?:ping)? short of",
            "short of",
        ),
        *("steer(?:ing)? clear of", "hold(?:ing)? off", "hold(?:ing)? back from", "stay(?:ing)? away from"),
        *("keep(?:ing)? away from", r"(?:advis|recommend|argu|counsel|caution|warn|decid)\w+ against"),
        *(
            "against (?:any|a|an|such|all)",
            "say(?:ing)? no to",
            "drop(?:ping)? (?:the|any|all) (?:idea|plan|talk)s? of",
        ),
        *(
            "leave out",
            "free of",
            "fall into the trap of",
            "the mistake of",
            r"(?:wrong|unwise|mistaken|a mistake|premature|foolish|folly|rash|reckless|too early|too soon) to",
            "a case against",
            "defuse",
            "dampen",
        ),
    )
    + r"\b"
)
"""Verbs whose object is not done; the means by which ("by paying") is."""

RATHER = _compile(r"\b(?:rather than|instead of|as opposed to|in place of|in preference to)\b")

STOPPED = _compile(
    r"\b"
    + _any(
        *(
            "postpon(?:e|ing)",
            "cancell?(?:ing)?",
            "suspend(?:ing)?",
            "break(?:ing)? off",
            "shelv(?:e|ing)",
            "defer(?:ring)?",
        ),
        *(
            "delay(?:ing)?",
            "put(?:ting)? off",
            "abandon(?:ing)?",
            "drop(?:ping)?",
            "call(?:ing)? off",
            "boycott(?:ing)?",
        ),
        *("obstruct(?:ing)?", "skip(?:ping)?", "bypass(?:ing)?", "ignor(?:e|ing)", "halt(?:ing)?", "block(?:ing)?"),
        *("clos(?:e|ing)", "paus(?:e|ing)", "let(?:ting)?(?= the (?:inquiry|investigation))", "bury(?:ing)?"),
    )
    + r"\b"
)
"""What is stopped is not carried out."""

ASKED = _compile(
    r"\b"
    + _any(
        *(
            "whether",
            "what (?:the|a|an|this|such)",
            "calls? (?:for|to)",
            "pressure (?:for|to)",
            "(?:been|being) urged to",
            "tempt(?:ed|ation|ing) to",
        ),
        *(
            "considered",
            "discussed",
            "weighed",
            "looked at",
            "thought about",
            "in case of",
            "in the event of",
            "to avert",
        ),
        *("would (?:mean|amount to|lead to|look like|invite|risk|entail|require)", "risks? of", "danger (?:of|that)"),
        *(r"(?:may|might|could|will|would|(?:is|are) (?:going|likely) to) (?:ask|want|demand|press|urge|expect)",),
        *("fears? (?:of|that)", r"accus\w+ us of", r"suspect\w* of", "amount(?:s|ing)? to", "seen as", "read as"),
        *("mistaken for", "taken for", "interpreted as", "look(?:s|ed)? like", "talk of", "suggestions? (?:of|that)"),
        *(r"rumou?rs? (?:of|that)", "reports? that", "headlines? (?:of|that|about)"),
    )
    + r"\b"
)
"""What is only asked about, called for, feared or weighed."""

IF = _compile(r"\b(?<!what )(?:if|when|whenever|in case)\b(?!\s+(?:asked|possible|necessary|appropriate|we\b))")
IF_FIRST = _compile(r"^\W*(?:and |but |or )?(?:if|when|whenever|should|were|in case)\b")
OR = _compile(r"\b(?:or|nor)\b")

REJECTED_LIST = _compile(
    r"\b(?:rejected|discarded|ruled out|excluded|dismissed|not (?:recommended|proposed|advised|pursued|considered"
    r"|supported))[^:.]{0,30}:"
)
RECOMMENDED = _compile(r"[.;]\s*(?:we )?(?:recommended|recommend|proposed|propose|preferred|instead)\b")

PRONOUN = _compile(r"(?:we|i|it|he|she|they|this|that|let|please|instead|but|which|who|because|since|the)\b")
NEW_CLAUSE = _compile(
    r"^(?:and |but |then |so )?"
    + _any(
        *(
            "we",
            "i",
            "it",
            "he",
            "she",
            "they",
            "this",
            "that",
            "let",
            "please",
            "instead",
            "just",
            "only",
            "which",
            "who",
        ),
        *("since", "because", "until", "the", "our", "but", "as", "ask", "tell", "send", "take", "use", "keep", "hold"),
        *(
            "raise",
            "propose",
            "agree",
            "convene",
            "offer",
            "give",
            "set",
            "work",
            "seek",
            "invite",
            "explain",
            "publish",
        ),
        *(
            "start",
            "begin",
            "continue",
            "carry",
            "follow",
            "make",
            "put",
            "issue",
            "draft",
            "negotiate",
            "amend",
            "revise",
        ),
        *("pay", "announce", "wait", "stay", "remind", "consult", "exchange", "share", "arrange", "prepare", "call"),
        *(
            "write",
            "report",
            "answer",
            "say",
            "speak",
            "meet",
            "talk",
            "apply",
            "get",
            "move",
            "bring",
            "launch",
            "open",
        ),
        *("suggest", "recommend", "instruct", "request", "establish", "find", "settle", "rely", "proceed", "focus"),
        *("stick", "handle", "let", "leave", "grant", "hand", "accept", "recall", "withhold", "denounce", "demand"),
    )
    + r"\b"
)

_OTHERS = _any(
    *("ally", "allies", "allied (?:government|side|ministry|embassy|officials?)", "counterparts?", "partners?"),
    *(
        "host (?:nation|government|country|side|state)",
        "other (?:side|party|government|capital)",
        "opposition",
        "press",
    ),
    *("media", "newspapers?", "tabloids?", "public", "crowds?", "demonstrators", "protesters", "unions?", "critics"),
    *("commentators", "residents", "activists", "they", "he", "she", "parliament", "legislature", "house", "courts?"),
    *("assembly", "senate", "envoy", "negotiator", "motion", "petition", "editorials?", "pundits", "marchers"),
)
_FINITE = r"(?:has|have|had|is|are|was|were|may|might|could|does|did|will|would|\w+(?:ed|s))"
_PASSIVE = r"(?!\s+(?:be|to be|been|told|given|granted|offered|allowed|asked to)\b)"
REPORTED = _compile(
    r"^\W*(?:(?:and|but|while|although|as|since|because|given that|even if|now that|yesterday,?|last \w+,?)\s+)?"
    r"(?:(?:the|their|its|his|some|several|both|many|local|our)\s+)?(?:\w+\s+)?"
    rf"{_OTHERS}(?:['’]s \w+)?\s+(?:(?:also|now|again|already|still)\s+)?{_FINITE}\b{_PASSIVE}"
)
CAPITAL = re.compile(
    r"^\W*(?!(?:We|I|It|This|That|The|There|Our|Minister|Ministry|Embassy|Cabinet|Government|Department|Parliament|Officials)\b)"
    r"[A-Z]\w+\s+(?:has|had|have|was|may|might|wants|demands|insists|threatens|says|said|claims|refuses|complains"
    r"|protests|asked|warned)\b"
)
OURS_AGAIN = re.compile(r"\b(?:[Ww]e|I|[Oo]ur side|[Ll]et us|[Pp]lease|[Rr]ecommend|proposal is)\b")

_WORDS_BETWEEN = r"(?:[\s'’\"”()-]+(?!(?:why|which|that|who|it|this|because|so|if)\b)[\w'’-]+)"
_BAD = _any(
    *("unwise", "premature", "a mistake", "wrong", "counter-?productive", "unnecessary", "unwarranted", "unhelpful"),
    *(
        "out of the question",
        "off the table",
        "disproportionate",
        "excessive",
        "foolish",
        "self-defeating",
        "dangerous",
    ),
    *("inappropriate", "uncalled for", "ruled out", "rejected", "too early", "too soon", "a bad idea", "no answer"),
    *("no solution", "no remedy", "pointless", "a trap", "folly", "ill-advised", "harmful", "the wrong"),
)
_NEEDED = _any(
    *("needed", "necessary", "called for", "warranted", "justified", "recommended", "advised", "advisable"),
    *("appropriate", "the answer", "wise", "an option", "proposed", "on the table", "in our interest", "contemplated"),
    *("intended", "required", "considered", "used", "made", "done", "taken", "pursued", "on offer", "helpful"),
    *("under consideration", "a solution", "worth"),
)
JUDGED = _compile(
    rf"{_WORDS_BETWEEN}{{0,14}}?[\s'’\"”()-]+(?:"
    rf"(?:is|are|would be|will be|seems?|looks?|would seem)\s+(?:\w+\s+)?{_BAD}"
    rf"|(?:(?:is|are|would|should|must|can|need|will|do|does|has|have)\s+not|\w+n['’]t)\s+(?:be\s+|been\s+)?{_NEEDED}"
    r"|should be (?:avoided|resisted|rejected|ruled out|refused|dropped|declined)"
    r"|not recommended|not advised)\b"
)
"""A judgement that follows what was named: "... would be a mistake"."""

JUDGED_SUBJECT = _compile(
    rf"{_WORDS_BETWEEN}{{0,8}}?\s+(?:(?:will|would|does|do|can|could|may|should|must)\s+"
    r"(?:not|never|hardly|only|merely|simply|just)|cannot|won['’]t|wouldn['’]t|can['’]t"
    r"|(?:would|will) (?:backfire|harm|damage|inflame|achieve nothing|gain nothing|solve nothing|make matters worse"
    r"|make things worse|be (?:read|seen) as)"
    r"|(?:would|will|could|may|might) (?:only )?(?:create|cause|bring|invite|open|stir|provoke|produce|raise|set)"
    r"\s+(?:[\w'’-]+\s+){0,3}?(?:difficult\w*|troubles?|problems?|risks?|resentment|harm|damage|suspicions?|quarrels?"
    r"|precedents?|doubts?|obstacles?|a new (?:row|storm)))\b"
)
"""The same where the act is the subject: "amending it will not quieten the streets"."""

OF_OTHERS = _compile(
    r"(?:\b(?:their|its|his|her)|\b(?:ally|side|government|counterpart|partner|host|country)['’]s)\s+(?:\w+\s+)?$"
)
ACT_NOUN = _compile(
    r"(?:public|open|protest|threat|ultimatum|concession|demand|recall|withdrawal|refusal|announcement|sanction|tariff|retaliat"
    r"|complaint|criticism|suspension|boycott|expulsion|denunciation|condemnation|strong|harsh|angry|postponement|amendment"
    r"|revision|quick|symbolic|unilateral|reprisal|embargo|surrender|capitulation|concede|apolog)"
)
GERUND = _compile(r"\w+ing\b|(?:a|an|any|the|another)\s|recall of|withdrawal of|public |unilateral ")
