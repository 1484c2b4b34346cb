"""What can be wrong with what a publisher gives, in the words that a reader sees."""


class InputFault(ValueError):
    """What a publisher's file or answer gets wrong, in one message."""


class PublisherFault(InputFault):
    """A publisher could not be asked, or did not answer as it should: one sentence.

    `kind` is "unreachable" (no answer in time, however often asked), "damaged"
    (twice an answer that is cut off or something else), "refused" (it answered
    with an error), "too_large", "not_allowed" (an address that may not be asked)
    or "cancelled".
    """

    def __init__(self, publisher: str, kind: str, sentence: str, status: int | None = None) -> None:
        """`sentence` is in English, without the publisher's key in front; `status` of a refusal."""
        super().__init__(f"{publisher}: {sentence}")
        self.publisher = publisher
        self.kind = kind
        self.status = status


class Damaged(ValueError):
    """An answer that is not what it should be, in the words that follow "the answer is"."""
