import Foundation
import Messages
import TextExtraction

extension Extraction.Container {
    /// The documents as they go back to ingest.
    var bundle: Data {
        get throws {
            try MemberBundle.data(
                members.map {
                    MemberBundle.Entry(
                        path: $0.path, size: $0.data.count, declared: $0.declared, page: $0.page,
                        isCompanion: $0.isCompanion)
                }, members.map(\.data))
        }
    }
}
