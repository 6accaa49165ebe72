"""Shows each check finding what it is for, on small trees made for it."""

import os
import subprocess
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


class Suites(unittest.TestCase):
    LOG = (
        "✔ Suite RunFolderTests passed after 0.059 seconds.\n"
        "✘ Suite \"Long ones\" failed after 1.5 seconds with 1 issue.\n"
        "➜ Test \"a folder is refused\" skipped: \"only root can give a folder away\"\n"
        "➜ Suite Soak skipped: \"long: run with --all\"\n"
        "✘ Test run with 31 tests in 5 suites failed after 0.062 seconds with 1 issue.\n"
    )

    def test_reads_times_and_what_was_skipped(self):
        found, skipped, ran = suites.read(self.LOG)
        self.assertEqual([(name, result) for _, name, result in found],
                         [('"Long ones"', "failed"), ("RunFolderTests", "passed")])
        self.assertEqual(skipped, [
            ('"a folder is refused"', "only root can give a folder away"), ("Soak", "long: run with --all"),
        ])
        self.assertEqual(ran, 31)

    def test_a_declared_test_must_be_in_the_run(self):
        log = (
            "✔ Test \"one works\" passed after 0.1 seconds.\n"
            "✘ Test \"takes all\" with 3 test cases failed after 0.1 seconds with 1 issue.\n"
            "✔ Test plain() passed after 0.1 seconds.\n"
            "➜ Test \"a folder is refused\" skipped: \"only root\"\n"
        )
        declared = ["one works", "one works", "takes all", "plain", "a folder is refused", "never ran"]
        self.assertEqual(suites.absent(log, declared), ["never ran", "one works"])


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
