"""Ballots: one answer a device, counted, and tied to nobody.

Polls and their ballots lie in `polls.sqlite` in the folder for data
(`indicators.live.folder`), where threads and processes share them. Where that
folder cannot be written, they lie in this process's memory and go with it.

Of a device nothing is kept but a hash of its random token, keyed with a salt of
the poll: no address, no time, no browser. Ballots are kept by these hashes. As
long as a poll takes answers, the file's pages and its log (`polls.sqlite-wal`)
still show traces of the order in which they came; when the poll closes, the file
is written anew in the order of the hashes and its log emptied. A poll goes
`KEPT_DAYS` days after it was opened, with its ballots: from then on nobody finds
it, and it is deleted as soon as the clock is believed. A clock that jumps is not,
until it has gone on from there by days: what it hid comes back when it is set right.
"""

import hashlib
import hmac
import re
import secrets
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import filelock

from indicators import live
from presenting.poll import Poll, PollFault, opened, saved

KEPT_DAYS = 7
MOST_POLLS = 200
MOST_MORE_OF_KEEPER = 50  # whoever runs the server is never shut out by its visitors
MOST_DEVICES = 10_000  # that answer one poll
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that looks like another: no 0, O, 1, I, L
CODE_LENGTH = 6
MOST_POLLS_OF_ONE = 20  # that one browser has opened
_VERSION = 2
_PATIENCE_S = 0.9  # in a queue, and again for another process: under two seconds in all
_TRIES = 3  # of who opens a poll, before it is kept in memory
_STEP = timedelta(
    days=2
)  # the longest that a clock goes on between two looks and is believed at once
_DAYS_BELIEVED = 3  # days after a poll's last one: then it is over, however the clock came there
# Each day that the clock has shown, since version 2.
_SEEN = "CREATE TABLE seen (day TEXT PRIMARY KEY) WITHOUT ROWID;"
_TABLES = (
    """
CREATE TABLE poll (
    code TEXT PRIMARY KEY,
    questions BLOB NOT NULL,
    salt BLOB NOT NULL,
    owner BLOB NOT NULL,
    opened_on TEXT NOT NULL,
    room TEXT NOT NULL,
    is_open INTEGER NOT NULL,
    is_shown INTEGER NOT NULL
);
CREATE TABLE ballot (
    code TEXT NOT NULL REFERENCES poll ON DELETE CASCADE,
    device BLOB NOT NULL,
    question INTEGER NOT NULL,
    option INTEGER NOT NULL,
    PRIMARY KEY (code, device, question)
) WITHOUT ROWID;
"""
    + _SEEN
)


class CannotKeep(RuntimeError):
    """Nothing can be written now: the disk is full, read-only or busy for too long."""


class Refused(ValueError):
    """What was asked for is not done.

    `reason`: "unknown" (no such poll), "closed", "twice" (the device has
    answered; what it answered stays), "nothing" (no question answered),
    "answers" (an option that is not there), "full" (too many devices),
    "polls" (too many polls), "own_polls" (too many of this device) or
    "stranger" (another device opened the poll).
    """

    def __init__(self, reason: str) -> None:
        """Only the reason."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class OpenedPoll:
    """A poll that was opened. `room` is the address that telephones reach the app at."""

    code: str
    poll: Poll
    opened_on: date
    room: str
    is_open: bool
    is_shown: bool
    in_memory: bool  # goes when the server stops

    @property
    def goes_on(self) -> date:
        """The first day on which it is no longer kept."""
        return self.opened_on + timedelta(days=KEPT_DAYS)


@dataclass(frozen=True, kw_only=True)
class Results:
    """How many devices answered, and how many chose each option of each question."""

    devices: int
    counts: tuple[tuple[int, ...], ...]


class _Lane:
    """One connection to where ballots lie, and the threads of this process that wait for it.

    They wait here and not in SQLite: its queue is not a fair one, and opening
    takes longer than writing. Nobody waits longer than `_PATIENCE_S` here and as
    long again in SQLite, for another process.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._turn = threading.RLock()
        self._db: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None  # that the connection is to

    def is_begun(self) -> bool:
        return self._db is not None

    @contextmanager
    def using(self, begin: str = "") -> Iterator[sqlite3.Connection]:
        if not self._turn.acquire(timeout=_PATIENCE_S):
            raise CannotKeep("The answers cannot be kept (too many wait).")
        try:
            yield from self._using(begin)
        finally:
            self._turn.release()

    def leave(self) -> None:
        if self.path is not None and self._db is not None:
            with suppress(sqlite3.Error):
                self._db.close()
            self._db = None

    def _using(self, begin: str) -> Iterator[sqlite3.Connection]:
        try:
            db = self._connected()
            db.execute(begin)
            try:
                yield db
                if db.in_transaction:
                    db.execute("COMMIT")
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")
        except sqlite3.DatabaseError as error:
            self.leave()
            if _is_of_now(error):
                raise CannotKeep(f"The answers cannot be kept ({error}).") from None
            if self.path is not None:
                _set_aside(self.path)
            raise CannotKeep(f"The file of answers was damaged ({error}).") from None
        except (OSError, filelock.Timeout) as error:
            raise CannotKeep(f"The answers cannot be kept ({error}).") from None

    def _connected(self) -> sqlite3.Connection:
        if self.path is None:
            if self._db is None:
                self._db = _connection(":memory:")
                self._db.executescript(_TABLES)
            return self._db
        if self._db is None or _identity(self.path) != self._file:  # deleted, or set aside
            self.leave()
            if not _is_sound(self.path):
                _begin(self.path)
            self._db, self._file = _connection(str(self.path)), _identity(self.path)
        return self._db


