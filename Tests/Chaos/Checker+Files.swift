import Foundation
import GRDB
import Messages

extension Checker {
    /// Rows and files of bodies: each wanted by somebody, each file with its row, each row with its file.
    func checkBodies(_ stage: StageName) throws {
        let path = scene.store(stage)
        let wanted: [String: Int] =
            switch stage {
            case .ingest: try tally("SELECT lower(hex(id)) FROM document", path)
            case .parse: try tally("SELECT lower(hex(body)) FROM reading WHERE body IS NOT NULL", path)
            case .index, .notify: [:]
            }
        let rows = try read(path) { db in
            try Row.fetchAll(db, sql: "SELECT lower(hex(sha256)), refs, bytes IS NULL FROM blob")
        }
        var inFiles: Set<String> = []
        for row in rows {
            let hash: String = row[0]
            let references: Int = row[1]
            expect(
                wanted[hash] == references,
                "\(stage.rawValue): the body \(hash.prefix(12)) has \(references) references, not \(wanted[hash] ?? 0)"
            )
            if row[2] { inFiles.insert(hash) }
        }
        for hash in wanted.keys where !rows.contains(where: { $0[0] == hash }) {
            journal.fail("\(stage.rawValue): the body \(hash.prefix(12)) is wanted and not there")
        }
        let folder = scene.files(stage)
        for file in try files(in: folder) {
            guard !file.hasPrefix("tmp/") else {
                journal.fail("\(stage.rawValue): the temporary file \(file) is left")
                continue
            }
            let hash = file.replacing("/", with: "")
            if inFiles.remove(hash) == nil { journal.fail("\(stage.rawValue): no row names the file \(file)") }
        }
        for hash in inFiles { journal.fail("\(stage.rawValue): the file of \(hash.prefix(12)) is missing") }
    }

    /// Nothing lies in the inbox or beside it, nothing in the temporary folder that the processes were given.
    func checkFolders() throws {
        let inbox = try files(in: scene.inbox)
        expect(inbox.isEmpty, "the inbox holds \(inbox.count) files: \(inbox.prefix(3))")
        let scratch = try FileManager.default.contentsOfDirectory(atPath: scene.temporary)
        expect(scratch.isEmpty, "the temporary folder holds \(scratch.count) entries: \(scratch.prefix(3))")
        let rejected = scene.home + "/rejected"
        if FileManager.default.fileExists(atPath: rejected) {
            let left = try files(in: rejected)
            expect(left.isEmpty, "rejected/ holds \(left.count) files: \(left.prefix(3))")
        }
        let known = Set(
            ["inbox", "rejected", "run", "chaos"]
                + StageName.allCases.flatMap { stage in
                    ["files", "lock", "sqlite", "sqlite-wal", "sqlite-shm"].map { "\(stage.rawValue).\($0)" }
                }
        )
        let strange = try FileManager.default.contentsOfDirectory(atPath: scene.home).filter { !known.contains($0) }
        expect(strange.isEmpty, "the archive holds \(strange)")
    }
}
