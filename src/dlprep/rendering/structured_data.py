"""What a question's page says to search engines: a ``QAPage`` of schema.org, as JSON-LD.

No dates and no votes: nobody has counted any.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from dlprep.rendering.context import RenderContext, question_folder
from dlprep.rendering.passages import plain_text

if TYPE_CHECKING:
    from dlprep.model import Question
    from dlprep.rendering.views import Passage

# In JSON each may be written as an escape: then none can end the element, nor mean anything to
# Markdown or to its extensions, which look at formulas before they look at tags.
_SPECIAL: Final = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&`$\u2028\u2029"})


def structured_data(
    context: RenderContext, question: Question, title: Passage, short: Passage
) -> Markup:
    """The content of a data block of type ``application/ld+json``.

    The short answer is the accepted one; ``title`` and ``short`` are as the page shows them.
    """
    data = {
        "@context": "https://schema.org",
        "@type": "QAPage",
        "inLanguage": context.language,
        "mainEntity": _question(context, question, title, short),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_SPECIAL))  # noqa: S704 - no mark is left in it


def _question(
    context: RenderContext, question: Question, title: Passage, short: Passage
) -> dict[str, Any]:
    answer = {"@type": "Answer", **_text(context, "text", short)}
    if context.home:
        answer["url"] = f"{context.home}{question_folder(question.id)}#short"
    return {
        "@type": "Question",
        **_text(context, "name", title),
        "answerCount": 1,
        "acceptedAnswer": answer,
    }


def _text(context: RenderContext, name: str, passage: Passage) -> dict[str, str]:
    return {name: plain_text(passage), "inLanguage": passage.foreign or context.language}
