import GRDB
package import Links
import Messages
import ZeroMQ

extension Inbox {
    package func isAtFault(_ error: any Error) -> Bool { ItemFault.isOfTheItem(error) }

    package nonisolated(nonsending) func setAside(
        _ item: DeliveredItem, from origin: HandoffOrigin, because error: any Error
    ) async throws {
        try await record([(item, .failure(error))], from: origin, alone: true)
        // Those who wait for it are told by the outbox.
        accepted()
    }

    /// Tries an item again that was set aside; true if it is taken in now, otherwise it stays, with one error more.
    ///
    /// - Parameter bulk: Where its body is fetched, if it is not kept here.
    func retry(_ aside: AsideItem, bulk: Endpoint?) async throws -> Bool {
        do {
            let body = try await body(of: aside, bulk: bulk)
            let taken = try await store.committer.commit { [acceptor] db in
                guard let aside = try AsideItem.fetch("id = ?", [aside.id], in: db).first else { return false }
                try aside.remove(in: db)
                try body?.adopt(in: db)
                try acceptor(aside.item, db)
                return true
            }
            if taken { accepted() }
            return taken
        } catch  where !GroupCommitter.isOfTheDisk(error) {
            try await store.committer.commit { try aside.noteFailure(error, in: $0) }
            return false
        }
    }

    private func body(of aside: AsideItem, bulk endpoint: Endpoint?) async throws -> StagedBlob? {
        guard !aside.isKept, let content = aside.item.parcel.content?.reference else { return nil }
        guard let endpoint else {
            throw LinkError(.unreachable, "\(aside.upstream) is not there to give the body \(content.sha256)")
        }
        try await fetch(content, of: aside.item, bulk: endpoint)
        return try arrived.take(content)
    }
}
