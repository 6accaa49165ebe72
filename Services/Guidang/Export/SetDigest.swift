import Crypto
import Foundation

/// Names a set of reports: equal for two exports if and only if they hold the same readings of the same documents.
///
/// It is the SHA-256, in lower-case hex, of the lines `documentId SP revision LF`, one for each report, in ascending order of
/// the document ids: the 64 lower-case hexadecimal digits, one blank, the revision in decimal, and one line feed, all in
/// ASCII. The columns `documentId` and `revision` of the table reports are in that order already. The set without reports
/// has the digest of no bytes.
package enum SetDigest {
    /// What a reader is told of it.
    static let rule = Wording(
        "SHA-256 over the lines 'documentId revision\\n' of all reports, in ascending order of documentId.",
        "对全部报告的“documentId revision\\n”各行（按 documentId 升序）取 SHA-256。")

    /// Adds the line of a report.
    static func append(_ documentId: String, _ revision: Int, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: documentId.utf8)
        bytes.append(UInt8(ascii: " "))
        bytes.appendDecimal(revision)
        bytes.append(0x0A)
    }
}

/// The SHA-256 of files.
enum FileHash {
    /// The hash of a file's bytes in lower-case hex, read piece by piece.
    static func sha256(_ path: String) throws(ExportError) -> String {
        guard let file = FileHandle(forReadingAtPath: path) else { throw FileSystem.failure(path, "open") }
        defer { try? file.close() }
        var hasher = SHA256()
        while true {
            let piece: Data
            do {
                piece = try file.read(upToCount: 1 << 20) ?? Data()
            } catch {
                throw FileSystem.failure(path, "read")
            }
            guard !piece.isEmpty else { break }
            hasher.update(data: piece)
        }
        return hasher.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
