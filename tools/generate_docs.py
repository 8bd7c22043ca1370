"""Write the reference pages that follow from code and data. Run: python tools/generate_docs.py [--check]."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from comity.adapters.render.json import schema
from comity.cli.main import COMMANDS, group
from comity.domain.framework import Framework
from comity.knowledge import load_framework

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"
NOTE = "<!-- Made by tools/generate_docs.py; edit the source it names, not this page. -->\n"
KINDS = ("diagnosis", "plan", "review", "ledger")


def pages() -> dict[str, str]:
    """File name to content."""
    framework = load_framework()
    schemas = {f"{kind}.schema.json": json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n" for kind in KINDS}
    return {
        "framework.md": "\n".join(_framework(framework)) + "\n",
        "remedies.md": "\n".join(_remedies(framework)) + "\n",
        "commands.md": "\n".join(_commands()) + "\n",
        **schemas,
    }


def _framework(framework: Framework) -> Iterator[str]:
    yield "# The framework: dimensions, causes, indicators\n"
    yield NOTE
    signs = len(framework.indicators)
    yield f"Version {framework.version}: {len(framework.dimensions)} dimensions, {len(framework.causes)} causes,"
    yield f"{signs} indicators. Source: `src/comity/knowledge/data/framework/`. The strength of a sign is the chance"
    yield "that the cause alone makes it show; the leak is the chance that it shows without any of its causes.\n"
    for dimension in framework.dimensions:
        yield f"## {dimension.name}\n"
        yield f"{dimension.summary.strip()} ({dimension.essay}). Called present from {dimension.present_at.value:.2f}: "
        yield f"{dimension.present_at.source}\n"
        for cause in framework.causes_of(dimension.id):
            yield f"### {cause.name} (`{cause.id}`)\n"
            yield f"{cause.definition.strip()}\n"
            yield f"- Applies when: {cause.applies_when.strip()}"
            yield f"- Not when: {cause.not_when.strip()}"
            yield f"- Prior: {cause.prior.value} ({cause.prior.source.strip()})"
            yield f"- Essay: {cause.essay}\n"
            yield "| sign | question | strength | leak |"
            yield "|---|---|---|---|"
            for indicator in framework.indicators:
                strength = {link.cause: link.strength for link in indicator.links}.get(cause.id)
                if strength is not None:
                    sign = f"{indicator.sign} (`{indicator.id}`)"
                    yield f"| {sign} | {indicator.question} | {strength} | {indicator.leak} |"
            yield ""


def _remedies(framework: Framework) -> Iterator[str]:
    yield "# Remedies and guardrails\n"
    yield NOTE
    for remedy in framework.remedies:
        yield f"## {remedy.name} (`{remedy.id}`)\n"
        yield f"{remedy.why.strip()} Fits: {', '.join(remedy.causes or remedy.dimensions)}. {remedy.essay}.\n"
        for step in remedy.steps:
            yield f"1. {step.do} ({step.who}; {step.level} level)"
        yield f"\n- Not when: {remedy.not_when.strip()}"
        yield f"- Watch: {'; '.join(remedy.watch)}"
        yield f"- Look again after {remedy.review_days} days. Typical time: {remedy.typical_time} ({remedy.source})\n"
    yield "# Guardrails\n"
    for guardrail in framework.guardrails:
        yield f"## {guardrail.name} (`{guardrail.id}`)\n"
        yield f"{guardrail.warning.strip()} {guardrail.reason.strip()}\n"
        yield f"- What would lift it: {guardrail.lift.strip()}"
        yield f"- Instead: {guardrail.instead.strip()}"
        yield f"- {guardrail.essay}\n"


def _commands() -> Iterator[str]:
    yield "# Commands\n"
    yield NOTE
    yield "Exit codes: 0 done; 1 a finding below a threshold asked for (`review --strict`, `knowledge check`,"
    yield "`evaluate`); 2 wrong usage or input that cannot be used; 130 interrupted.\n"
    for name in ["", *COMMANDS]:
        context = click.Context(group, info_name="comity", max_content_width=100, terminal_width=100)
        command: click.Command | None = group if not name else group.get_command(context, name)
        assert command is not None
        yield from _help(command, context if not name else click.Context(command, parent=context, info_name=name))


def _help(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"## {context.command_path}\n"
    yield "```text"
    yield command.get_help(context)
    yield "```\n"
    if isinstance(command, click.Group) and context.parent is not None:
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None:
                yield from _help(child, click.Context(child, parent=context, info_name=name))


def main() -> int:
    stale = [name for name, text in pages().items() if not _same(REFERENCE / name, text)]
    if "--check" in sys.argv:
        for name in stale:
            print(f"docs/reference/{name} is not what code and data say. Run: make docs")
        return 1 if stale else 0
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")
    return 0


def _same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
