import Foundation
import GRDB
import Links

/// Tells an item that can never be taken as it is from a trouble that passes: only the former is set aside, since all
/// that passes is tried again until it has.
enum ItemFault {
    /// Whether the item is at fault, or its body.
    static func isOfTheItem(_ error: any Error) -> Bool {
        switch error {
        case let error as BlobError: error.isOfTheBody
        case let error as DatabaseError:
            [.SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG].contains(error.resultCode)
        case let error as LinkError: ![.timeout, .unreachable, .busy, .failed, .noSession].contains(error.code)
        case let error as StoreError: error.code == .system
        case is CancellationError: false
        default: true
        }
    }

    /// What is wrong, in a line; of an unreadable JSON with the place in it.
    static func words(_ error: any Error) -> String {
        let context: DecodingError.Context
        switch error {
        case DecodingError.dataCorrupted(let found), DecodingError.keyNotFound(_, let found),
            DecodingError.typeMismatch(_, let found), DecodingError.valueNotFound(_, let found):
            context = found
        default: return "\(error)"
        }
        let path = context.codingPath.map(\.stringValue).joined(separator: ".")
        return context.debugDescription + (path.isEmpty ? "" : " (at \(path))")
    }
}