class _Box:
    """Where ballots lie: a file, or this process's memory where `path` is None.

    Who reads a file has a lane of its own, and does not wait for who writes.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._writers = _Lane(path)
        self._readers = self._writers if path is None else _Lane(path)
        self.swept_on: date | None = None

    def exists(self) -> bool:
        return self._writers.is_begun() if self.path is None else self.path.exists()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """All that is written inside is kept, or none of it."""
        with self._writers.using("BEGIN IMMEDIATE") as db:
            yield db

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """All that is read inside is of one moment."""
        with self._readers.using("BEGIN") as db:
            yield db

    def forget_log(self) -> None:
        """Take what was deleted out of the log of what was written, too."""
        with self._writers.using() as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def rewrite(self) -> None:
        """Write the file anew in the order of its keys: nothing shows in which order it was filled."""
        with self._writers.using() as db:
            db.execute("VACUUM")
        self.forget_log()

    def leave(self) -> None:
        """Close the file."""
        self._writers.leave()
        self._readers.leave()


_in_memory = _Box(path=None)
_files: dict[Path, _Box] = {}


def ask(
    poll: Poll,
    owner: str,
    room: str,
    is_shown: bool,
    today: date | None = None,
    *,
    is_keeper: bool = False,
) -> OpenedPoll:
    """Open a poll to answers; `owner` is the token of the device that may close and delete it.

    In memory where the folder cannot be written. Refused when there are too many;
    `is_keeper`, whoever runs the server, may open some more.
    """
    for _ in range(_TRIES):
        with suppress(CannotKeep):
            return _ask(_on_disk(), poll, owner, room, is_shown, today, is_keeper)
    return _ask(_in_memory, poll, owner, room, is_shown, today, is_keeper)


def find(code: str, today: date | None = None) -> OpenedPoll:
    """The poll of a code. Refused when there is none; CannotKeep when it cannot be read."""
    box = _box_of(code)
    with box.reading() as db:
        return _row(db, code, box, today)


def mine(owner: str, today: date | None = None) -> list[OpenedPoll]:
    """The polls that a device opened and that are still kept, the newest first; those that are too old go."""
    polls = []
    for box in (_on_disk(), _in_memory):
        if not box.exists():
            continue
        _sweep(box, today)
        with suppress(CannotKeep), box.reading() as db:
            # Polls of the same day stand in the order in which they were opened.
            rows = db.execute(
                "SELECT code, salt, owner FROM poll ORDER BY opened_on DESC, rowid DESC"
            )
            for code, salt, kept in rows.fetchall():
                if _is_mark(salt, kept, owner):
                    with suppress(Refused):
                        polls.append(_row(db, code, box, today))
    return polls


def is_owner(code: str, device: str) -> bool:
    """Whether the device is the one that opened the poll."""
    try:
        with _box_of(code).reading() as db:
            _check_owner(db, code, device)
    except (Refused, CannotKeep):
        return False
    return True


def cast(code: str, device: str, answers: Mapping[int, int], today: date | None = None) -> None:
    """Count a device's answers: the option of each question that it answered, both from 0.

    All of them or none. Refused says why not; what the device answered before stays.
    """
    if not answers:
        raise Refused("nothing")
    box = _box_of(code)
    with box.writing() as db:
        opened_poll = _row(db, code, box, today)
        if not opened_poll.is_open:
            raise Refused("closed")
        if not all(_is_option(opened_poll.poll, *answer) for answer in answers.items()):
            raise Refused("answers")
        voter = _keyed(_salt(db, code), "ballot", device)
        if _voted(db, code, voter):
            raise Refused("twice")
        if _devices(db, code) >= MOST_DEVICES:
            raise Refused("full")
        rows = [(code, voter, question, option) for question, option in sorted(answers.items())]
        try:
            db.executemany("INSERT INTO ballot VALUES (?, ?, ?, ?)", rows)
        except sqlite3.IntegrityError:
            raise Refused("twice") from None


def has_answered(code: str, device: str) -> bool:
    """Whether a ballot of the device is kept."""
    with _box_of(code).reading() as db:
        return _voted(db, code, _keyed(_salt(db, code), "ballot", device))


def results(code: str) -> Results:
    """The counts until now; zeros where nobody has answered."""
    box = _box_of(code)
    with box.reading() as db:
        poll = _row(db, code, box, None).poll
        counts = [[0] * len(question.options) for question in poll.questions]
        rows = db.execute(
            "SELECT question, option, COUNT(*) FROM ballot WHERE code = ? GROUP BY question, option",
            (code,),
        ).fetchall()
        devices = _devices(db, code)
    for question, option, count in rows:
        counts[question][option] = count
    return Results(devices=devices, counts=tuple(map(tuple, counts)))


def set_open(code: str, owner: str, is_open: bool) -> None:
    """Take answers, or take no more. Refused for any device but the owner's."""
    _set(code, owner, "UPDATE poll SET is_open = ? WHERE code = ?", is_open)
    if not is_open:
        with suppress(CannotKeep):  # it is closed, if there is room to write the file anew or not
            _box_of(code).rewrite()


