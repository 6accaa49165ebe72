import Foundation
import Messages
internal import Postings
internal import StageKit

/// A ``SearchPosition`` as it travels: base64url (RFC 4648, 5) of JSON, with a mark of the query that it belongs to.
struct SearchCursor: Codable {
    private let query: String
    /// Where the page before ended.
    let position: SearchPosition

    /// The cursor behind a page of a query.
    init(_ position: SearchPosition, of query: SearchQuery) throws {
        self.position = position
        self.query = try Self.mark(of: query)
    }

    /// Reads a cursor that came back.
    /// - Throws: ``IndexError/Code/invalid`` where it is none, or of another query.
    init(_ text: String, of query: SearchQuery) throws {
        var base64 = text.replacing("-", with: "+").replacing("_", with: "/")
        base64 += String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
        guard text.utf8.count <= Self.longest, let data = Data(base64Encoded: base64),
            let cursor = try? JSONDecoder().decode(SearchCursor.self, from: data)
        else {
            throw IndexError(.invalid, "The cursor is not one of the index's", hint: "Search again without a cursor")
        }
        guard try cursor.query == Self.mark(of: query) else {
            throw IndexError(
                .invalid, "The cursor belongs to another query", hint: "Use the words and the order it came with")
        }
        self = cursor
    }

    private static let longest = 4_096

    /// As it travels.
    func text() throws -> String {
        try JSONEncoder().encode(self).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static func mark(of query: SearchQuery) throws -> String {
        String(try BlobStore.hash(of: Data("\(query.order.rawValue) \(query.words)".utf8)).hex.prefix(16))
    }
}
