#!/usr/bin/env python3
"""Follows Guidang's event log from its first event, without a gap and without a double.

Needs Python 3.9 or newer and pyzmq; Guidang's own code is not needed: Shared/PROTOCOL.md says what goes over the wire.

    python3 subscribe.py --home ./archive --db followed.sqlite --type report.indexed

How it stays exact, whoever is killed when:
  * The cursor and the effect of an event are written in one SQLite transaction. Killed before the commit, neither is
    there and the event comes again; killed after it, both are there and the event is passed over.
  * Live events are only a hint: one that does not join the cursor is not applied; the log is read from the cursor on.
  * Once a second notify says how long its log is, so a lost last event is noticed too.
"""

import argparse
import json
import os
import sqlite3
import struct
import sys
import time

import zmq

HEADER = struct.Struct(">2sBBHHQQ")  # magic, major version, type, flags, frames, session, sequence
ASK, ANSWER, LIVE, LIVE_BEAT = 40, 41, 50, 51
BATCH = 500  # events in one answer, and in one transaction


class Trouble(Exception):
    """Something a person has to look at."""


def run_folder(home):
    """The folder of the archive's sockets: home/run, or what home/run/where names if that path is too long."""
    home = os.path.realpath(home)
    try:
        with open(os.path.join(home, "run", "where"), encoding="utf-8") as file:
            folder = file.readline().rstrip("\n")
        with open(os.path.join(folder, "home"), encoding="utf-8") as file:
            if file.readline().rstrip("\n") == home:
                return folder
    except FileNotFoundError:
        pass
    return os.path.join(home, "run")


class Book:
    """What was done with the events, and how far: your own effects belong into the same transaction."""

    def __init__(self, path):
        self.db = sqlite3.connect(path, isolation_level=None, timeout=10)
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = FULL")  # a commit that returned survives a power cut
        self.db.execute("BEGIN IMMEDIATE")
        self.db.execute("CREATE TABLE IF NOT EXISTS cursor (one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER)")
        self.db.execute("INSERT OR IGNORE INTO cursor VALUES (1, 0)")
        # Without a UNIQUE on purpose: a double would be seen here, not hidden.
        self.db.execute(
            "CREATE TABLE IF NOT EXISTS effect (number INTEGER PRIMARY KEY AUTOINCREMENT,"
            " sequence INTEGER NOT NULL, type TEXT NOT NULL, subject TEXT NOT NULL, event TEXT NOT NULL)"
        )
        self.db.execute("COMMIT")
        self.cursor = self.db.execute("SELECT sequence FROM cursor").fetchone()[0]

    def apply(self, events, through):
        """Commits the effects of events, as (sequence, JSON) in order, together with the cursor."""
        self.db.execute("BEGIN IMMEDIATE")
        for sequence, text in events:
            event = json.loads(text)
            self.db.execute(
                "INSERT INTO effect (sequence, type, subject, event) VALUES (?, ?, ?, ?)",
                (sequence, event["type"], event["subject"], text.decode("utf-8")),
            )
        self.db.execute("UPDATE cursor SET sequence = ?", (through,))
        self.db.execute("COMMIT")
        self.cursor = through


class Log:
    """notify's log, read by questions; a question without an answer is asked again."""

    def __init__(self, context, endpoint):
        self.context, self.endpoint = context, endpoint
        self.socket, self.last = None, 0

    def read(self, after, types):
        """The events after a cursor, as (sequence, JSON); how far they speak for; and the log's end."""
        arguments = json.dumps({"after": after, "types": types, "limit": BATCH}).encode()
        while True:
            frames = self.ask("events", arguments, seconds=5)
            if frames is not None:
                answer = json.loads(frames[0])
                return list(zip(answer["sequences"], frames[1:])), answer["through"], answer["head"]

    def ask(self, question, arguments, seconds):
        if self.socket is None:
            self.socket = self.context.socket(zmq.DEALER)
            self.socket.linger = 0
            self.socket.immediate = 1  # do not queue for a notify that is away
            self.socket.connect(self.endpoint)
        self.last += 1
        metadata = json.dumps({"id": self.last, "question": question, "deadlineMs": seconds * 1000}).encode()
        deadline = time.monotonic() + seconds
        if not self.socket.poll(seconds * 1000, zmq.POLLOUT):
            return None
        try:
            self.socket.send_multipart([HEADER.pack(b"SL", 1, ASK, 0, 3, 0, 0), metadata, arguments], zmq.DONTWAIT)
        except zmq.Again:
            return None
        while (left := deadline - time.monotonic()) > 0:
            if not self.socket.poll(left * 1000):
                break
            frames = self.socket.recv_multipart()
            kind, bodies = check(frames), frames[2:]
            answer = json.loads(frames[1])
            if kind != ANSWER or answer["id"] != self.last:
                continue  # the late answer to an earlier question
            if answer.get("error"):
                if answer["error"]["code"] == "busy":
                    time.sleep(0.2)
                    return None
                raise Trouble(answer["error"]["message"])
            return bodies
        self.socket.close()  # perhaps it was sent to a notify that died: begin with a fresh socket
        self.socket = None
        return None


