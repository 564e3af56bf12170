"""What was measured outside this room, and what the occasion asks for: as notes."""

from collections.abc import Iterator
from difflib import get_close_matches

from letters.drafting.common_words import FUNCTION_WORDS

from .notes import Kind, Note, Weight
from .proof import Proof
from .reading import Reading
from .surface import QUOTATION_MARKS

_ENOUGH_SAID = 2  # of an answer's telling words, one in so many has to be in the letter
_SHORTEST_TELLING = 4  # letters
_ALIKE = 0.85  # of two spellings of one word, by difflib's ratio: "stubborness" and "stubbornness" have 0.96


def unwritable_characters(proof: Proof, characters: tuple[str, ...], hand: str) -> Iterator[Note]:
    """One blocking note for each character that the hand cannot write, at its first place."""
    whose = hand or "The chosen hand"
    for character in dict.fromkeys(characters):
        place = proof.text.find(character)
        if place < 0 or not character:
            continue
        times = proof.text.count(character)
        often = "" if times == 1 else f" It stands here {times} times."
        reason = f"{whose} cannot write {_shown(character)}.{often} Please change it, or choose another hand."
        yield proof.note(Kind.UNWRITABLE, place, place + len(character), reason, weight=Weight.BLOCKING)


def pages_needed(proof: Proof, pages: int, most_pages: int) -> Iterator[Note]:
    """One note when the letter takes more pages than it should."""
    if most_pages and pages > most_pages:
        over = "one page" if most_pages == 1 else f"{most_pages} pages"
        reason = f"The letter takes {pages} pages, and {over} would suit it. Please shorten it, or let it be."
        yield proof.note(Kind.PAGES, 0, 0, reason, weight=Weight.MILD, subject="pages")


def words_asked(proof: Proof) -> Iterator[Note]:
    """One note when the letter is shorter or longer than its occasion suggests."""
    if proof.occasion is None or not proof.reading.words:
        return
    fewest, most = proof.occasion.length
    count = len(proof.reading.words)
    if not fewest - fewest // 5 <= count <= most + most // 5:
        what = "Another memory might help it." if count < fewest else "Perhaps something in it can wait."
        reason = f"The letter has {count} words; for this occasion {fewest} to {most} are about right. {what}"
        yield proof.note(Kind.LENGTH, 0, 0, reason, weight=Weight.MILD, subject="short" if count < fewest else "long")


def unused_answers(proof: Proof) -> Iterator[Note]:
    """One note for each answer that had to be given and is not in the letter."""
    in_letter = {word.bare for word in proof.reading.words}
    for stem in proof.occasion.stems if proof.occasion else ():
        reading = proof.answers.get(stem.key, Reading(""))
        telling = {word.bare for word in reading.words if _tells(word.plain)}
        there = sum(1 for word in telling if word in in_letter or _is_mended_in(word, in_letter))
        if stem.required and telling and there * _ENOUGH_SAID < len(telling):
            reason = (
                f"The client finished “{stem.opening} …”, and the letter does not say it. Please find a place for it."
            )
            yield proof.note(Kind.MISSING, 0, 0, reason, weight=Weight.PLAIN, subject=f"answer {stem.key}")


def _is_mended_in(word: str, others: set[str]) -> bool:
    """Whether a word stands there as it is rightly spelled: "stubborness" as "stubbornness"."""
    return bool(get_close_matches(word, others, n=1, cutoff=_ALIKE))


def _shown(character: str) -> str:
    if character in QUOTATION_MARKS:
        return character
    return f"“{character}”" if character.isprintable() else f"U+{ord(character[0]):04X}"


def _tells(plain: str) -> bool:
    return len(plain) >= _SHORTEST_TELLING and plain not in FUNCTION_WORDS
