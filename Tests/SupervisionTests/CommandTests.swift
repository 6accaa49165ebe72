import Foundation
import Glibc
import Messages
import Supervision
import Testing

/// The built `guidang` beside services that listen and do nothing else.
struct CommandTests {
    /// Listens where a stage answers questions; drains on SIGTERM.
    private static let service = """
        #!/usr/bin/env python3
        import os, signal, socket, sys
        home = sys.argv[sys.argv.index("--home") + 1]
        path = home + "/run/" + os.path.basename(sys.argv[0]).split("-")[1] + ".query"
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        if os.path.exists(path):
            os.unlink(path)
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(path)
        listener.listen()
        with open(path + ".pid", "w") as file:
            file.write(str(os.getpid()) + "\\n")
        while True:
            signal.pause()
        """

    private struct Run {
        var status: Int32
        var output: String
    }

    /// A folder with the built command and the services beside it.
    private func scene(_ services: [String: String] = ["parse": service, "index": service]) throws -> Scene {
        let scene = try Scene()
        let own = try ServiceProgram.ownFolder() + "/guidang"
        // A name of the same file: a copy that a child of another test still has open for writing can't be run.
        if link(own, scene.folder + "/guidang") != 0 {
            try FileManager.default.copyItem(atPath: own, toPath: scene.folder + "/guidang")
        }
        for (name, text) in services { try scene.script("guidang-" + name, text) }
        return scene
    }

