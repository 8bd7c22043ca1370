"""Print every benchmark: python -m benchmarks. One alone: python -m benchmarks.commands."""

from __future__ import annotations

from benchmarks import commands, engine, text


def main() -> None:
    for module in (commands, engine, text):
        print(f"\n## {(module.__doc__ or '').splitlines()[0]}\n")
        module.main()


if __name__ == "__main__":
    main()
