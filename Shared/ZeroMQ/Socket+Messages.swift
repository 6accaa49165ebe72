import CZeroMQ
import Glibc

extension Socket {
    /// Queues a message, whole or not at all, and never waits.
    ///
    /// On a router the first frame is the routing id of the peer.
    package func send(_ frames: [Frame]) throws(ZeroMQError) -> SendOutcome {
        let handle = try openHandle()
        var outcome = SendOutcome.sent
        for (index, frame) in frames.enumerated() {
            let flags = ZMQ_DONTWAIT | (index < frames.count - 1 ? ZMQ_SNDMORE : 0)
            let failure = Self.send(frame, to: handle, flags: flags)
            switch failure {
            case 0:
                continue
            case EAGAIN:
                outcome = .wouldBlock
                // The peer left in the middle: the library has taken the message back and drops the rest of it,
                // which must still be handed over or it would be taken for the beginning of the next.
                if index > 0 { continue }
                return outcome
            case EHOSTUNREACH:
                return .unreachable
            default:
                throw ZeroMQError(errno: failure, during: "send a message")
            }
        }
        return outcome
    }

    /// The next message, or nil when none waits or the turn's share is used up; never waits.
    ///
    /// A message of more than `maxParts` parts is dropped whole and reported as `tooManyParts`; go on receiving.
    package func receive() throws(ZeroMQError) -> [Frame]? {
        let handle = try openHandle()
        guard state.remainingMessages > 0, let first = try Self.receiveFrame(from: handle) else { return nil }
        state.remainingMessages -= 1
        var frames = [first]
        var parts = 1
        var hasMore = zmq_msg_more(first.message) != 0
        while hasMore, let frame = try Self.receiveFrame(from: handle) {
            parts += 1
            hasMore = zmq_msg_more(frame.message) != 0
            if parts <= options.maxParts { frames.append(frame) } else { frames.removeAll() }
        }
        guard parts <= options.maxParts else {
            throw ZeroMQError(.tooManyParts, "a message of \(parts) parts was dropped; \(options.maxParts) are allowed")
        }
        return frames
    }

    /// The user id the authenticator gave the peer that sent this body frame; see `Frame.peerUserID`.
    package func peerUserID(of frame: Frame) -> String? {
        frame.peerUserID
    }

    /// Sends one part and returns 0 or the error's number.
    private static func send(_ frame: Frame, to handle: UnsafeMutableRawPointer, flags: Int32) -> Int32 {
        var message = zmq_msg_t()
        zmq_msg_init(&message)
        zmq_msg_copy(&message, frame.message)
        while zmq_msg_send(&message, handle, flags) < 0 {
            let failure = zmq_errno()
            if failure == EINTR { continue }
            zmq_msg_close(&message)
            return failure
        }
        return 0
    }

    private static func receiveFrame(from handle: UnsafeMutableRawPointer) throws(ZeroMQError) -> Frame? {
        let message = UnsafeMutablePointer<zmq_msg_t>.allocate(capacity: 1)
        zmq_msg_init(message)
        while zmq_msg_recv(message, handle, ZMQ_DONTWAIT) < 0 {
            let failure = zmq_errno()
            if failure == EINTR { continue }
            zmq_msg_close(message)
            message.deallocate()
            if failure == EAGAIN { return nil }
            throw ZeroMQError(errno: failure, during: "receive a message")
        }
        return Frame(adopting: message)
    }
}
