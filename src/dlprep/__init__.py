"""dlprep: deep-learning interview questions whose code ran, as a bilingual site."""

from importlib.metadata import version

__version__ = version("dlprep")
