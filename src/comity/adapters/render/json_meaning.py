"""What each field of the JSON means: the descriptions in the schema. A test holds this beside the models."""

from __future__ import annotations

_ESTIMATE = {
    "probability": "How likely, in [0, 1].",
    "word": "The ICD 203 word for that probability.",
    "confidence": "How much the grounds bear, apart from how likely it is.",
    "confidence_reason": "Why the confidence is what it is.",
    "prior": "The probability before any evidence was counted, in [0, 1].",
}
_QUOTED = {
    "quotes": "Verbatim passages it rests on.",
    "sides": "Parties it comes from, as the text names them.",
    "level": "working, senior or leader, where the evidence says so.",
    "source": "The document, or the person who answered.",
    "assessor": "Who or what made the entry: a person, or a text model with its version.",
    "reliability": "Admiralty code: source A-F, information 1-6.",
    "status": "proposed, confirmed or rejected; only a person moves it out of proposed.",
}
_SCHEMA_ID = "Names this format and its version."
_ESSAY = "Heading and paragraph of the essay."

# Nouns whose own docstring says too little for somebody who reads the schema alone.
NOUNS = {
    "Verdict": "What the evidence amounts to.",
    "DimensionEstimate": "How likely one of the four dimensions is at work.",
    "CauseEstimate": "How likely one cause is at work, and whose it is.",
    "OpenQuestion": "A question nobody has answered yet, and what the answer would do.",
    "Plan": "What fits this diagnosis, in order, and what does not.",
    "Review": "A proposed course of action held against a diagnosis.",
}

MEANING: dict[str, dict[str, str]] = {
    "Diagnosis": {
        "schema_id": _SCHEMA_ID,
        "title": "What the matter is called.",
        "alliance": "The allies concerned.",
        "verdict": "problem, not-a-problem-between-allies or not-enough-evidence.",
        "summary": "One to three sentences for a reader in a hurry.",
        "problem": "That the evidence describes a problem between allies at all.",
        "dimensions": "By dimension id: policy, process, personality, politics.",
        "causes": "By cause id.",
        "primary": "The dimension without which the problem would end, where one stands out.",
        "explanations": "Whole accounts, the most probable first.",
        "findings": "Evidence for the causes.",
        "against": "Evidence against them.",
        "unknown": "What the evidence does not say.",
        "questions": "Open questions, the most informative first.",
        "ledger": "All evidence, as a person can edit it and run it again.",
        "provenance": "What made this diagnosis.",
    },
    "Estimate": _ESTIMATE,
    "DimensionEstimate": _ESTIMATE | {"name": "The dimension's id.", "present": "Whether it is held to be at work."},
    "CauseEstimate": _ESTIMATE
    | {
        "name": "The cause's id.",
        "dimension": "The dimension it belongs to.",
        "present": "Whether it is held to be at work.",
        "sides": "Parties it comes from, where the evidence says so.",
        "level": "working, senior or leader, where the evidence says so.",
    },
    "Finding": _QUOTED
    | {
        "id": "The ledger entry's id.",
        "about": "problem, dimension/<id>, cause/<id> or indicator/<id>.",
        "cause": "The cause it bears on most.",
        "dimension": "That cause's dimension.",
        "polarity": "supports or against.",
        "text": "What was seen or answered, in one sentence.",
        "sign": "The indicator that was seen.",
        "effect": "The probability with this entry less the probability without it, in [-1, 1].",
    },
    "Explanation": {
        "causes": "The causes at work together.",
        "sentence": "The account in one sentence.",
        "probability": "Of exactly this set of causes, in [0, 1].",
    },
    "Change": {
        "dimension": "The dimension's id.",
        "now": "Its probability now.",
        "if_yes": "Its probability were the answer yes.",
        "if_no": "Its probability were the answer no.",
    },
    "OpenQuestion": {
        "indicator": "The indicator the question asks for.",
        "question": "The question in plain words.",
        "why": "Why it is asked.",
        "gain": "Expected information of the answer, in bits.",
        "changes": "What an answer would do.",
        "seen": "A sentence of the report that already hints at the answer.",
    },
    "Provenance": {
        "comity": "Version of the program.",
        "framework": "Version of the framework data.",
        "assessors": "Everybody and everything that made an entry.",
    },
    "Quote": {
        "text": "The passage, verbatim.",
        "document": "The document's name.",
        "start": "First character, an offset into the document's text.",
        "end": "One past the last character.",
        "page": "Page, from 1, where the format has pages.",
        "paragraph": "Paragraph, from 1, over the whole document.",
    },
    "Ledger": {
        "comity": "Names the ledger format and its version.",
        "title": "What the matter is called.",
        "alliance": "The allies concerned.",
        "sources": "Documents the ledger rests on.",
        "evidence": "The entries.",
        "skipped": "Indicators that are not to be asked again.",
    },
    "Evidence": _QUOTED
    | {
        "id": "Stable id within the ledger.",
        "about": "problem, dimension/<id>, cause/<id> or indicator/<id>.",
        "answer": "Given to an indicator's question: yes, no, partly or unknown.",
        "polarity": "supports or against, where a weight is given.",
        "weight": "Likelihood ratio in decibans (ten times its common logarithm).",
        "sign": "The indicator a quote shows, where the entry is about a cause.",
        "note": "Free remark.",
    },
    "Source": {
        "name": "The file's name.",
        "kind": "text, markdown, html, docx, pdf, email or tei.",
        "sha256": "Checksum of the file.",
        "words": "Words of text read.",
        "title": "The document's own title.",
        "date": "ISO 8601, as far as known.",
        "notes": "What reading it lost.",
    },
    "Plan": {
        "schema_id": _SCHEMA_ID,
        "title": "What the matter is called.",
        "summary": "One or two sentences for a reader in a hurry.",
        "made_on": "ISO date.",
        "remedies": "What fits.",
        "cautions": "What not to do here.",
        "first": "Questions to settle before acting.",
        "basis": "Dimensions acted on, each with its likelihood.",
    },
    "PlannedRemedy": {
        "id": "The remedy's id.",
        "name": "The remedy in words.",
        "dimensions": "Dimensions of the diagnosis it answers.",
        "causes": "Causes of the diagnosis it answers.",
        "order": "Its place in the order of work.",
        "why": "Why it fits here.",
        "steps": "What to do.",
        "watch": "Signs that it works, or does not.",
        "review_on": "ISO date on which to look again.",
        "typical_time": "How long it usually takes.",
        "source": "Where that time comes from.",
        "essay": _ESSAY,
    },
    "Step": {"do": "What to do.", "who": "The office that does it.", "level": "working, senior or leader."},
    "Caution": {
        "guardrail": "The guardrail's id.",
        "warning": "What not to do.",
        "reason": "Why not.",
        "instead": "What would fit.",
        "essay": _ESSAY,
    },
    "Review": {
        "schema_id": _SCHEMA_ID,
        "proposal": "The proposed course of action, as given.",
        "acts": "Kinds of act recognised in it.",
        "act_names": "The same in words.",
        "fits": "Remedies of the plan it carries out.",
        "fit_names": "The same in words.",
        "flags": "Where it does not fit the diagnosis.",
        "verdict": "One sentence.",
    },
    "Flag": {
        "guardrail": "The guardrail's id.",
        "name": "The misfit in words.",
        "reason": "Why it does not fit.",
        "words": "The words of the proposal that set it off, verbatim.",
        "lift": "Evidence that would lift the flag.",
        "instead": "What would fit.",
        "essay": _ESSAY,
    },
}
