from rule_cases import collection, found, question

from dlprep.rules import parent_cycle


def test_accepts_chains() -> None:
    assert (
        found(
            parent_cycle,
            collection(
                question("parent: b", name="a"), question("parent: c", name="b"), question(name="c")
            ),
        )
        == []
    )


def test_refuses_a_circle_once() -> None:
    assert found(
        parent_cycle,
        collection(
            question("parent: c", name="a"),
            question("parent: a", name="b"),
            question("parent: b", name="c"),
            question("parent: a", name="d"),
        ),
    ) == [
        (
            "a.yml:1:9: the parents go in a circle: a → c → b → a "
            "-> Remove the parent of the question that can be asked without the others."
        ),
    ]


def test_leaves_a_question_that_is_its_own_parent_to_another_rule() -> None:
    assert found(parent_cycle, collection(question("parent: sigmoid"))) == []
