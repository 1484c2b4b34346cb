"""What a publisher answered: the bytes, from where and when."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from loaders.faults import Damaged, PublisherFault


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The bytes of an answer, its address without any secret and when it was given.

    `data` is what the bytes say, where they were read when they came.
    """

    content: bytes
    address: str
    retrieved: datetime
    from_cache: bool
    data: Any = field(default=None, repr=False, compare=False)

    def json(self, publisher: str) -> Any:
        """The answer as JSON; PublisherFault when it is cut off or something else."""
        try:
            return read_json(self.content) if self.data is None else self.data
        except Damaged as what:
            raise PublisherFault(publisher, "damaged", f"the answer is {what}.") from None


def read_json(content: bytes) -> Any:
    """What an answer in JSON says. Raises Damaged."""
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Damaged("not UTF-8 text") from None
    except (json.JSONDecodeError, RecursionError):
        is_page = content.lstrip()[:1] == b"<"
        raise Damaged("a web page, not JSON" if is_page else "cut off, or not JSON") from None
