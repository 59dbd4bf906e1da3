"""What practice says in English; ``{name}`` stands for a value."""

from collections.abc import Mapping
from typing import Final

PAGE: Final[Mapping[str, str]] = {
    "time": "Time",
    "left": "{seconds} seconds left.",
    "over": "The 30 seconds are over. You may go on.",
    "told": "That was it",
    "unknown": "I don’t know",
    "leave": "Stop and read",
    "close": "Close",
    "failed": "What is needed to record this could not be loaded. Check the connection and reload.",
    "took": "Your answer: {seconds} s",
    "points": "Tick what you said",
    "grades": "How well did it come back?",
    "again": "Again",
    "hard": "Hard",
    "good": "Good",
    "easy": "Easy",
    "suggested": "suggested",
    "today": "today",
    "tomorrow": "tomorrow",
    "later": "in {days} days",
    "recorded": "Recorded. Next review: {when}",
    "undo": "Undo",
    "undone": "Taken back.",
    "next": "Next question: {title}",
    "local": "The record stays in this browser.",
    "storeNewer": "A newer version uses the progress in this browser. Reload the page. Until then answers are not saved.",
    "storeUnavailable": "This browser does not let progress be saved: answers from now on are gone when this tab closes. Export them before.",
    "storeFull": "There is no space left to save progress. Export it before you close this tab. The next answer tries again.",
    "storeTaken": "A newer version was opened in another tab. Reload this one. Until then answers are not saved.",
    "storeLost": "The progress in this browser is gone. If you have exported it, import the file.",
}
"""On the page of a question, once practice has begun."""

STUDY: Final[Mapping[str, str]] = {
    "importTooLarge": "A file of more than {most} MB cannot be progress exported from this site.",
    "importIsPage": "This is a web page (HTML), not a progress file. Try downloading it again.",
    "importHasConflict": "There are marks of a Git conflict (<<<<<<<) in this file. Resolve it, or import both originals one after the other.",
    "importCutOff": "The end of this file is missing. Copying or downloading it was cut short.",
    "importNotJson": "This file cannot be read as JSON.",
    "importNotProgress": "This is not progress exported from this site.",
    "importOtherSite": "This is the progress of another site ({site}).",
    "importNewer": "This file was exported by a newer version ({format}). Reload the page, then import it again.",
    "importEntry": "Entry {number}: {field} cannot be read: {value}",
    "importSetting": "The setting {field} cannot be read: {value}",
    "imported": "Entries added: {added}. Cards updated: {updated}.",
    "nothingWritten": "Nothing was changed.",
    "cardsPutAway": "Cards put away: {count}",
    "contentChanged": "The text has changed since your last answer.",
    "cardMissing": "This card has not been downloaded for use offline.",
    "otherLanguageMissing": "The Korean edition has not been downloaded yet.",
}
"""On the page for studying."""
