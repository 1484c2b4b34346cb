"""A second computation of some ninety figures, from the publishers' files, by other code.

Nothing here imports the project's loaders, indicators or measures but `project`,
which asks for the project's own answer. A figure that both give may still be wrong
where they share an input; one that they do not share is wrong on one of the sides.

    python -m tests.second_route --from DIR
"""
