"""What whom a letter is for answered, in words."""

from letters.models import Answer, Letter


def answer_words(letter: Letter) -> str:
    """The words, as the client told them; "" for none."""
    answer: Answer | None = getattr(letter, "answer", None)
    return answer.words if answer else ""