def set_shown(code: str, owner: str, is_shown: bool) -> None:
    """Show the counts on the screen, or hide them."""
    _set(code, owner, "UPDATE poll SET is_shown = ? WHERE code = ?", is_shown)


def set_room(code: str, owner: str, room: str) -> None:
    """The address that telephones reach the app at."""
    _set(code, owner, "UPDATE poll SET room = ? WHERE code = ?", room)


def erase(code: str, owner: str) -> None:
    """Delete all answers; a device that had answered may answer again."""
    _delete(code, owner, "DELETE FROM ballot WHERE code = ?")


def remove(code: str, owner: str) -> None:
    """Delete the poll and all its answers."""
    _delete(code, owner, "DELETE FROM poll WHERE code = ?")


def set_aside(today: date | None = None) -> list[str]:
    """Names of damaged files that were set aside; those that are too old go."""
    oldest = (today or _today()) - timedelta(days=KEPT_DAYS)
    names = []
    for path in sorted(live.folder().glob("polls.damaged-*.sqlite")):
        with suppress(OSError):
            if datetime.fromtimestamp(path.stat().st_mtime, UTC).date() <= oldest and _is_believed(
                today or _today()
            ):
                path.unlink()
            else:
                names.append(path.name)
    return names


def as_code(text: str) -> str | None:
    """The code that somebody typed, in capitals and without spaces; None when it is none."""
    code = re.sub(r"[\s-]", "", text).upper()
    return code if re.fullmatch(f"[{CODE_LETTERS}]{{{CODE_LENGTH}}}", code) else None


# Polls and ballots in an open box


def _ask(
    box: _Box,
    poll: Poll,
    owner: str,
    room: str,
    is_shown: bool,
    today: date | None,
    is_keeper: bool,
) -> OpenedPoll:
    salt = secrets.token_bytes(32)
    _sweep(box, today)
    with box.writing() as db:
        _check_room(db, owner, MOST_POLLS + MOST_MORE_OF_KEEPER * is_keeper)
        code = _new_code(db)
        db.execute(
            "INSERT INTO poll VALUES (?, ?, ?, ?, ?, ?, 1, ?)",
            (
                code,
                saved(poll),
                salt,
                _keyed(salt, "owner", owner),
                (today or _today()).isoformat(),
                room,
                is_shown,
            ),
        )
        return _row(db, code, box, today)


