import Foundation
import Glibc
package import Messages

/// The folder of an archive's ipc sockets: guarded by file permissions, so that no port is open.
///
/// It is `<home>/run`, unless a socket's path there would be too long for the system (as with long Chinese names)
/// or the file system has no sockets. Then it is a private folder of the user's, and `<home>/run/where` names it.
package struct RunFolder: Sendable, Equatable {
    /// The longest path of a socket: `sun_path` holds 108 bytes and ends with a NUL.
    package static let longestSocketPath = 107

    /// Room that is kept for a socket's name.
    static let socketNameRoom = 24

    /// The absolute path of the folder.
    package let path: String

    /// Where a stage's socket is.
    package func endpoint(for stage: StageName, _ socket: StageSocket) -> String {
        endpoint(named: stage.rawValue, socket)
    }

    /// Where the socket of a head with a name of its own is.
    package func endpoint(named name: String, _ socket: StageSocket) -> String {
        "ipc://\(path)/\(name).\(socket.rawValue)"
    }

    /// Finds or makes the folder, for a service that is about to listen.
    ///
    /// - Throws: ``SettingsError`` with `unsafeFolder` where the only folder left is somebody else's.
    package static func prepare(
        home: String,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(SettingsError) -> RunFolder {
        let inside = home + "/run"
        do throws(SettingsError) {
            try PrivateFolder.makePath(home)
            try PrivateFolder.make(inside)
            guard access(inside, W_OK | X_OK) == 0 else {
                throw SettingsError.cannot("written", "写入", inside, errno)
            }
        } catch {
            var failure = error
            failure.help = Phrase("Choose a folder you may write with --home.", "请用 --home 指定一个可以写入的文件夹。")
            throw failure
        }
        let real = try realPath(of: home)
        if fits(real + "/run"), PrivateFolder.holdsSockets(real + "/run") {
            try PrivateFolder.check(inside)
            try remove(inside + "/where")
            return RunFolder(path: real + "/run")
        }
        if let named = named(in: inside, home: real) { return named }
        let folder = try outside(real, environment: environment)
        try write(real + "\n", to: folder + "/home")
        try write(folder + "\n", to: inside + "/where")
        return RunFolder(path: folder)
    }

    /// Finds the folder for somebody who asks the services; makes nothing.
    ///
    /// - Throws: ``SettingsError`` where no service has ever run on this archive.
    package static func locate(home: String) throws(SettingsError) -> RunFolder {
        let inside = home + "/run"
        guard FileManager.default.fileExists(atPath: inside) else {
            throw SettingsError(
                .system,
                Phrase("No service has run on \(home).", "\(home) 上还没有运行过服务。"),
                help: Phrase(
                    "Start them with `guidang up --home \(home)`, or name another folder with --home.",
                    "请用 `guidang up --home \(home)` 启动，或用 --home 指定其他文件夹。"
                )
            )
        }
        let real = try realPath(of: home)
        if let named = named(in: inside, home: real) { return named }
        try PrivateFolder.check(inside)
        return RunFolder(path: real + "/run")
    }

    /// The archive's folder without symbolic links, by which every process knows it.
    package static func realPath(of home: String) throws(SettingsError) -> String {
        try PrivateFolder.realPath(of: home)
    }

    private static func fits(_ path: String) -> Bool {
        path.utf8.count + 1 + socketNameRoom <= longestSocketPath
    }

    /// The folder that `where` names, if it is ours and was made for this very archive, not for one it was copied from.
    private static func named(in inside: String, home: String) -> RunFolder? {
        guard let folder = line(inside + "/where"), line(folder + "/home") == home, fits(folder),
            (try? PrivateFolder.check(folder)) != nil
        else { return nil }
        return RunFolder(path: folder)
    }

    /// The first line of a small file.
    private static func line(_ path: String) -> String? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        return text.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init)
    }

    private static func write(_ text: String, to path: String) throws(SettingsError) {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw SettingsError(
                .system, Phrase("\(path) cannot be written: \(error.localizedDescription)", "无法写入 \(path)。"),
                cause: error)
        }
    }

    private static func remove(_ path: String) throws(SettingsError) {
        guard FileManager.default.fileExists(atPath: path) else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw SettingsError(
                .system, Phrase("\(path) cannot be removed: \(error.localizedDescription)", "无法删除 \(path)。"),
                cause: error)
        }
    }
}
