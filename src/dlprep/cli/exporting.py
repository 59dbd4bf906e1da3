"""The commands that write all questions in a form to take along."""

from __future__ import annotations

import click


@click.group()
def export() -> None:
    """Write all questions in a form to take along.

    Snippets are executed as `dlprep run` does. What is written is made anew each time, and equal
    content gives equal bytes. `pip install 'dlprep[export]'` brings the packages that this needs.
    """
