"""How alike two words are."""


def owner(word: str) -> str:
    """The word without the 's, or the lone apostrophe, of a possessive."""
    if word.isalpha():
        return word
    return word.removesuffix("s")[:-1] if word.endswith(("'s", "\u2019s")) else word.rstrip("'\u2019")


def within(one: str, other: str, most: int) -> bool:
    """True when at most `most` letters differ, where two neighbours that changed places count as one.

    The optimal string alignment distance, row by row, given up as soon as it is too large.
    """
    if abs(len(one) - len(other)) > most or (most == 1 and _differ_at_both_ends(one, other)):
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        above, row, older = row, [i], before
        before = above
        for j, another in enumerate(other, start=1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != another))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == another:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return row[-1] <= most


def _differ_at_both_ends(one: str, other: str) -> bool:
    """True when no one slip explains it: that leaves one end, up to the two letters in the middle, as it was."""
    end = (min(len(one), len(other)) - 2) // 2
    return end > 0 and one[:end] != other[:end] and one[-end:] != other[-end:]