def check(frames):
    """The type of a message; an error if it is not one of this protocol."""
    if len(frames) < 2 or len(frames[0]) != HEADER.size:
        raise Trouble("that is not a message of the stage link protocol; is this socket notify's?")
    magic, major, kind, _, parts, _, _ = HEADER.unpack(frames[0])
    if magic != b"SL" or parts != len(frames):
        raise Trouble("that is not a message of the stage link protocol; is this socket notify's?")
    if major != 1:
        raise Trouble(f"notify speaks version {major} of the protocol, this example version 1")
    return kind


def full_name(name):
    return name if name.startswith("org.guidang.") else f"org.guidang.{name}.v1"


def follow(options):
    folder = run_folder(options.home)
    types = [full_name(name) for name in options.type]
    book = Book(options.db)
    context = zmq.Context()
    log = Log(context, f"ipc://{folder}/notify.query")
    live = context.socket(zmq.SUB)
    live.linger = 0
    # First subscribe, then read the log: what is logged between the two is in one of them.
    for topic in [*types, "beat"] if types else [""]:
        live.subscribe(topic)
    live.connect(f"ipc://{folder}/notify.events")
    done = 0

    def apply(events, through):
        nonlocal done
        if options.count:
            rest = options.count - done
            if len(events) >= rest:
                events, through = events[:rest], events[rest - 1][0]
        book.apply(events, through)
        done += len(events)
        for sequence, text in events:
            print(text.decode("utf-8") if options.json else describe(sequence, text), flush=True)
        return bool(options.count) and done >= options.count

    def catch_up():
        while True:
            events, through, head = log.read(book.cursor, types)
            if head < book.cursor:
                raise Trouble(
                    f"the log ends at {head} and {options.db} is at {book.cursor}: it is another log, or an older copy"
                )
            if through > book.cursor and apply(events, through):
                return True
            if book.cursor >= head or through <= book.cursor and not events:
                return False

    if catch_up():
        return
    while True:
        if not live.poll(5000):
            continue
        frames = live.recv_multipart()
        topic, kind = frames[0].decode(), check(frames[1:])
        metadata = json.loads(frames[2])
        if metadata["seq"] <= book.cursor:
            continue
        if kind == LIVE_BEAT:
            finished = catch_up()
        elif kind != LIVE or (types and topic not in types):
            continue
        elif joins(metadata, book.cursor, types):
            finished = apply([(metadata["seq"], frames[3])], metadata["seq"])
        else:
            finished = catch_up()
        if finished:
            return


def joins(metadata, cursor, types):
    """Whether nothing that is wanted lies between the cursor and a live event."""
    if len(types) == 1:
        return metadata["prev"] <= cursor  # `prev` is the event before it of the same type
    return metadata["seq"] == cursor + 1


def describe(sequence, text):
    event = json.loads(text)
    return f"#{sequence} {event['type']} {event['subject'][:12]} {event['time']}"


def main():
    parser = argparse.ArgumentParser(description="Follows Guidang's events exactly once, from the first one on.")
    parser.add_argument("--home", default=os.environ.get("GUIDANG_HOME", "./archive"), help="the archive's folder")
    parser.add_argument("--db", default="followed.sqlite", help="where the cursor and the effects are kept")
    parser.add_argument("--type", action="append", default=[], help="only this type (report.parsed, …); repeatable")
    parser.add_argument("--count", type=int, default=0, help="end after so many events")
    parser.add_argument("--json", action="store_true", help="print each event as its JSON, one a line")
    try:
        follow(parser.parse_args())
    except Trouble as trouble:
        sys.exit(f"subscribe.py: {trouble}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
