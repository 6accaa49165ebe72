import GuidangClient
import Messages
import Settings

/// Hands files in, several at a time, and follows each until it is indexed or rejected.
actor AddRun {
    private let archive: Archive
    private let display: AddDisplay
    private let waits: Bool
    private(set) var entries: [AddedEntry]
    private var next = 0
    private var atWork = 0
    private var nextPicture = ContinuousClock.now

    /// Files on their way at a time; more gain nothing, as one is hashed while another is stored.
    private static let width = 4
    /// Ids in one question.
    private static let batch = 500

    /// - Parameter waits: Whether to go on until each is indexed or rejected.
    init(_ archive: Archive, _ files: [FileList.Item], display: AddDisplay, waits: Bool) {
        self.archive = archive
        self.display = display
        self.waits = waits
        entries = files.map { AddedEntry(path: $0.path, tags: $0.tags) }
    }

    /// Returns when nothing is under way any more.
    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<Self.width { group.addTask { await self.handIn() } }
            if waits { group.addTask { try await self.follow() } }
            try await group.waitForAll()
        }
        display.end(entries)
    }

    private func handIn() async {
        while next < entries.count, !Task.isCancelled {
            let place = next
            next += 1
            atWork += 1
            do {
                let added = try await archive.add(entries[place].path, tags: entries[place].tags)
                entries[place].id = added.documentId
                entries[place].isDuplicate = added.isDuplicate
                entries[place].state = .kept
                if !waits { display.show(entries[place]) }
            } catch  where Task.isCancelled {
                // Not a failure of the file: it waits for the next run.
                return
            } catch {
                settle(place, .failed, Speech.words(error))
            }
            atWork -= 1
            showProgress()
        }
    }

    /// How long services may be away, as while they are being restarted.
    private static let patience: Duration = .seconds(60)

    /// Waits while a service that answers for the documents is away, and says so.
    private func awaitServices() async throws {
        var told: [StageName] = []
        let end = ContinuousClock.now + Self.patience
        while true {
            let away = archive.away([.ingest, .parse, .index])
            if away.isEmpty { return }
            guard ContinuousClock.now < end else { throw ArchiveError(away: away, from: archive.home) }
            if away != told { display.waiting(for: away.map(\.executable)) }
            told = away
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    private func follow() async throws {
        var pause = Duration.milliseconds(20)
        var failures = 0
        while true {
            let isLast = next >= entries.count && atWork == 0
            let open = entries.indices.filter { entries[$0].state == .kept }
            if isLast, open.isEmpty { return }
            try await awaitServices()
            var settled = 0
            do {
                for start in stride(from: 0, to: open.count, by: Self.batch) {
                    settled += try await look(at: Array(open[start...].prefix(Self.batch)))
                }
                failures = 0
            } catch let error as ArchiveError where [.notRunning, .busy].contains(error.code) {
                // Each took as long as a question may: the services are being restarted, or they are gone.
                failures += 1
                guard failures < 6 else { throw error }
            }
            pause = settled > 0 ? .milliseconds(20) : min(pause * 2, .seconds(1))
            try await Task.sleep(for: pause)
        }
    }

    /// Asks where some documents stand.
    ///
    /// Returns how many came to their end.
    private func look(at places: [Int]) async throws -> Int {
        let ids = places.compactMap { entries[$0].id }
        let taken = try await archive.states(of: ids, in: .ingest)
        let readable = ids.filter { !["rejected", "dropped"].contains(taken[$0]?.state) }
        let found = try await archive.states(of: readable, in: .index)
        // What is neither found nor rejected may have been set aside by parse.
        let read = try await archive.states(of: readable.filter { found[$0] == nil }, in: .parse)
        var settled = 0
        for place in places {
            guard let id = entries[place].id else { continue }
            if let state = taken[id], ["rejected", "dropped"].contains(state.state) {
                let why = RejectionReason.line(code: state.code, detail: state.reason, in: display.language)
                settle(place, .rejected, why)
            } else if found[id]?.state == "indexed" {
                settle(place, .indexed, nil)
            } else if read[id]?.state == "unpacked" {
                settle(place, .unpacked, read[id]?.reason)
            } else if let state = [read[id], found[id]].compactMap(\.self).first(where: {
                ["failed", "dropped"].contains($0.state)
            }) {
                settle(place, .failed, state.reason)
            } else {
                continue
            }
            settled += 1
        }
        showProgress()
        return settled
    }

    /// Ten times a second at the most: counting thousands of files for each of them would be the most of the work.
    private func showProgress() {
        guard ContinuousClock.now >= nextPicture else { return }
        nextPicture = .now + .milliseconds(100)
        display.progress(entries)
    }

    private func settle(_ place: Int, _ state: AddedEntry.State, _ reason: String?) {
        entries[place].state = state
        entries[place].reason = reason
        display.show(entries[place])
    }
}
