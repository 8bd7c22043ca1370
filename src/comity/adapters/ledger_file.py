"""The ledger as a YAML file that a person can edit and run again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from comity.adapters import files
from comity.domain.errors import Defect, KnowledgeError
from comity.domain.evidence import Evidence, Ledger
from comity.domain.framework import Framework
from comity.knowledge import yamlfile
from comity.knowledge.models import build

_HEAD = """\
# comity ledger: all evidence on one matter. Edit it and run `comity diagnose --ledger {name}` again.
# An entry counts unless its status is 'rejected'; only a person writes 'confirmed' or 'rejected'.
# answer: yes, no, partly or unknown. weight: decibans (10 is ten to one), with polarity 'supports' or 'against'.
"""


def load(path: Path, framework: Framework) -> Ledger:
    """Read a ledger. Raises KnowledgeError with file and line of every defect."""
    file = yamlfile.load(path)
    ledger, defects = build(Ledger, file, file.data)
    if ledger is not None:
        defects = [
            defect for index, entry in enumerate(ledger.evidence) for defect in _check(file, index, entry, framework)
        ]
        defects += _twice(file, ledger)
    if ledger is None or defects:
        raise KnowledgeError(defects)
    return ledger


def _check(file: yamlfile.YamlFile, index: int, entry: Evidence, framework: Framework) -> list[Defect]:
    known = {
        "problem": {""},
        "dimension": {dimension.id for dimension in framework.dimensions},
        "cause": {cause.id for cause in framework.causes},
        "indicator": {indicator.id for indicator in framework.indicators},
    }[entry.kind]
    if entry.target in known:
        return []
    line = file.line(("evidence", index, "about"))
    what = f"entry '{entry.id}' is about the {entry.kind} '{entry.target}', which the framework does not have"
    return [Defect(file.name, line, what, f"Use an id that `comity knowledge list {entry.kind}s` prints")]


def _twice(file: yamlfile.YamlFile, ledger: Ledger) -> list[Defect]:
    seen: set[str] = set()
    defects = []
    for index, entry in enumerate(ledger.evidence):
        if entry.id in seen:
            line = file.line(("evidence", index, "id"))
            defects.append(Defect(file.name, line, f"the entry id '{entry.id}' stands twice", "Give one another id"))
        seen.add(entry.id)
    return defects


def dump(ledger: Ledger, name: str = "LEDGER.yaml") -> str:
    """The ledger as YAML text, without the keys that hold nothing."""
    data = {"comity": ledger.comity, **_lean(ledger.model_dump(mode="json", exclude_defaults=True))}
    body: str = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=110)
    return _HEAD.format(name=name) + body


def _lean(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _lean(item) for key, item in value.items() if item not in (None, "", [], ())}
    if isinstance(value, float):
        return round(value, 3)
    return [_lean(item) for item in value] if isinstance(value, list | tuple) else value


def save(ledger: Ledger, path: Path) -> None:
    """Write the ledger whole or not at all."""
    files.write(path, dump(ledger, path.name))