def _check_room(db: sqlite3.Connection, owner: str, most: int) -> None:
    owners = db.execute("SELECT salt, owner FROM poll").fetchall()
    if sum(_is_mark(salt, mark, owner) for salt, mark in owners) >= MOST_POLLS_OF_ONE:
        raise Refused("own_polls")
    if len(owners) >= most:
        raise Refused("polls")


def _row(db: sqlite3.Connection, code: str, box: _Box, today: date | None) -> OpenedPoll:
    row = db.execute(
        "SELECT questions, opened_on, room, is_open, is_shown FROM poll WHERE code = ?", (code,)
    ).fetchone()
    if row is None:
        raise Refused("unknown")
    questions, opened_on, room, is_open, is_shown = row
    try:
        opened_poll = OpenedPoll(
            code=code,
            poll=opened(questions),
            opened_on=date.fromisoformat(opened_on),
            room=room,
            is_open=bool(is_open),
            is_shown=bool(is_shown),
            in_memory=box.path is None,
        )
    except (PollFault, TypeError, ValueError):  # another hand has written it
        raise Refused("unknown") from None
    if opened_poll.goes_on <= (today or _today()):
        raise Refused("unknown")
    return opened_poll


def _set(code: str, owner: str, change: str, value: bool | str) -> None:
    with _box_of(code).writing() as db:
        _check_owner(db, code, owner)
        db.execute(change, (value, code))


def _delete(code: str, owner: str, what: str) -> None:
    box = _box_of(code)
    with box.writing() as db:
        _check_owner(db, code, owner)
        db.execute(what, (code,))
    box.forget_log()


def _check_owner(db: sqlite3.Connection, code: str, device: str) -> None:
    row = db.execute("SELECT salt, owner FROM poll WHERE code = ?", (code,)).fetchone()
    if row is None:
        raise Refused("unknown")
    salt, mark = row
    if not _is_mark(salt, mark, device):
        raise Refused("stranger")


def _is_mark(salt: bytes, mark: bytes, device: str) -> bool:
    """Whether the mark of a poll's owner is that of the device."""
    return hmac.compare_digest(mark, _keyed(salt, "owner", device))


def _voted(db: sqlite3.Connection, code: str, voter: bytes) -> bool:
    found = db.execute("SELECT 1 FROM ballot WHERE code = ? AND device = ? LIMIT 1", (code, voter))
    return found.fetchone() is not None


def _devices(db: sqlite3.Connection, code: str) -> int:
    count = "SELECT COUNT(DISTINCT device) FROM ballot WHERE code = ?"
    return db.execute(count, (code,)).fetchone()[0]


def _salt(db: sqlite3.Connection, code: str) -> bytes:
    row = db.execute("SELECT salt FROM poll WHERE code = ?", (code,)).fetchone()
    if row is None:
        raise Refused("unknown")
    return row[0]


def _sweep(box: _Box, today: date | None) -> None:
    """Polls that are too old go, once a day; those of a file that cannot be written now go the next time."""
    day = today or _today()
    if box.swept_on == day:
        return
    with suppress(CannotKeep):
        with box.writing() as db:
            db.execute("INSERT OR IGNORE INTO seen VALUES (?)", (day.isoformat(),))
            gone = db.execute("DELETE FROM poll WHERE opened_on <= ?", (_last_kept(db, day),))
        box.swept_on = day
        if gone.rowcount:
            box.forget_log()


def _last_kept(db: sqlite3.Connection, today: date) -> str:
    """Polls of this day and before are over, as far as the clock is believed."""
    day = today
    if not _has_gone_on(db, today):
        days = "SELECT day FROM seen WHERE day <= ? ORDER BY day DESC LIMIT 1 OFFSET ?"
        row = db.execute(days, (today.isoformat(), _DAYS_BELIEVED - 1)).fetchone()
        day = date.fromisoformat(row[0]) if row else date.min + timedelta(days=KEPT_DAYS)
    return (day - timedelta(days=KEPT_DAYS)).isoformat()


