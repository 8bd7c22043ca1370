"""Read the scored proposals: courses of action with the flags that experts expect."""

from __future__ import annotations

from pathlib import Path

from comity.domain.errors import Defect, KnowledgeError
from comity.domain.proposal import ProposalFile
from comity.knowledge import yamlfile
from comity.knowledge.models import build
from comity.knowledge.yamlfile import YamlFile


def read(directory: Path) -> tuple[list[tuple[YamlFile, ProposalFile]], list[Defect]]:
    """Every file of the directory that can be read, in order of name, and every defect found."""
    files: list[tuple[YamlFile, ProposalFile]] = []
    defects: list[Defect] = []
    for path in sorted(directory.glob("*.yaml")):
        try:
            file = yamlfile.load(path, name=path.name)
        except KnowledgeError as error:
            defects += error.defects
            continue
        found, wrong = build(ProposalFile, file, file.data)
        defects += wrong
        if found is not None:
            defects += _incomplete(found, file)
            files.append((file, found))
    return files, defects


def _incomplete(found: ProposalFile, file: YamlFile) -> list[Defect]:
    """A proposal that is not undiagnosed needs a diagnosis, its own or its file's."""
    if found.undiagnosed or found.diagnosis:
        return []
    remedy = "Give the file a 'diagnosis:', or say 'undiagnosed: true'"
    return [
        Defect(file.name, file.line(("proposals", index)), f"{one.id}: has no diagnosis", remedy)
        for index, one in enumerate(found.proposals)
        if one.diagnosis is None
    ]
