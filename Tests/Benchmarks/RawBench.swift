import CZeroMQ
import Foundation
import GRDB

/// The two things a link is made of, each alone, on the same machine in the same run.
enum RawBench {
    /// libzmq: 1 KB messages one way over ipc, one thread each side.
    static func sockets() throws -> Figure {
        let context = zmq_ctx_new()
        defer { zmq_ctx_term(context) }
        let endpoint = "ipc://\(FileManager.default.temporaryDirectory.path)/guidang-bench-\(getpid())"
        let pull = zmq_socket(context, ZMQ_PULL)
        let push = zmq_socket(context, ZMQ_PUSH)
        guard zmq_bind(pull, endpoint) == 0, zmq_connect(push, endpoint) == 0 else {
            throw BenchError("the raw sockets can't be opened")
        }
        let count = 1_000_000
        let sending = UInt(bitPattern: push)
        let thread = Thread {
            let bytes = [UInt8](repeating: 0x78, count: 1_024)
            for _ in 0..<count { zmq_send(UnsafeMutableRawPointer(bitPattern: sending), bytes, bytes.count, 0) }
        }
        let began = monotonicMilliseconds()
        thread.start()
        var buffer = [UInt8](repeating: 0, count: 1_024)
        for _ in 0..<count { zmq_recv(pull, &buffer, buffer.count, 0) }
        let seconds = (monotonicMilliseconds() - began) / 1_000
        zmq_close(push)
        zmq_close(pull)
        return .number("raw: libzmq, 1 KB one way over ipc", Double(count) / seconds, "messages/s")
    }

    /// SQLite: rows of 1 KB, 128 in a transaction, `synchronous=FULL`.
    static func commits() throws -> Figure {
        let path = FileManager.default.temporaryDirectory.appending(path: "guidang-bench-\(UUID()).sqlite").path
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL")
            try db.execute(sql: "PRAGMA synchronous = FULL")
        }
        try queue.write { try $0.execute(sql: "CREATE TABLE row (seq INTEGER PRIMARY KEY, body BLOB)") }
        let body = Data(repeating: 0x78, count: 1_024)
        let began = monotonicMilliseconds()
        var rows = 0
        while monotonicMilliseconds() - began < 3_000 {
            try queue.write { db in
                let statement = try db.cachedStatement(sql: "INSERT INTO row (body) VALUES (?)")
                for _ in 0..<128 { try statement.execute(arguments: [body]) }
            }
            rows += 128
        }
        let seconds = (monotonicMilliseconds() - began) / 1_000
        return .number("raw: SQLite, rows of 1 KB, 128 a commit", Double(rows) / seconds, "rows/s")
    }
}
