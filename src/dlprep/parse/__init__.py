"""From a document to a question, a syllabus or a glossary, or to everything wrong with it.

Each file's fields are described once, as data: the readers here and the JSON Schemas for editors
follow from the same description.
"""

from dlprep.parse.draft import parse_draft
from dlprep.parse.glossary import parse_glossary
from dlprep.parse.question import parse_question
from dlprep.parse.seeds import SeedRecords, parse_seeds
from dlprep.parse.syllabus import parse_syllabus

__all__ = [
    "SeedRecords",
    "parse_draft",
    "parse_glossary",
    "parse_question",
    "parse_seeds",
    "parse_syllabus",
]