    private func process(_ scene: Scene, _ arguments: [String]) throws -> (Process, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: scene.folder + "/guidang")
        process.arguments = arguments + ["--home", scene.home]
        process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
        let path = scene.folder + "/output-\(UUID().uuidString)"
        try Data().write(to: URL(fileURLWithPath: path))
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = file
        process.standardError = file
        try process.run()
        return (process, path)
    }

    /// Runs the command to its end.
    private func guidang(_ scene: Scene, _ arguments: String...) async throws -> Run {
        let (process, path) = try process(scene, arguments)
        try await eventually("guidang \(arguments) ends") { !process.isRunning }
        return Run(status: process.terminationStatus, output: try String(contentsOfFile: path, encoding: .utf8))
    }

    private func pid(_ scene: Scene, _ stage: String) async throws -> Int32 {
        Int32(try await scene.line(of: "archive/run/\(stage).query.pid")) ?? 0
    }

    /// Runs a test and leaves no process of its archive behind.
    private func with(_ scene: Scene, _ body: () async throws -> Void) async throws {
        var failure: (any Error)?
        do { try await body() } catch { failure = error }
        if let holder = UpLock.holder(home: scene.home) { kill(holder, SIGKILL) }
        _ = await Leftovers.stop(home: scene.home, grace: .zero)
        if let failure { throw failure }
    }

    @Test func `up in the background returns when the services answer, and down stops them`() async throws {
        let scene = try scene()
        try await with(scene) {
            let up = try await guidang(scene, "up", "--detach")
            #expect(up.status == 0, "\(up.output)")
            #expect(up.output.contains("drop files into \(scene.home)/inbox"))
            let holder = try #require(UpLock.holder(home: scene.home))
            #expect(up.output.contains("up (pid \(holder))\n"))
            #expect(up.output.contains("so not started: guidang-ingest, guidang-notify\n"))
            let services = [try await pid(scene, "parse"), try await pid(scene, "index")]
            #expect(services.allSatisfy(isAlive))

            let again = try await guidang(scene, "up", "--detach")
            #expect(again.status == 1)
            #expect(again.output.contains("are already up (pid \(holder))."))

            let down = try await guidang(scene, "down")
            #expect(down.status == 0 && down.output.hasSuffix("stopped\n"), "\(down.output)")
            #expect(!services.contains(where: isAlive))
            let second = try await guidang(scene, "down")
            #expect((second.status, second.output) == (0, "nothing was running\n"))
        }
    }

    @Test func `after a supervisor was killed its services work on, and up starts anew`() async throws {
        let scene = try scene()
        try await with(scene) {
            _ = try await guidang(scene, "up", "--detach")
            let holder = try #require(UpLock.holder(home: scene.home))
            let lost = try await pid(scene, "parse")
            kill(holder, SIGKILL)
            try await eventually("the supervisor is gone") { !UpLock.isHeld(home: scene.home) }
            #expect(isAlive(lost))
            #expect(Leftovers.find(home: scene.home).contains(lost))

            let up = try await guidang(scene, "up", "--detach")
            #expect(up.status == 0, "\(up.output)")
            try await eventually("the lost one is gone") { !isAlive(lost) }
            try await eventually("there is one of each") { Leftovers.find(home: scene.home).count == 2 }

            kill(try #require(UpLock.holder(home: scene.home)), SIGKILL)
            try await eventually("the supervisor is gone") { !UpLock.isHeld(home: scene.home) }
            #expect(try await guidang(scene, "down").output.hasSuffix("stopped\n"))
            #expect(Leftovers.find(home: scene.home).isEmpty)
        }
    }

    @Test func `up in the background fails with the service's own words`() async throws {
        let refusal = "#!/bin/sh\necho 'the store is newer than this program' >&2\nexit 78\n"
        let scene = try scene(["parse": Self.service, "index": refusal])
        try await with(scene) {
            let up = try await guidang(scene, "up", "--detach")
            #expect(up.status == 1)
            #expect(up.output.contains("  the store is newer than this program\n"))
            #expect(up.output.contains("index refuses to run (exit status 78)"))
            #expect(!UpLock.isHeld(home: scene.home))
            #expect(Leftovers.find(home: scene.home).isEmpty)
        }
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `up in the foreground drains and ends on a signal`(_ signal: Int32) async throws {
        let scene = try scene()
        try await with(scene) {
            let (up, path) = try process(scene, ["up", "--workers", "parse=2"])
            let parse = try await pid(scene, "parse")
            let line = try String(contentsOfFile: "/proc/\(parse)/cmdline", encoding: .utf8)
            #expect(line.hasSuffix("\0serve\0--home\0\(scene.home)\0--workers\u{0}2\0"))
            _ = try await pid(scene, "index")
            kill(up.processIdentifier, signal)
            try await eventually("up ends") { !up.isRunning }
            let output = try String(contentsOfFile: path, encoding: .utf8)
            #expect(up.terminationStatus == 0, "\(output)")
            #expect(output.contains("parse stopped (exit status 0)"))
            #expect(output.contains("index stopped (exit status 0)"))
        }
    }

    @Test func `down at once does not wait for one that does not hear`() async throws {
        let deaf = Self.service.replacing("lambda *_: sys.exit(0)", with: "signal.SIG_IGN")
        let scene = try scene(["parse": deaf])
        try await with(scene) {
            _ = try await guidang(scene, "up", "--detach")
            let slow = try await guidang(scene, "down", "--timeout", "4")
            #expect(slow.status == 1)
            #expect(slow.output.contains(#/waiting for guidang-parse \(\d+\) to finish the work in hand\n/#))
            #expect(slow.output.contains("still finishing its work"))
            #expect(try await guidang(scene, "down", "--now").output == "stopped\n")
        }
    }

    @Test func `config shows where each value comes from, and a wrong one is an error`() async throws {
        let scene = try scene([:])
        let shown = try await guidang(scene, "config", "--set", "parse.workers=3")
        #expect(shown.status == 0)
        #expect(shown.output.contains(#/parse\.workers +3 +flag --set parse\.workers +# Workers inside/#))
        #expect(shown.output.contains(#/index\.workers +1 +default +# /#))
        let wrong = try await guidang(scene, "config", "--set", "parse.wrokers=3")
        #expect(wrong.status != 0)
        #expect(wrong.output.contains("Did you mean \"parse.workers\"?"))
    }

    @Test func `up without services says how to build them`() async throws {
        let up = try await guidang(try scene([:]), "up")
        #expect(up.status == 1)
        #expect(up.output.contains("There is no service in"))
    }

    @Test func `workers of a stage that has none are refused`() async throws {
        let up = try await guidang(try scene(), "up", "--workers", "prase=2")
        #expect(up.status == 1)
        #expect(up.output.contains("Did you mean \"parse\"?"))
    }
}
