public import Foundation
public import Messages
import ZeroMQ

extension Archive {
    /// A page of whole reports in the order of their document ids, each with its JSON as it is stored.
    ///
    /// - Parameter index: The name of a further index to ask; nil means the first one.
    public func reports(
        _ query: ReportsQuery, index: String? = nil
    ) async throws -> (answer: ReportsAnswer, bodies: [Data]) {
        let (answer, bodies) = try await ask(
            .index, Question.reports, query, of: index, within: .seconds(60), as: ReportsAnswer.self)
        return (answer, bodies.map(\.data))
    }
}
