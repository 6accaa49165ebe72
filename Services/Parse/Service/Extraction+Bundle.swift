import Foundation
import Messages
import TextExtraction

extension Extraction.Container {
    /// The documents as they go back to ingest.
    var bundle: Data {
        get throws { try MemberBundle.data(entries, members.map(\.data)) }
    }
}
