"""Collect the records of the framework's files: comity's own, with a ministry's directory laid over them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from comity.domain.errors import Defect, KnowledgeError
from comity.domain.framework import Act, Cause, Dimension, Framework, Guardrail, Indicator, Remedy
from comity.knowledge import yamlfile
from comity.knowledge.models import build
from comity.knowledge.yamlfile import YamlFile

LISTS: dict[str, type[BaseModel]] = {
    "dimensions": Dimension,
    "indicators": Indicator,
    "remedies": Remedy,
    "acts": Act,
    "guardrails": Guardrail,
}
REQUIRED = ("dimensions", "causes", "indicators", "remedies", "acts", "guardrails")


def data_directory() -> Path:
    """Where the package keeps its knowledge."""
    return Path(str(files("comity.knowledge"))) / "data"


class Collected:
    """Records by kind and id, each with the place it came from; the later directory wins."""

    def __init__(self) -> None:
        self.version = "0"
        self.records: dict[str, dict[str, Any]] = {kind: {} for kind in REQUIRED}
        self.places: dict[tuple[str, str], tuple[YamlFile, tuple[str | int, ...]]] = {}
        self.defects: list[Defect] = []
        self.layer = 0
        self._layers: dict[tuple[str, str], int] = {}

    def add(self, kind: str, file: YamlFile, value: Any, where: tuple[str | int, ...]) -> None:
        model = Cause if kind == "causes" else LISTS[kind]
        record, defects = build(model, file, value, where)
        self.defects += defects
        if record is None:
            return
        id = str(record.id)  # type: ignore[attr-defined]  # every listed noun has one
        if self._layers.get((kind, id)) == self.layer:
            remedy = "Give one of them another id"
            self.defects.append(Defect(file.name, file.line(where), f"the id '{id}' stands twice in {kind}", remedy))
        self.records[kind][id] = record
        self.places[kind, id] = (file, where)
        self._layers[kind, id] = self.layer

    def overlaid(self) -> list[tuple[str, str]]:
        """Kind and id of the records that came from a directory laid over the first."""
        return [key for key, layer in self._layers.items() if layer]

    def place(self, kind: str, id: str, *path: str | int) -> tuple[str, int]:
        file, where = self.places[kind, id]
        return file.name, file.line((*where, *path))


def collect(directories: list[Path]) -> Collected:
    """Read every YAML file of the directories, in order; defects are collected, not raised."""
    found = Collected()
    for found.layer, directory in enumerate(directories):
        paths = sorted(directory.rglob("*.yaml")) if directory.is_dir() else []
        if not paths:
            remedy = "Name a directory with framework files, such as causes/<id>.yaml"
            found.defects.append(Defect(str(directory), 1, "holds no YAML file", remedy))
        for path in paths:
            try:
                file = yamlfile.load(path, name=str(path.relative_to(directory.parent)))
            except KnowledgeError as error:
                found.defects += error.defects
            else:
                _take(found, file)
    return found


def _take(found: Collected, file: YamlFile) -> None:
    if not isinstance(file.data, dict):
        found.defects.append(Defect(file.name, 1, "holds no keys", f"Begin with one of: {', '.join(REQUIRED)}"))
        return
    for key, value in file.data.items():
        if key == "version":
            found.version = str(value)
        elif key == "cause":
            found.add("causes", file, value, (key,))
        elif key in LISTS and isinstance(value, list):
            for index, item in enumerate(value):
                found.add(key, file, item, (key, index))
        else:
            remedy = f"Use one of: version, cause, {', '.join(LISTS)} (the last with a list under it)"
            found.defects.append(Defect(file.name, file.line((key,)), f"'{key}' does not belong here", remedy))


def assemble(found: Collected) -> Framework:
    """The framework out of sound records, ordered by dimension and id so that results never depend on file order."""
    records = found.records
    dimensions = tuple(records["dimensions"].values())
    rank = {dimension.id: index for index, dimension in enumerate(dimensions)}
    causes = sorted(records["causes"].values(), key=lambda cause: (rank.get(cause.dimension, 99), cause.id))
    return Framework(
        version=found.version,
        dimensions=dimensions,
        causes=tuple(causes),
        indicators=tuple(sorted(records["indicators"].values(), key=lambda indicator: str(indicator.id))),
        remedies=tuple(sorted(records["remedies"].values(), key=lambda remedy: (remedy.order, remedy.id))),
        acts=tuple(records["acts"].values()),
        guardrails=tuple(records["guardrails"].values()),
    )
