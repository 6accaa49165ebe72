import Foundation
import Links

extension DeadLetters {
    private struct Named: Decodable { var fileName: String? }

    /// The file's name, where the payload says one.
    static func fileName(in payload: Data) -> String? {
        (try? WireJSON.decode(Named.self, from: payload))?.fileName
    }
}
