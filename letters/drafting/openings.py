"""What a stem's opening asks for, and what an answer says that the opening has said already."""

import re
from collections.abc import Iterator

_APOSTROPHES = "'\u2019"
_WORD = re.compile(rf"[\w{_APOSTROPHES}]+")
_PARTING = re.compile(r"[^\s,.\u2026]")
_OBJECT = re.compile(
    r"\b(?:tell|see|saw|wish|remember|left|watch|watched|make|find|for|two of|know|known) (?:you|us|me)$", re.IGNORECASE
)
_CALLS_FOR_A_VERB = re.compile(r"\b(?:you|i|we|they|he|she|to|will|can|still|let us|have|had|already)$", re.IGNORECASE)
_CALLS_FOR_AN_INFINITIVE = re.compile(r"(?<!back )(?<!it )\bto$|\b(?:will|can|let us)$", re.IGNORECASE)

_SOMEBODY_ELSE = re.compile(r"(?:you|us|you and (?:i|me)|both of us) to\b", re.IGNORECASE)
_TEACHING = re.compile(r"\b(?:learned|taught (?:me|us)) to$")
_TRUTH = re.compile(r"(?:that )?(?:i|we|you) can\b", re.IGNORECASE)

_SHORTENED = {"m": "am", "re": "are", "ll": "will", "ve": "have"}
_WHOLE = {"let's": ("let", "us"), "i'd": ("i", "would"), "don't": ("do", "not")}
_JOINING = frozenset(
    ["when", "that", "because", "how", "if", "where", "so", "for", "am", "was", "will", "would", "have"]
)
_LIKENESS = 5  # letters that two forms of one word have in common at least: "thank" and "thanked"

# How people begin again before they come to the verb: "I will", "I promise that I'll", "we should", "how to".
_WISHING = (
    r"(?:would |['’]d )?(?:like|love|want|wish|hope|promise|plan|intend|mean|need|learned|learnt)"
    r"(?: for)?(?: us| you)?(?: that)?(?: to| (?:i|we)(?:['’]ll| will| can| would))\b"
)
_INTENDING = (
    rf"(?:['’]ll|{_WISHING}|\b(?:will|shall|can|could|should|would|must)\b|(?:['’](?:m|re)| ?am| ?are) going to)"
)
_BEFORE_THE_VERB = re.compile(
    rf"(?:that )?(?:i|we) ?{_INTENDING}\s*|(?:i|we) (?:really )?need (?=an?\b|some\b|more\b|our\b|the\b)"
    r"|(?:for us |you taught me )?(?:how )?to\s+(?!(?:the|an?|my|our|your|his|her|this|that)\b)|(?:that )?(?:i|we) "
    r"(?!was\b|were\b|am\b|are\b|had\b|have\b|won['’]t\b|never had\b)",
    re.IGNORECASE,
)


def calls_for_a_verb(opening: str) -> bool:
    """True when no name can follow: behind "the time we" or "I promise to" comes what somebody does."""
    return _CALLS_FOR_A_VERB.search(opening) is not None


def without_opening(answer: str, opening: str) -> str:
    """The answer without the words at its front that say the opening, or the end of it, over again.

    "when we danced" behind "the time we" is "danced", "I will write" behind "I promise to" is "write", "I hope
    you're well" behind "I hope that you" is "are well".
    """
    if not _SOMEBODY_ELSE.match(answer):
        answer = _without_repeated(answer, _plain(opening), calls_for_an_object(opening))
    if opening.endswith(" about"):
        return re.sub(r"^for\s+", "", answer, flags=re.IGNORECASE)
    if _SOMEBODY_ELSE.match(answer) or (_TEACHING.search(opening) and _TRUTH.match(answer)):
        return answer
    if opening.endswith("not to"):
        answer = re.sub(r"^(?:don['\u2019]?t|do not|not to|to not|never)\s+", "", answer, flags=re.IGNORECASE)
    if opening.endswith("cannot"):
        answer = re.sub(r"^(?:i|we) (?:can['\u2019]?t|cannot|can not)\s+", "", answer, flags=re.IGNORECASE)
    if _CALLS_FOR_AN_INFINITIVE.search(opening):
        answer = re.sub(r"^(?:i|we) won['’]t\b", "not", answer, flags=re.IGNORECASE)
        before = _BEFORE_THE_VERB.match(answer)
        return answer[before.end() :] if before else answer
    return answer


def calls_for_an_object(opening: str) -> bool:
    """True where the "you" at the end is no subject: behind "I can still see you" no verb of yours follows."""
    return _OBJECT.search(opening) is not None


def _without_repeated(answer: str, opening: str, object_last: bool) -> str:
    """Cut behind the longest start that is made of the opening's words, in their order, and ends as it does.

    "you" alone is not cut where it may be the subject of the answer's own verb; nor is anything that would leave
    nothing, unless it was the opening itself that was typed.
    """
    opened = _WORD.findall(opening)
    rest_of_answer, heads = answer, list[str]()
    for word, rest in _words_with_rest(answer):
        heads.append(word)
        if len(heads) > len(opened) + len(_JOINING) or not _runs_through(heads, opened):
            break
        if object_last and not set(heads) - _JOINING - {"you", "us", "me"}:
            continue
        whole = any(character.isalnum() for character in rest) or _is_within(heads, opened)
        if whole and any(_ends_as(heads, opened[:end]) for end in _possible_ends(opened, heads)):
            rest_of_answer = rest
    return rest_of_answer


def _is_within(words: list[str], opened: list[str]) -> bool:
    """True when these words, and no others, stand side by side in `opened`."""
    return any(words == opened[place : place + len(words)] for place in range(len(opened)))


def _runs_through(words: list[str], opened: list[str]) -> bool:
    """True when `opened` has these words in this order, whatever stands between them."""
    remaining = iter(opened)
    return all(any(_same(word, other) for other in remaining) for word in words if word not in _JOINING)


def _ends_as(words: list[str], opened: list[str]) -> bool:
    return _same(words[-1], opened[-1]) and _runs_through(words[:-1], opened[:-1])


def _possible_ends(opened: list[str], words: list[str]) -> Iterator[int]:
    """How much of the opening may have been said again: all of it, or all but its closing "that", "is", "is that".

    Without the closing word it takes more to be sure: "I miss" behind "What I will miss is", "I never said"
    behind "I never said that".
    """
    end, weighty = len(opened), len(set(words) - _JOINING)
    yield end
    while opened[end - 1] in ("is", "that"):
        end -= 1
        if opened[end - 1] == "is" or weighty > (1 if "is" in opened[-2:] else 2):
            yield end


def _words_with_rest(answer: str) -> Iterator[tuple[str, str]]:
    """Each word in small letters, with what of the answer is left behind it; "you're" is two words."""
    end = 0
    for found in _WORD.finditer(answer):
        if _PARTING.search(answer, end, found.start()):
            return
        end = found.end()
        word, rest = _plain(found[0]), answer[found.end() :]
        stem, _, short = word.partition("'")
        first, second = _WHOLE.get(word) or (stem, _SHORTENED.get(short, ""))
        if second:
            yield first, f"{second}{rest}"
            yield second, rest
        else:
            yield word, rest


def _same(word: str, other: str) -> bool:
    alike = min(len(word), len(other)) >= _LIKENESS and (word.startswith(other) or other.startswith(word))
    return word == other or alike


def _plain(text: str) -> str:
    return text.replace("\u2019", "'").lower()
