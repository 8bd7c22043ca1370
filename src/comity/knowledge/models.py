"""Turn YAML values into nouns, and pydantic's complaints into sentences with file, line and remedy."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from comity.domain.errors import Defect
from comity.knowledge.yamlfile import Path_, YamlFile

Model = TypeVar("Model", bound=BaseModel)


def build(model: type[Model], file: YamlFile, value: Any, where: Path_ = ()) -> tuple[Model | None, list[Defect]]:
    """The noun, or None with the defects found."""
    if not isinstance(value, dict):
        return None, [Defect(file.name, file.line(where), "expected keys and values here", "See a neighbouring entry")]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, [_defect(model, file, where, dict(item)) for item in error.errors()]


def _defect(model: type[BaseModel], file: YamlFile, where: Path_, item: dict[str, Any]) -> Defect:
    place: Path_ = (*where, *item["loc"])
    line = file.line(place)
    label = ".".join(str(part) for part in item["loc"]) or "this entry"
    match item["type"]:
        case "extra_forbidden":
            known = list(model.model_fields) if len(item["loc"]) == 1 else []
            near = get_close_matches(str(item["loc"][-1]), known, n=1)
            remedy = f"Did you mean '{near[0]}'?" if near else "Remove it, or correct the spelling"
            return Defect(file.name, line, f"the key '{label}' is not known", remedy)
        case "missing":
            return Defect(file.name, line, f"the key '{label}' is missing", f"Add '{item['loc'][-1]}:'")
        case _:
            message = str(item["msg"]).removeprefix("Value error, ")
            return Defect(file.name, line, f"'{label}' {_lower(message)}", _remedy(item))


def _lower(message: str) -> str:
    message = message.replace("Input should", "should").replace("String should", "should")
    return message[:1].lower() + message[1:]


def _remedy(item: dict[str, Any]) -> str:
    given = str(item.get("input"))
    return f"Correct the value ({given[:60]!r})" if given and not isinstance(item.get("input"), dict) else "Correct it"
