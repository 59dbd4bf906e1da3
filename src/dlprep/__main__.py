"""``python -m dlprep``: the command, where the folder of scripts is not on the path."""

from dlprep.cli import main

main(prog_name="python -m dlprep")
