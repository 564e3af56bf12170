"""Where a draft does not sound like the client."""

import re
from collections.abc import Iterable, Iterator

from .notes import Kind, Note, Weight
from .proof import Proof
from .reading import Span
from .voices import Voice, addresses, begins_with_i, written_out
from .words import words_called

_SENTENCES_NAMED = 3
_SHORT_SENTENCES = 18  # words on average, at most
_LONG_SENTENCE = 20  # words
_FEWEST_SENTENCES = 4  # to know how long somebody's are
_OWN = 6  # tenths of a sentence
_FEW_SENTENCES = 8
_MANY_WORDS = 120
"""Words of a voice from which on a word that is missing can be said never to be used."""

_FORMAL = words_called("formal")
_WORDS_NAMED = 3
_BEGINNING = 45  # percent of the draft's sentences, from which on "I" is too often the first word
_RARELY = 20  # percent of the client's


def drift(proof: Proof, voice: Voice, name: str) -> Iterator[Note]:
    """Mild notes for the writer; none when `voice` was measured on too little."""
    if not voice.enough or not proof.reading.words:
        return
    yield from _long_sentences(proof, voice, name)
    yield from _contractions(proof, voice, name)
    yield from _stiff_words(proof, voice, name)
    yield from _marks(proof, voice, name)
    yield from _beginnings(proof, voice, name)
    yield from _addresses(proof, voice, name)
    yield from _favourites(proof, voice, name)


def _long_sentences(proof: Proof, voice: Voice, name: str) -> Iterator[Note]:
    """The longest ones, if the client writes short ones."""
    if voice.sentence_length > _SHORT_SENTENCES or voice.sentences < _FEWEST_SENTENCES:
        return
    limit = max(_LONG_SENTENCE, voice.longest, round(2 * voice.sentence_length))
    longer = [span for span in proof.reading.sentences if span.length > limit and not _is_their_own(proof, span)]
    for span in sorted(longer, key=lambda span: -span.length)[:_SENTENCES_NAMED]:
        reason = (
            f"{name} writes short sentences ({voice.sentence_length:.0f} words, {voice.longest} at most); "
            f"this one has {span.length}. Try two."
        )
        yield _note(proof, span.start, span.end, reason, subject=f"long {proof.text[span.start : span.end]}")


def _is_their_own(proof: Proof, span: Span) -> bool:
    """True for a sentence that is mostly one answer as the client typed it."""
    sentence = " ".join(word.plain for word in proof.reading.words_of(span))
    answers = (reading.words for reading in proof.answers.values() if len(reading.words) * 10 >= span.length * _OWN)
    return any(" ".join(word.plain for word in words) in sentence for words in answers)


def _contractions(proof: Proof, voice: Voice, name: str) -> Iterator[Note]:
    places = voice.contracted + voice.written_out
    if places < 4:
        return
    full = list(written_out(proof.reading))
    if voice.contracted * 3 >= places * 2 and len(full) > 2:
        first, second, short = full[0]
        words = proof.text[first.start : second.end]
        better = short[:1].upper() + short[1:] if first.capitalised else short
        reason = f"{name} shortens ({', '.join(voice.shortened)}); “{words}” and {len(full) - 1} more are written out."
        yield _note(proof, first.start, second.end, reason, better, subject="written out")
    elif voice.written_out * 10 >= places * 9:
        short_words = [word for word in proof.reading.words if re.search(r"(?:n't|'(?:m|re|ll|ve|d))$", word.plain)]
        for word in short_words[:1]:
            reason = f"{name} writes words out; here is “{word.text}”. Try it in full."
            yield _note(proof, word.start, word.end, reason, subject="shortened")


def _stiff_words(proof: Proof, voice: Voice, name: str) -> Iterator[Note]:
    if voice.words < _MANY_WORDS:
        return
    unheard = (word for word in proof.reading.words if word.plain in _FORMAL - voice.vocabulary)
    first_of_each = {word.plain: word for word in reversed(list(unheard))}
    for word in sorted(first_of_each.values(), key=lambda each: each.start)[:_WORDS_NAMED]:
        yield _note(
            proof, word.start, word.end, f"{name} never uses “{word.plain}” in these messages. Try a plainer word."
        )


def _marks(proof: Proof, voice: Voice, name: str) -> Iterator[Note]:
    """Exclamation marks, dashes and dots that only one of the two uses."""
    text = proof.text
    for what, theirs, pattern in (
        ("exclamation marks", voice.exclamations, r"!"),
        ("dashes", voice.dashes, r"[—–]|(?<=\w) - (?=\w)"),
        ("three dots", voice.ellipses, r"…|\.{3}"),
    ):
        found = re.search(pattern, text)
        if theirs == 0 and found and voice.sentences >= 12:
            reason = f"{name} uses no {what} in these messages. A full stop may sound more like them."
            yield _note(proof, found.start(), found.end(), reason, ".", subject=what)
        elif theirs * 5 >= voice.sentences and theirs > 2 and not found:
            reason = f"{name} often uses {what} ({theirs} in {voice.sentences} sentences), and this letter has none."
            yield _note(proof, 0, 0, reason, subject=what)


def _beginnings(proof: Proof, voice: Voice, name: str) -> Iterator[Note]:
    spans = [span for span in proof.reading.sentences if span.length > 2]
    own = [span for span in spans if begins_with_i(proof.reading, span)]
    often = len(own) * 100 >= len(spans) * _BEGINNING
    if len(spans) >= _FEW_SENTENCES and often and voice.begins_with_i * 100 <= voice.sentences * _RARELY:
        reason = (
            f"{len(own)} of {len(spans)} sentences here begin with “I”; {name} begins "
            f"{voice.begins_with_i} of {voice.sentences} so. Try turning some round."
        )
        yield _note(proof, 0, 0, reason, subject="begins with I")
    firsts = {proof.reading.words[span.first].plain for span in spans}
    if voice.openings and len(spans) >= _FEW_SENTENCES and not firsts & set(voice.openings):
        liked = _listed(word.capitalize() for word in voice.openings[:2])
        reason = f"{name} likes to begin with {liked}, and no sentence here does."
        yield _note(proof, 0, 0, reason, subject="openings")


def _addresses(proof: Proof, voice: Voice, name: str) -> Iterator[Note]:
    """Endearments that are not the client's; one that is, and is missing, is only told when they use it often."""
    for word in addresses(proof.reading):
        if word.plain not in voice.vocabulary and voice.words >= _MANY_WORDS and word.plain != "dear":
            reason = f"{name} calls nobody “{word.plain}” in these messages. Use it only if the client would."
            yield _note(proof, word.start, word.end, reason)
            return


def _favourites(proof: Proof, voice: Voice, name: str) -> Iterator[Note]:
    here = {word.plain for word in proof.reading.words}
    missing = [word for word in (*voice.favourites, *voice.addresses[:1]) if word not in here]
    if len(missing) >= 2 and len(missing) == len({*voice.favourites, *voice.addresses[:1]}):
        reason = f"{name} likes to say {_listed(missing[:3])}, and none of it is here."
        yield _note(proof, 0, 0, reason, subject="favourites")


def _listed(words: Iterable[str]) -> str:
    *first, last = [f"“{word}”" for word in words]
    return f"{', '.join(first)} and {last}" if first else last


def _note(proof: Proof, start: int, end: int, reason: str, suggestion: str = "", subject: str = "") -> Note:
    return proof.note(Kind.VOICE, start, end, reason, suggestion, weight=Weight.MILD, subject=subject)
