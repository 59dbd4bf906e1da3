from rule_cases import found

from dlprep.rules import snippet_packages

REMEDY = (
    "-> Use the standard library or keras, matplotlib, numpy, PIL, pylopdf_fonts_ko, scipy, "
    "sklearn, torch, or say in `not_run` why the code is not run."
)


def test_accepts_the_standard_library_and_the_packages_that_snippets_are_given() -> None:
    assert (
        found(
            snippet_packages,
            """
            snippets:
              peak:
                code: |
                  from __future__ import annotations
                  import math, os.path
                  import matplotlib.pyplot as plt
                  import numpy as np
                  import keras
                  from PIL import ImageFont
                  from pylopdf_fonts_ko import sans_path
                  from scipy.special import expit
                  from sklearn.datasets import load_digits
                  import torch.nn.functional as F
                  # import sympy
                  print("import sympy")
            """,
        )
        == []
    )


def test_refuses_other_packages_where_they_are_imported() -> None:
    assert found(
        snippet_packages,
        """
        snippets:
          peak:
            code: |
              import numpy as np, sympy.abc

              def graph():
                  값 = 1; from networkx import Graph
        """,
    ) == [
        f"sigmoid.yml:4:27: `sympy` is none of the packages that snippets are given {REMEDY}",
        f"sigmoid.yml:7:18: `networkx` is none of the packages that snippets are given {REMEDY}",
    ]


def test_leaves_code_that_is_not_run_alone() -> None:
    assert (
        found(
            snippet_packages,
            """
            snippets:
              peak:
                not_run: {en: It needs a GPU.}
                code: |
                  import cupy
            """,
        )
        == []
    )
