"""What those who start a refresh need of the asking: to stop it, not to trust the cache, to forget an answer."""

from loaders._http import asking_anew, begin, cancellable, forget, prune, stop_if_cancelled

__all__ = ["asking_anew", "begin", "cancellable", "forget", "prune", "stop_if_cancelled"]
