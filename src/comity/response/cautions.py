"""What not to do here, with the reason this diagnosis gives."""

from __future__ import annotations

from collections.abc import Callable

from comity.domain.diagnosis import Diagnosis, Verdict
from comity.domain.framework import Framework, Guardrail
from comity.domain.response import Caution
from comity.domain.words import EVEN, in_words
from comity.response.basis import acted_on, acting, grave, present

FOR_AN_AUDIENCE = ("electoral-interest", "incident-appeasement", "politicised-fix")
TEMPTS_TO_FIGHT = ("procedure-not-followed", "ill-disposition", "audience-interest", "electoral-interest")
TEMPTS_TO_FAWN = ("public-pressure", "incident-appeasement", "outdated-terms", "unsettled-terms")


def cautions(framework: Framework, diagnosis: Diagnosis) -> tuple[Caution, ...]:
    """The guardrails that this diagnosis puts up, in the framework's order."""
    found = []
    for guardrail in framework.guardrails:
        rule = RULES.get(guardrail.id)
        here = rule(framework, diagnosis) if rule else ""
        if here:
            found.append(_caution(guardrail, here))
    return tuple(found)


def _caution(guardrail: Guardrail, here: str) -> Caution:
    return Caution(
        guardrail=guardrail.id,
        warning=guardrail.warning,
        reason=f"{here} {guardrail.reason}",
        instead=guardrail.instead,
        essay=guardrail.essay,
    )


def purely_political(framework: Framework, diagnosis: Diagnosis) -> bool:
    """Politics or people, and neither policy nor process, are found."""
    found = set(acted_on(framework, diagnosis))
    return bool(found) and not found & {"policy", "process"}


def _undiagnosed(_framework: Framework, diagnosis: Diagnosis) -> str:
    return "There is not enough evidence yet." if diagnosis.verdict == Verdict.NOT_ENOUGH else ""


def _political(framework: Framework, diagnosis: Diagnosis) -> str:
    if not purely_political(framework, diagnosis):
        return ""
    names = " and ".join(framework.dimension(name).name.lower() for name in acted_on(framework, diagnosis))
    return f"Only {names} is found here; no policy or process cause is."


def _because(*causes: str) -> Callable[[Framework, Diagnosis], str]:
    """A rule: the likeliest of ``causes`` at work, as a reason; empty where none is."""

    def rule(framework: Framework, diagnosis: Diagnosis) -> str:
        mine = [cause for cause in acting(framework, diagnosis) if cause.id in causes]
        if not mine:
            return ""
        cause = max(mine, key=lambda one: diagnosis.causes[one.id].probability)
        chance = diagnosis.causes[cause.id].probability
        return f"{'Here' if chance >= EVEN else 'It may be that'} {cause.clause} ({in_words(chance)})."

    return rule


def _grave_process(framework: Framework, diagnosis: Diagnosis) -> str:
    if "process" not in present(framework, diagnosis) or not grave(framework, diagnosis):
        return ""
    return "Here a procedure is at fault and the matter is grave."


RULES: dict[str, Callable[[Framework, Diagnosis], str]] = {
    "solution-before-diagnosis": _undiagnosed,
    "policy-or-process-fix-for-a-political-problem": _political,
    "manufactured-quick-win": _because(*FOR_AN_AUDIENCE),
    "fighting": _because(*TEMPTS_TO_FIGHT),
    "fawning": _because(*TEMPTS_TO_FAWN),
    "shelving-a-process-failure": _grave_process,
    "politicians-demand": _because("politicised-fix"),
}
