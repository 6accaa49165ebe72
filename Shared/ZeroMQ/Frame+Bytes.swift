import CZeroMQ
package import Foundation

extension Frame {
    /// The number of bytes.
    package var count: Int {
        zmq_msg_size(message)
    }

    /// True for a frame without bytes.
    package var isEmpty: Bool {
        count == 0
    }

    /// Lends the bytes to `body`; they are gone when it returns.
    package func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { withExtendedLifetime(self) {} }
        return try body(UnsafeRawBufferPointer(start: zmq_msg_data(message), count: count))
    }

    /// A copy of the bytes.
    package var bytes: [UInt8] {
        withUnsafeBytes { Array($0) }
    }

    /// A copy of the bytes.
    package var data: Data {
        withUnsafeBytes { Data($0) }
    }

    /// Hands `body` the bytes as `Data` without a copy; the data keeps the frame alive wherever it goes.
    package func withSharedData<Result, Failure: Error>(
        _ body: (Data) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard count > 0, let start = zmq_msg_data(message) else { return try body(Data()) }
        let owner = Unmanaged.passRetained(self)
        return try body(Data(bytesNoCopy: start, count: count, deallocator: .custom { _, _ in owner.release() }))
    }

    /// The user id the authenticator gave the peer that sent this frame, or nil on links without one.
    ///
    /// On a router, ask a body frame: libzmq 4.3.4 loses the property of the routing id frame.
    package var peerUserID: String? {
        zmq_msg_gets(message, "User-Id").map { String(cString: $0) }
    }
}
