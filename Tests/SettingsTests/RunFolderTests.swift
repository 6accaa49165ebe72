import Foundation
import Glibc
import Messages
import Settings
import Testing

struct RunFolderTests {
    /// A folder whose path is more than 200 bytes of Chinese.
    private func longHome(in folder: String) throws -> String {
        let home = folder + "/" + String(repeating: "法治政府建设年度报告归档", count: 6)
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        return home
    }

    private func mode(of path: String) -> mode_t {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    @Test func `the sockets are in the archive's run folder`() throws {
        try withTemporaryFolder { folder in
            let made = try RunFolder.prepare(home: folder + "/new/archive", environment: [:])
            #expect(made.path == folder + "/new/archive/run")
            #expect(made.endpoint(for: .notify, .events) == "ipc://\(folder)/new/archive/run/notify.events")
            #expect(mode(of: made.path) == 0o700)
            #expect(try RunFolder.locate(home: folder + "/new/archive") == made)
            #expect(try FileManager.default.contentsOfDirectory(atPath: made.path).isEmpty)
        }
    }

    @Test func `a run folder open to others is closed`() throws {
        try withTemporaryFolder { home in
            try FileManager.default.createDirectory(atPath: home + "/run", withIntermediateDirectories: true)
            #expect(chmod(home + "/run", 0o777) == 0)
            let made = try RunFolder.prepare(home: home, environment: [:])
            #expect(mode(of: made.path) == 0o700)
        }
    }

    @Test func `a long path has its sockets in the runtime folder, whoever asks`() throws {
        try withTemporaryFolder { folder in
            let home = try longHome(in: folder)
            #expect(home.utf8.count > 200)
            let runtime = folder + "/xdg"
            #expect(mkdir(runtime, 0o700) == 0)
            let made = try RunFolder.prepare(home: home, environment: ["XDG_RUNTIME_DIR": runtime])
            #expect(made.path.hasPrefix(runtime + "/guidang/"))
            for stage in StageName.allCases {
                for socket in stage.sockets {
                    let path = made.endpoint(for: stage, socket).dropFirst("ipc://".count)
                    #expect(path.utf8.count <= RunFolder.longestSocketPath)
                }
            }
            #expect(try String(contentsOfFile: home + "/run/where", encoding: .utf8) == made.path + "\n")
            #expect(try RunFolder.locate(home: home) == made)
            #expect(try RunFolder.prepare(home: home, environment: [:]) == made)
        }
    }

    @Test func `without a runtime folder of ours a private one in tmp is used`() throws {
        try withTemporaryFolder { folder in
            let home = try longHome(in: folder)
            let made = try RunFolder.prepare(home: home, environment: ["XDG_RUNTIME_DIR": "/nowhere"])
            defer { try? FileManager.default.removeItem(atPath: made.path) }
            #expect(made.path.hasPrefix("/tmp/guidang-\(geteuid())/"))
            #expect(mode(of: made.path) == 0o700)
        }
    }

    @Test func `a copied archive does not use the sockets of the one it was copied from`() throws {
        try withTemporaryFolder { folder in
            let runtime = folder + "/xdg"
            #expect(mkdir(runtime, 0o700) == 0)
            let environment = ["XDG_RUNTIME_DIR": runtime]
            let home = try longHome(in: folder)
            let made = try RunFolder.prepare(home: home, environment: environment)
            let copy = home + "副本"
            try FileManager.default.copyItem(atPath: home, toPath: copy)
            #expect(try RunFolder.locate(home: copy) != made)
            #expect(try RunFolder.prepare(home: copy, environment: environment) != made)
        }
    }

    @Test func `a folder that where names is not believed if it is a link`() throws {
        try withTemporaryFolder { folder in
            let runtime = folder + "/xdg"
            #expect(mkdir(runtime, 0o700) == 0)
            let home = try longHome(in: folder)
            let made = try RunFolder.prepare(home: home, environment: ["XDG_RUNTIME_DIR": runtime])
            try FileManager.default.moveItem(atPath: made.path, toPath: folder + "/elsewhere")
            try FileManager.default.createSymbolicLink(atPath: made.path, withDestinationPath: folder + "/elsewhere")
            #expect(try RunFolder.locate(home: home) != made)
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a folder away"))
    func `a folder of somebody else is refused`() throws {
        try withTemporaryFolder { home in
            try FileManager.default.createDirectory(atPath: home + "/run", withIntermediateDirectories: true)
            #expect(chown(home + "/run", 12_345, 12_345) == 0)
            let error = #expect(throws: SettingsError.self) { try RunFolder.prepare(home: home, environment: [:]) }
            #expect(error?.code == .unsafeFolder)
        }
    }

    @Test func `asking where no service ever ran says how to start them`() throws {
        let error = #expect(throws: SettingsError.self) { try RunFolder.locate(home: "/tmp/nothing-was-here") }
        #expect(error?.hint?.contains("guidang up --home /tmp/nothing-was-here") == true)
    }
}
