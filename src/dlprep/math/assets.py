"""KaTeX itself: its script, its stylesheet and its fonts, as the markdown-katex package ships them.

Nothing of KaTeX is kept in this project. Every byte is compared with a checksum, so that the
formulas, the stylesheet and the fonts of a site always belong to one and the same version.
"""

import functools
import re
from collections.abc import Mapping
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Final

from dlprep.math.archive import Archive

KATEX_VERSION: Final = "0.15.1"
_PACKAGE: Final = "markdown-katex==202406.1035"
_EXECUTABLE: Final = f"bin/katex_v{KATEX_VERSION}_node10_x86_64-Linux"
_FOLDER: Final = "/snapshot/KaTeX/dist/"
_SCRIPT: Final = "katex.min.js"
_STYLESHEET: Final = "katex.min.css"

_CHECKSUMS: Final[Mapping[str, str]] = {
    "katex.min.js": "717438b6c96d3b38a74b1a4daa73e574075fa6cb483d70432a28556fb71c64bd",
    "katex.min.css": "f7f9a1410c24a54e6890f7cce65d2fdcb9cff71b5ce892bc74a5b4fd69466947",
    "fonts/KaTeX_AMS-Regular.woff2": (
        "0cdd387c9590a1a9f9794560022dbb59654a7d86f187aa0c81495ad42d3a7308"
    ),
    "fonts/KaTeX_Caligraphic-Bold.woff2": (
        "de7701e42cf1f4cf0b766c03fb27977207eee2f4fd5d76fa82188406da43ea4c"
    ),
    "fonts/KaTeX_Caligraphic-Regular.woff2": (
        "5d53e70ad607c2352162dec9e0923fb54ecdafaccbf604cd8dcf7d00facb989b"
    ),
    "fonts/KaTeX_Fraktur-Bold.woff2": (
        "74444efd593c005e3f4573b44524704c0af0a937fe911cca9e94068d0d140d3f"
    ),
    "fonts/KaTeX_Fraktur-Regular.woff2": (
        "51814d270d06ff0255dba0799994fa4d8c84d11f09951d47595f4abb1f3602dc"
    ),
    "fonts/KaTeX_Main-Bold.woff2": (
        "0f60d1b897938ec918c8ce073092411baf9438f6739465693ff18b0f9d20b021"
    ),
    "fonts/KaTeX_Main-BoldItalic.woff2": (
        "99cd42a3c072d918f2f44984a807cf7aa16e13545fd0875fc07c6c65f99e715b"
    ),
    "fonts/KaTeX_Main-Italic.woff2": (
        "97479ca6cce906abc961ecac96faa5f9ca2e61b8e7670d475826bcdee9a7c267"
    ),
    "fonts/KaTeX_Main-Regular.woff2": (
        "c2342cd8b869e01752a9321dc17213fc40d4d04c79688c1d43f2cf316abd7866"
    ),
    "fonts/KaTeX_Math-BoldItalic.woff2": (
        "dc47344dbb6cb5b655c8460d561f4df5f501b90c804ad3c6cec65fe322351ab1"
    ),
    "fonts/KaTeX_Math-Italic.woff2": (
        "7af58c5ec8f132a2ddde9027c6d7814decce4d3b822a11192a42a20e2e973264"
    ),
    "fonts/KaTeX_SansSerif-Bold.woff2": (
        "e99ae51144bf1232efcc1bfe5add36262c6866b0faab24fa75740e1b98577a62"
    ),
    "fonts/KaTeX_SansSerif-Italic.woff2": (
        "00b26ac825e2095056396e0553b8ac26d3f8ad158c3826e28b4c45b385c4714a"
    ),
    "fonts/KaTeX_SansSerif-Regular.woff2": (
        "68e8c73ef42afd3ccec58bf0fba302cce448938e7fc020a5e31f8a952eee1342"
    ),
    "fonts/KaTeX_Script-Regular.woff2": (
        "036d4e95149b69ff9bcc0cd55771efeb25ffa3947293e69acd78d5ac328c684b"
    ),
    "fonts/KaTeX_Size1-Regular.woff2": (
        "6b47c40166b6dbe21a5dfca7718413f2147fd2399be1ba605d8ad39cedf25dfe"
    ),
    "fonts/KaTeX_Size2-Regular.woff2": (
        "d04c54219f9eaec6d4d4fd42dfb28785975a4794d6b2fc71e566b9cd6db842dd"
    ),
    "fonts/KaTeX_Size3-Regular.woff2": (
        "73d591271b1604960cb10bb90fee021670af7297017e0e98480b332d11f51995"
    ),
    "fonts/KaTeX_Size4-Regular.woff2": (
        "a4af7d414440a1c1790825cfb700cf9cf43b0f2c4b04f0ebc523011ad9853ec0"
    ),
    "fonts/KaTeX_Typewriter-Regular.woff2": (
        "71d517d67827787cfabdf186914cc3358eda539e37931941f2b2fd4a21f68c0b"
    ),
}

# Older browsers' font formats: every browser the site supports reads woff2.
_OTHER_FORMATS: Final = re.compile(
    rb',url\(fonts/[A-Za-z0-9_-]+\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)'
)


class KatexUnavailableError(RuntimeError):
    """KaTeX cannot be read from the installed packages; the message says what to do."""


@functools.cache
def katex_assets() -> Mapping[str, bytes]:
    """What a site must serve: ``katex.min.css`` and, beside it, ``fonts/*.woff2``.

    The stylesheet refers to these fonts and to nothing else.

    Raises:
        KatexUnavailableError: the markdown-katex package is not the one that is expected.
    """
    files = _read([name for name in _CHECKSUMS if name != _SCRIPT])
    return {**files, _STYLESHEET: _OTHER_FORMATS.sub(b"", files[_STYLESHEET])}


def katex_script() -> str:
    """KaTeX's own JavaScript.

    Raises:
        KatexUnavailableError: the markdown-katex package is not the one that is expected.
    """
    return _read([_SCRIPT])[_SCRIPT].decode()


def _read(names: list[str]) -> dict[str, bytes]:
    executable = Path(str(resources.files("markdown_katex"))) / _EXECUTABLE
    try:
        archive = Archive(executable)
        return {name: _verify(name, archive.read(_FOLDER + name)) for name in names}
    except FileNotFoundError:
        raise _unavailable(f"it has no file {_EXECUTABLE}") from None
    except KeyError as error:
        raise _unavailable(f"it has no {error}") from None
    except (OSError, ValueError) as error:
        raise _unavailable(str(error)) from error


def _verify(name: str, content: bytes) -> bytes:
    if sha256(content).hexdigest() != _CHECKSUMS[name]:
        message = f"its {name} is not that of KaTeX {KATEX_VERSION}"
        raise ValueError(message)
    return content


def _unavailable(reason: str) -> KatexUnavailableError:
    return KatexUnavailableError(
        f"KaTeX {KATEX_VERSION} cannot be read from the installed markdown-katex package: {reason}."
        f' Install it anew: python -m pip install --force-reinstall --no-deps "{_PACKAGE}"'
    )
