"""YAML as comity reads it: plain values only, no duplicate keys, no aliases, and the line of every value.

PyYAML's own loader keeps the last of two equal keys and reads a bare ``no`` as False; both hide mistakes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from comity.domain.errors import Defect, KnowledgeError

MAX_BYTES = 20_000_000
MAX_DEPTH = 30
Path_ = tuple[str | int, ...]


@dataclass
class YamlFile:
    """The values of one file and where each stands."""

    name: str
    data: Any
    lines: dict[Path_, int] = field(default_factory=dict)

    def line(self, where: Path_) -> int:
        """Line of the value at ``where``, or of the nearest value that holds it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # ten times faster where built in
    """Safe loader whose only booleans are ``true`` and ``false``, and whose dates stay text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in resolvers if not tag.endswith((":bool", ":timestamp"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def load(path: Path, *, name: str = "") -> YamlFile:
    """Read one YAML file. Raises KnowledgeError with file and line."""
    shown = name or str(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _error(shown, 1, f"larger than {MAX_BYTES // 1_000_000} MB", "Split the file")
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise _error(shown, 1, f"not UTF-8 text (byte {error.start})", "Save the file as UTF-8") from None
    except OSError as error:
        raise _error(shown, 1, f"cannot be read ({error.strerror})", "Check the path and its permissions") from None
    return parse(text, name=shown)


def parse(text: str, *, name: str) -> YamlFile:
    """Read YAML from a string; ``name`` is how messages call it."""
    text = text.removeprefix("\ufeff")
    loader = _Loader(text)
    try:
        _guard(text, name)
        node = loader.get_single_node()
        file = YamlFile(name, None)
        file.data = _construct(loader, node, (), file) if node is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or "not valid YAML"
        remedy = "Check indentation and quotes; a text with ': ', '#' or a leading symbol needs quotes"
        raise _error(name, mark.line + 1 if mark else 1, problem, remedy) from None
    except (yaml.YAMLError, ValueError) as error:
        raise _error(name, 1, f"not valid YAML ({error})".splitlines()[0], "Check the file in a text editor") from None
    finally:
        loader.dispose()
    return file


def _guard(text: str, name: str) -> None:
    """Refuse aliases, and nesting that would exhaust the C stack when the tree is built."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            raise _error(name, _line(event), f"uses the alias *{event.anchor}", "Write the value out")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise _error(name, _line(event), f"is nested more than {MAX_DEPTH} deep", "Flatten the file")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _construct(loader: _Loader, node: yaml.Node, where: Path_, file: YamlFile) -> Any:
    line = node.start_mark.line + 1
    file.lines.setdefault(where, line)
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, where, file)
    if isinstance(node, yaml.SequenceNode):
        return [_construct(loader, child, (*where, index), file) for index, child in enumerate(node.value)]
    if node.tag not in _PLAIN:
        raise _error(file.name, line, f"has the tag {node.tag}", "Use plain text, numbers, true or false")
    return loader.construct_object(node)


_PLAIN = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null")}


def _mapping(loader: _Loader, node: yaml.MappingNode, where: Path_, file: YamlFile) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise _error(file.name, line, "a key must be plain text", "Quote the key")
        key = str(key_node.value)
        if key in values:
            raise _error(file.name, line, f"the key '{key}' stands twice", "Keep one of the two")
        file.lines[(*where, key)] = line
        values[key] = _construct(loader, value_node, (*where, key), file)
    return values


def _error(name: str, line: int, what: str, remedy: str) -> KnowledgeError:
    return KnowledgeError([Defect(name, line, what, remedy)])
