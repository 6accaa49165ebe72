import Foundation
import GRDB
package import Messages

/// The question `verify`: reads a stage's whole store, and says of each trouble what it is about and what to do.
///
/// What fails to be checked is a trouble too, and the checks after it go on.
package struct StoreCheck: Sendable {
    /// Troubles in one answer: it has to fit into one message.
    static let limit = 2_000
    let plan: HeadPlan
    let context: HeadContext

    package init(plan: HeadPlan, context: HeadContext) {
        self.plan = plan
        self.context = context
    }

    /// Checks everything; slow on a large store.
    package func run() async -> VerifyAnswer {
        let store = context.store
        var answer = VerifyAnswer(stage: plan.stage, checked: [:], problems: [])
        await attempt("the file", &answer) { answer in
            answer.problems += try await Blocking.run { try store.integrityProblems() }
        }
        await attempt("the bodies", &answer) { try await bodies(&$0) }
        await attempt("the content", &answer) { try await plan.verify(context, &$0) }
        let more = answer.problems.count - Self.limit
        if more > 0 { answer.problems = answer.problems.prefix(Self.limit) + ["and \(more) more like these."] }
        return answer
    }

    private func attempt(
        _ what: String, _ answer: inout VerifyAnswer, _ check: (inout VerifyAnswer) async throws -> Void
    ) async {
        // Whoever asked has gone, and the store has other things to do.
        guard !Task.isCancelled else { return }
        do {
            try await check(&answer)
        } catch {
            answer.problems.append("\(what) could not be checked: \(context.store.named(error))")
        }
    }

    private func bodies(_ answer: inout VerifyAnswer) async throws {
        let store = context.store
        let audit = try await Blocking.run { try store.blobs.verify(in: store.pool) }
        answer.checked["bodies"] = Int64(audit.checked)
        answer.checked["bytes"] = audit.bytes
        let plan = plan
        answer.problems += try await store.read { db in
            try audit.faults.prefix(Self.limit + 1).map { fault in
                let owner =
                    try plan.owner(fault.hash, db) ?? TaskTable.owner(of: fault.hash, in: db)
                    ?? AsideItem.owner(of: fault.hash, in: db)
                return Self.sentence(fault, owner, in: store.blobs)
            }
        }
        let wereMarked = try await store.read { try store.blobs.hasMarks(in: $0) }
        guard wereMarked || !audit.faults.isEmpty else { return }
        try await store.committer.commit { try store.blobs.note(audit, in: $0) }
    }

    private static func sentence(_ fault: BlobFault, _ owner: BodyOwner?, in blobs: BlobStore) -> String {
        let state =
            switch fault.kind {
            case .missing: "is missing"
            case .wrongSize: "is not as long as it should be"
            case .wrongHash: "has other bytes than it should"
            case .unreadable: "can't be read from the disk"
            }
        guard let owner else {
            return "the body \(fault.hash) in \(blobs.folder.lastPathComponent) \(state), and no document names it. "
                + "Nothing is lost with it."
        }
        let name = owner.fileName.map { "“\($0)” " } ?? ""
        return "\(owner.what) of \(name)(document \(owner.documentId)) \(state). \(owner.help)"
    }
}

/// Whose a body is, and how it is mended.
package struct BodyOwner: Sendable {
    /// What it is of the document: “the original”.
    package var what: String
    /// SHA-256 of the original.
    package var documentId: String
    package var fileName: String?
    /// What a person does when it is damaged or missing: a sentence that is true.
    package var help: String

    package init(what: String, documentId: String, fileName: String?, help: String) {
        self.what = what
        self.documentId = documentId
        self.fileName = fileName
        self.help = help
    }
}

extension TaskTable {
    /// The task that a body belongs to.
    static func owner(of hash: ContentHash, in db: Database) throws -> BodyOwner? {
        guard let row = try TaskRow.fetch("content = ? LIMIT 1", [hash.data], in: db).first else { return nil }
        return BodyOwner(
            what: "the copy for the work", documentId: row.subject,
            fileName: DeadLetters.fileName(in: row.payload),
            help: "Its task will fail; once it is set aside, add the file again.")
    }
}
