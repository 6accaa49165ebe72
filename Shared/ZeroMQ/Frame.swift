import CZeroMQ

/// One part of a message: bytes that never change and are shared, not copied, when sent or received.
///
/// A small received frame keeps the library's whole read buffer (8 KiB) alive, so copy out what is kept long.
///
/// `@unchecked Sendable`: the bytes are immutable, and the reference count the library shares between copies is
/// atomic once the message is marked as shared, which every initializer does before anyone else sees it.
package final class Frame: @unchecked Sendable {
    let message: UnsafeMutablePointer<zmq_msg_t>

    /// The frame without bytes.
    package static let empty = Frame(count: 0) { _ in }

    /// A copy of `bytes`.
    package init(_ bytes: some Collection<UInt8>) {
        let copied: UnsafeMutablePointer<zmq_msg_t>? = bytes.withContiguousStorageIfAvailable { source in
            Self.message(copying: UnsafeRawBufferPointer(source))
        }
        message = copied ?? Array(bytes).withUnsafeBytes { Self.message(copying: $0) }
        markShared()
    }

    /// A copy of the bytes `span` shows.
    package init(_ span: RawSpan) {
        message = span.withUnsafeBytes { Self.message(copying: $0) }
        markShared()
    }

    /// A frame of `count` bytes that `fill` writes in place, such as a chunk read straight from a file.
    ///
    /// The bytes are zero before `fill` runs, so that none of the process's memory can leave with them.
    package init<Failure: Error>(
        count: Int,
        fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        message = Self.message(count: count)
        let target = UnsafeMutableRawBufferPointer(start: zmq_msg_data(message), count: count)
        _ = target.initializeMemory(as: UInt8.self, repeating: 0)
        try fill(target)
        markShared()
    }

    /// Takes over a received message.
    init(adopting received: UnsafeMutablePointer<zmq_msg_t>) {
        message = received
        markShared()
    }

    deinit {
        zmq_msg_close(message)
        message.deallocate()
    }

    private static func message(copying source: UnsafeRawBufferPointer) -> UnsafeMutablePointer<zmq_msg_t> {
        let message = message(count: source.count)
        UnsafeMutableRawBufferPointer(start: zmq_msg_data(message), count: source.count).copyMemory(from: source)
        return message
    }

    private static func message(count: Int) -> UnsafeMutablePointer<zmq_msg_t> {
        let message = UnsafeMutablePointer<zmq_msg_t>.allocate(capacity: 1)
        // The library fails here only when memory is used up, where Swift's own allocations trap as well.
        precondition(zmq_msg_init_size(message, count) == 0, "out of memory for a frame of \(count) bytes")
        return message
    }

    /// The first copy of a message changes the original; making and dropping one here leaves only atomic counting.
    private func markShared() {
        var copy = zmq_msg_t()
        zmq_msg_init(&copy)
        zmq_msg_copy(&copy, message)
        zmq_msg_close(&copy)
    }
}