def _has_gone_on(db: sqlite3.Connection, today: date) -> bool:
    """Whether the clock showed a day shortly before this one, so that it has not jumped here."""
    row = db.execute("SELECT MAX(day) FROM seen WHERE day < ?", (today.isoformat(),)).fetchone()
    return row[0] is not None and today - date.fromisoformat(row[0]) <= _STEP


def _is_believed(today: date) -> bool:
    try:
        with _on_disk().reading() as db:
            return _has_gone_on(db, today)
    except CannotKeep:
        return False


def _new_code(db: sqlite3.Connection) -> str:
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if db.execute("SELECT 1 FROM poll WHERE code = ?", (code,)).fetchone() is None:
            return code


def _is_option(poll: Poll, question: int, option: int) -> bool:
    if not 0 <= question < len(poll.questions):
        return False
    return 0 <= option < len(poll.questions[question].options)


def _keyed(salt: bytes, purpose: str, token: str) -> bytes:
    """A device as one poll knows it: another purpose or another poll, another hash."""
    return hmac.digest(salt, f"{purpose}:{token}".encode(), hashlib.sha256)


def _today() -> date:
    return datetime.now(UTC).date()


# The file


def _on_disk() -> _Box:
    path = live.folder() / "polls.sqlite"
    return _files.setdefault(path, _Box(path=path))


def _box_of(code: str) -> _Box:
    """Where the poll lies; Refused when it is in no box."""
    if _in_memory.exists():
        with _in_memory.reading() as db:
            if db.execute("SELECT 1 FROM poll WHERE code = ?", (code,)).fetchone():
                return _in_memory
    box = _on_disk()
    if not box.exists():
        raise Refused("unknown")
    return box


def _connection(path: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=_PATIENCE_S, isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
    db.execute("PRAGMA synchronous = FULL")  # what was said to be counted outlives a power cut
    return db


def _is_sound(path: Path) -> bool:
    """Whether the file is there, is a database, and has these tables."""
    return _shape(path) == (_VERSION, _all_columns())


def _is_of_version_1(path: Path) -> bool:
    seen = {row for row in _all_columns() if row[0] == "seen"}
    return _shape(path) == (1, _all_columns() - seen)


def _shape(path: Path) -> tuple[int, set[tuple[str, str]]] | None:
    """The version of a file and its columns; None where there is none, or it is no database."""
    if not path.exists():
        return None
    with closing(sqlite3.connect(path, timeout=_PATIENCE_S)) as db:
        try:
            return db.execute("PRAGMA user_version").fetchone()[0], _columns(db)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return None


def _columns(db: sqlite3.Connection) -> set[tuple[str, str]]:
    """Each table of a database with each of its columns."""
    found = db.execute(
        "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'"
    )
    return set(found.fetchall())


@cache
def _all_columns() -> set[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(_TABLES)
        return _columns(db)


def _is_of_now(error: sqlite3.DatabaseError) -> bool:
    """Whether an error says nothing against the file: the disk is full, or it is busy. A missing table does."""
    return (
        isinstance(error, sqlite3.OperationalError)
        and getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) != sqlite3.SQLITE_ERROR
    )


def _begin(path: Path) -> None:
    """Set aside what is no file of ballots, and make one. One process at a time; the others find it made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(path.with_suffix(".lock"), timeout=_PATIENCE_S):
        if _is_sound(path):
            return
        if _is_of_version_1(path):
            with closing(_connection(str(path))) as db:
                db.executescript(f"BEGIN; {_SEEN} PRAGMA user_version = {_VERSION}; COMMIT;")
            return
        _move(path)
        with closing(_connection(str(path))) as db:
            path.chmod(0o600)
            db.execute("PRAGMA journal_mode = WAL")  # who reads does not wait for who writes
            db.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;")


def _set_aside(path: Path) -> None:
    """Move a file away that turned out to be damaged inside."""
    lock = filelock.FileLock(path.with_suffix(".lock"), timeout=_PATIENCE_S)
    with suppress(OSError, filelock.Timeout), lock:
        if not _passes(path):
            _move(path)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino


def _passes(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path, timeout=_PATIENCE_S)) as db:
            is_whole = db.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            return is_whole and _columns(db) == _all_columns()
    except sqlite3.Error:
        return False


def _move(path: Path) -> None:
    if not path.exists():
        return
    n = 1
    while (aside := path.with_name(f"polls.damaged-{n}.sqlite")).exists():
        n += 1
    path.replace(aside)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
