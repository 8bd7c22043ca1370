"""The ``comity`` command. Commands are loaded when they are called, so that help is there at once."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from comity._version import __version__
from comity.domain.errors import ComityError

COMMANDS = {
    "diagnose": "Read reports, and say what kind of problem they describe.",
    "interview": "Answer the questions that matter most; stop and resume at will.",
    "respond": "From a diagnosis, the response plan that fits.",
    "review": "Hold a proposed course of action against the diagnosis.",
    "knowledge": "List and check the framework's causes, indicators and remedies.",
    "evaluate": "Measure the text model, the questions and the review.",
    "schema": "Print the JSON Schema of what comity writes.",
}


class Commands(click.Group):
    """Finds each command in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in COMMANDS:
            return None
        command = import_module(f"comity.cli.{name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a hint where the first word is a file."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            if "." not in args[0] and "/" not in args[0]:
                raise
            raise click.UsageError(f"{error.message} To read a report: comity diagnose {args[0]}", ctx) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="comity")
def group() -> None:
    """Diagnose a problem between allies for what it really is, and choose a response that fits.

    Policy, process, personality, politics: comity shows the evidence, says how sure it is, and says so when it does
    not know. The person decides.
    """


def main() -> None:
    """Run the command line; every expected error is one message and an exit code, never a traceback."""
    try:
        sys.exit(group.main(standalone_mode=False))
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.exceptions.Abort):
        click.echo("\nStopped. What was saved before is whole.", err=True)
        sys.exit(130)
    except ComityError as error:
        click.echo(f"comity: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
