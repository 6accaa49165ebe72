"""Shows each check finding what it is for, on small trees made for it."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import file_lengths
import imports
import marked_tests
import suites
import traces

LIB = Path(__file__).resolve().parent.parent


class Tree(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name)

    def write(self, name, text, mode=0o644):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(mode)
        return path


class Imports(Tree):
    def description(self, **target):
        return {"targets": [{"name": "A", "path": "Shared/A", "sources": ["a.swift"], **target}]}

    def test_finds_what_is_not_declared(self):
        self.write("Shared/A/a.swift", "import Foundation\n\n@preconcurrency public import struct B.Thing\nimport C\n")
        found = imports.problems(self.root, self.description(target_dependencies=["C"]))
        self.assertEqual(
            found, ["Shared/A/a.swift:3: imports B, which A does not declare in Package.swift"]
        )

    def test_takes_products_and_itself(self):
        self.write("Shared/A/a.swift", "@testable import B\ninternal import GRDB\n")
        description = self.description(target_dependencies=["B"], product_dependencies=["GRDB"])
        self.assertEqual(imports.problems(self.root, description), [])

    def test_reads_no_comments_and_no_strings(self):
        text = '// import X\n/* import Y\nimport Y */\nlet text = """\n    import Z\n    """\nimport W\n'
        self.assertEqual(imports.imported(text), [("W", 7)])


class MarkedTests(Tree):
    def unmarked(self, text):
        return [
            (function.name, function.line) for function in marked_tests.functions(text)
            if function.is_named_like_a_test and not function.marked
        ]

    def test_finds_functions_without_a_mark(self):
        text = "@Test func `one works`() {}\nfunc `two works`() {}\nfunc testThree() {}\nfunc tester() {}\n"
        self.assertEqual(self.unmarked(text), [("`two works`", 2), ("testThree", 3)])

    def test_a_mark_may_be_many_lines_before(self):
        text = "@Test(arguments: [\n" + "    (1, { $0 }),\n\n" * 40 + "])\nfunc `takes all`() {}\nfunc `no mark`() {}\n"
        self.assertEqual([name for name, _ in self.unmarked(text)], ["`no mark`"])

    def test_attributes_may_stand_on_several_lines(self):
        text = "@Test(\n    .timeLimit(.minutes(1))\n)\n@MainActor\nfunc `runs`() {}\n@MainActor\nfunc `其中无标记`() {}\n"
        self.assertEqual(self.unmarked(text), [("`其中无标记`", 7)])

    def test_a_word_of_the_language_in_backticks_is_no_sentence(self):
        self.assertEqual(self.unmarked("func `repeat`() {}\n"), [])

    def test_a_mark_in_a_comment_is_none(self):
        for mark in ["// @Test", "let x = 1 // @Test", "/* @Test */", 'let x = "@Test"', 'let x = """\n@Test\n"""']:
            with self.subTest(mark):
                self.assertEqual(len(self.unmarked(f"{mark}\nfunc `never runs`() {{}}\n")), 1)

    def test_a_slash_in_a_string_is_no_comment(self):
        self.assertEqual(self.unmarked('let x = "//"; @Test func `runs`() {}\n'), [])

    def test_finds_expectations_that_nobody_calls(self):
        self.write("Tests/ATests/a.swift", "@Test func `one`() { helps() }\nfunc readsAll() { #expect(1 == 2) }\n")
        self.write("Tests/ATests/b.swift", "func helps() { #expect(true) }\n")
        self.assertEqual(
            marked_tests.problems(self.root),
            ["Tests/ATests/a.swift:2: readsAll expects something and nobody calls it: is it a test without @Test?"],
        )

    def test_reads_tests_alone(self):
        self.write("Tests/ATests/a.swift", "func `never runs`() {}\n")
        self.write("Shared/A/a.swift", "func testOf() {}\nfunc testX() {}\n")
        self.assertEqual(
            marked_tests.problems(self.root), ["Tests/ATests/a.swift:1: `never runs` has no @Test, so it never runs"]
        )


class FileLengths(Tree):
    def test_finds_the_long_ones(self):
        self.write("Shared/A/long.swift", "\n" * 501)
        self.write("Shared/A/full.swift", "\n" * 500)
        self.write("README.md", "\n" * 900)
        self.assertEqual(
            file_lengths.problems(self.root), ["Shared/A/long.swift: 501 lines; split it (at most 500)"]
        )


class Traces(Tree):
    def test_finds_paths_and_hosts(self):
        self.write("a.sh", "cd /wor" + "k/main\n")
        self.write("b.md", "from https://pypi" + ".org/simple\nuse ../work/x and lab/work/y\n")
        self.write("c.bin", "ok")
        self.assertEqual(
            traces.problems(self.root),
            ["a.sh:1: names a path of one machine", "b.md:1: names the host of a package registry"],
        )

    def test_leaves_out_what_is_not_committed(self):
        subprocess.run(["git", "init", "-q", str(self.root)], check=True)
        self.write(".gitignore", "out/\n")
        self.write("out/a.sh", "cd /roo" + "t/x\n")
        self.assertEqual(traces.problems(self.root), [])

    def test_does_not_find_itself(self):
        self.assertEqual([line for line in traces.problems(LIB) if "checks/traces.py" in line], [])


class Suites(Tree):
    def events(self, *records):
        """The lines of an event stream: tests as (id, name, kind), events as (kind, id, seconds, text)."""
        lines = []
        for record in records:
            if len(record) == 3:
                payload = dict(zip(("id", "name", "kind"), record))
                lines.append(json.dumps({"kind": "test", "payload": payload}))
                continue
            kind, test, seconds, said = record
            payload = {"kind": kind, "testID": test, "instant": {"absolute": seconds}, "messages": [{"text": said}]}
            if kind == "issueRecorded":
                payload["issue"] = {"isKnown": False, "sourceLocation": {"fileID": "T/S.swift", "line": 7}}
            lines.append(json.dumps({"kind": "event", "payload": payload}))
        return lines

    TESTS = (
        ("T.S", "S", "suite"), ("T.S/a", "`one works`()", "function"), ("T.S/b", "`takes all`(of:)", "function"),
        ("T.S/c", "plain()", "function"), ("T.S/d", "`a folder is refused`()", "function"),
    )

    def read(self, *records):
        runs = suites.Runs()
        runs.read(self.events(*self.TESTS, *records))
        return runs

    def test_reads_times_and_what_was_skipped(self):
        runs = self.read(
            ("testStarted", "T.S", 1, ""), ("testStarted", "T.S/a", 1, ""), ("testEnded", "T.S/a", 2, ""),
            ("testSkipped", "T.S/d", 2, 'Test "a folder is refused" skipped: "only root can give a folder away"'),
            ("testEnded", "T.S", 3.5, ""), ("runEnded", None, 4, ""),
        )
        self.assertEqual(runs.took, [(2.5, "S", "T.S")])
        self.assertEqual(runs.ended, ["one works"])
        self.assertEqual(runs.skipped, [("a folder is refused", "only root can give a folder away")])
        self.assertEqual((runs.open, runs.unended, runs.failed("T.S")), ([], 0, False))

    def test_shows_what_failed_and_where(self):
        runs = self.read(
            ("testStarted", "T.S/b", 1, ""), ("issueRecorded", "T.S/b", 1, "Expectation failed: a == b"),
            ("testEnded", "T.S/b", 2, ""), ("runEnded", None, 4, ""),
        )
        self.assertEqual(dict(runs.failures), {"T.S/b": ["T/S.swift:7: Expectation failed: a == b"]})
        self.assertTrue(runs.failed("T.S"))

    def test_a_run_that_was_ended_names_what_had_begun(self):
        runs = suites.Runs()
        begun = self.events(*self.TESTS, ("testStarted", "T.S", 1, ""), ("testStarted", "T.S/c", 1, ""))
        runs.read([*begun, begun[-1][:20]])
        self.assertEqual((runs.open, runs.unended), (["plain"], 1))

    def test_a_declared_test_must_be_in_the_run(self):
        runs = self.read(
            *((kind, f"T.S/{test}", 1, "") for test in "abc" for kind in ("testStarted", "testEnded")),
            ("testSkipped", "T.S/d", 2, 'Test "a folder is refused" skipped: "only root"'),
        )
        declared = ["one works", "one works", "takes all", "plain", "a folder is refused", "never ran"]
        self.assertEqual(runs.absent(declared), ["never ran", "one works"])

    def test_notes_what_could_not_run_and_counts_the_long_ones(self):
        notes = self.write("notes", "")
        events = self.write("events", "\n".join(self.events(
            *self.TESTS, ("testStarted", "T.S/a", 1, ""), ("testEnded", "T.S/a", 2, ""),
            ("testSkipped", "T.S/d", 2, 'Test "a folder is refused" skipped: "only root"'),
            ("testSkipped", "T.S/c", 2, "Test plain() skipped: long, with --all"), ("runEnded", None, 4, ""),
        )))
        script = LIB / "checks" / "suites.py"
        done = subprocess.run(
            [sys.executable, str(script), str(notes), "-", str(events)], capture_output=True, text=True
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("(deploy/test --all runs them): plain\n1 tests ran, 2 were skipped\n", done.stdout)
        self.assertEqual(notes.read_text(), "NOT RUN: a folder is refused: only root\n")
        again = [sys.executable, str(script), str(notes), "-", str(self.root / "none")]
        self.assertEqual(subprocess.run(again, capture_output=True).returncode, 1)


class Scripts(Tree):
    def run_in_shell(self, script):
        path = f"{self.root}/bin:/usr/bin:/bin"
        return subprocess.run(
            ["bash", "-c", f". {LIB}/common.sh; . {LIB}/debian.sh; . {LIB}/swift.sh; {script}"],
            env={**os.environ, "PATH": path, "CALLS": str(self.root / "calls")},
            capture_output=True,
            text=True,
        )

    def fake(self, name, body):
        self.write(f"bin/{name}", f"#!/bin/sh\n{body}\n", mode=0o755)

    def fake_debian(self, user=0):
        self.fake("dpkg-query", 'case "$4$3" in *there*) echo installed;; *) exit 1;; esac')
        self.fake("apt-get", 'echo "apt-get $*" >> "$CALLS"')
        self.fake("sudo", 'echo sudo >> "$CALLS"; exec "$@"')
        self.fake("id", f"echo {user}")

    def calls(self):
        path = self.root / "calls"
        return path.read_text().splitlines() if path.exists() else []

    def test_what_is_installed_asks_nobody(self):
        self.fake_debian()
        done = self.run_in_shell("ensure_packages there-1 there-2")
        self.assertEqual((done.returncode, done.stdout, done.stderr, self.calls()), (0, "", "", []))

    def test_installs_only_what_is_missing(self):
        self.fake_debian()
        done = self.run_in_shell("ensure_packages there-1 gone-1 gone-2")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(
            self.calls(),
            ["apt-get update -q", "apt-get install -q -y --no-install-recommends gone-1 gone-2"],
        )
        self.assertIn("installing gone-1 gone-2", done.stderr)

    def test_who_is_not_root_uses_sudo(self):
        self.fake_debian(user=1000)
        self.assertEqual(self.run_in_shell("ensure_packages gone").returncode, 0)
        self.assertEqual(self.calls()[0], "sudo")

    def test_a_failed_installation_is_a_failure(self):
        self.fake_debian()
        self.fake("apt-get", "exit 100")
        done = self.run_in_shell("ensure_packages gone; echo went on")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("could not install gone", done.stderr)

    def test_swift_must_be_new_enough(self):
        for version, status in [("5.10.1", 1), ("6.1", 1), ("6.2", 0), ("6.10", 0), ("7.0", 0)]:
            self.fake("swift", f'echo "Swift version {version} (swift-{version}-RELEASE)"')
            with self.subTest(version):
                self.assertEqual(self.run_in_shell("check_swift").returncode, status)


if __name__ == "__main__":
    unittest.main()
