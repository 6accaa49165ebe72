import Foundation
import Glibc

/// What an unfinished export needs to go on, as JSON in `.guidang-export.json`.
struct ExportState: Codable, Equatable {
    static let fileName = ".guidang-export.json"
    static let currentVersion = 1

    var version = Self.currentVersion
    /// What the files depend on beside the reports.
    var options: [String: String]
    var set: ExportSet
    /// Of the page that comes next; nil before the first.
    var cursor: String?
    var lastDocument: String?
    /// Whether all reports were read: only finishing is left.
    var isRead = false
    /// Of the set, once all reports were read.
    var digest: String?
    /// The lengths of the files that belong to it.
    var parts: [String: Int64] = [:]
    var tally = ExportTally()

    /// The state in a folder; nil where there is none.
    static func load(from folder: String) throws(ExportError) -> Self? {
        let path = folder + "/" + fileName
        guard FileSystem.exists(path) else { return nil }
        do {
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            struct Version: Decodable { var version: Int }
            let version = try JSONDecoder().decode(Version.self, from: data).version
            guard version == currentVersion else {
                throw ExportError.stateUnreadable(path: folder, reason: "it is of version \(version)")
            }
            return try JSONDecoder().decode(Self.self, from: data)
        } catch let error as ExportError {
            throw error
        } catch {
            throw ExportError.stateUnreadable(path: folder, reason: "\(error)")
        }
    }

    /// Replaces the state in a folder as a whole, and makes it durable.
    func save(in folder: String) throws(ExportError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let data = try? encoder.encode(self) else {
            throw ExportError.stateUnreadable(path: folder, reason: "it can't be written")
        }
        try FileSystem.write(Array(data), as: folder + "/" + Self.fileName)
    }

    /// Fails unless an export of these options and this set may go on from here.
    func check(options: [String: String], set: ExportSet, folder: String) throws(ExportError) {
        let names = Array(options.keys) + Array(self.options.keys)
        if let name = names.sorted().first(where: { options[$0] != self.options[$0] }) {
            throw ExportError.otherExport(path: folder, difference: name)
        }
        guard self.set.query == set.query else { throw ExportError.otherExport(path: folder, difference: "query") }
        guard self.set.snapshot == set.snapshot else {
            throw ExportError.otherExport(path: folder, difference: "set of reports: the archive has changed since")
        }
    }
}

/// The folder that an export writes in, kept from other processes for as long as the value lives.
final class ExportFolder {
    let path: String
    private let descriptor: Int32

    /// - Throws: ``ExportError/busy(path:)`` where another process has it.
    init(_ path: String) throws(ExportError) {
        self.path = path
        try FileSystem.makeFolder(path)
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileSystem.failure(path, "open") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw ExportError.busy(path: path)
        }
    }

    deinit { close(descriptor) }
}
