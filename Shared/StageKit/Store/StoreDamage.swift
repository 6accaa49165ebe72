import Foundation
package import GRDB

extension DatabaseError {
    /// Whether it says that the file holds what it should not.
    package var tellsDamage: Bool { [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(resultCode) }
}

extension Store {
    /// Names the store in an error of the disk, with what to do; others stay as they are.
    package nonisolated func named(_ error: any Error) -> any Error {
        StoreFile(url: url, stage: stage).named(error) ?? error
    }

    /// Runs what reads or writes the store, and names it where it turns out to be damaged.
    package nonisolated(nonsending) func naming<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch {
            throw named(error)
        }
    }
}

/// How a head ends whose store can't be written any more: at once, for what was not committed comes again, and going
/// on would only fail again.
package enum FatalEnd {
    /// Says why on standard error and ends the process.
    ///
    /// With a damaged store the status is 78 (`EX_CONFIG`), at which nobody starts it again; after a failed fsync it is
    /// 74 (`EX_IOERR`), since only a fresh start reads what is really on the disk.
    package static let process: @Sendable (StoreError) -> Void = { error in
        FileHandle.standardError.write(Data("Error: \(error)\n".utf8))
        _exit(error.code == .corrupt ? 78 : 74)
    }
}
