import CZeroMQ
import Glibc

/// Why a socket, key or address could not be used, with what to do about it.
package struct ZeroMQError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of failure a caller may want to tell apart.
    package enum Code: String, Sendable, Hashable {
        /// The text or value is not an address this system can use.
        case invalidEndpoint
        /// Another process or socket holds the address.
        case addressInUse
        /// The address does not belong to this machine, or its folder is missing or closed to this user.
        case addressUnavailable
        /// A host name could not be turned into addresses.
        case unresolved
        /// The socket or its reactor is closed.
        case closed
        /// A peer sent a message of more parts than allowed; the message is gone, the socket goes on.
        case tooManyParts
        /// A setting is outside its range, or does not fit this kind of socket.
        case invalidOption
        /// The installed library is too old or lacks a needed part.
        case unsupportedLibrary
        /// The text is not a CURVE key, or the two keys are not a pair.
        case invalidKey
        /// A key file is missing, readable by others, or cannot be written.
        case keyFile
        /// Peers would not be, or were not, authenticated as they must be.
        case authentication
        /// The machine or the process has no more descriptors, sockets or threads.
        case exhausted
        /// Any other error of the library or the system.
        case system
    }

    package let code: Code
    /// What happened, in plain English.
    package let message: String
    /// What to do about it, or empty.
    package let hint: String
    /// The error number of the library or the system, or 0.
    package let errno: Int32

    package init(_ code: Code, _ message: String, hint: String = "", errno: Int32 = 0) {
        self.code = code
        self.message = message
        self.hint = hint
        self.errno = errno
    }

    package var description: String {
        hint.isEmpty ? message : "\(message). \(hint)"
    }
}

extension ZeroMQError {
    /// The error the library reported last on this thread, during `action`.
    static func last(_ action: String) -> ZeroMQError {
        ZeroMQError(errno: zmq_errno(), during: action)
    }

    /// An error number of the library or the system, named and explained.
    init(errno number: Int32, during action: String) {
        let reason = String(cString: zmq_strerror(number))
        let (code, hint) = Self.meaning(of: number)
        self.init(code, "could not \(action): \(reason)", hint: hint, errno: number)
    }

    private static func meaning(of number: Int32) -> (Code, String) {
        switch number {
        case EADDRINUSE:
            (.addressInUse, "Stop the other process that holds this address, or choose another")
        case EADDRNOTAVAIL, ENODEV:
            (.addressUnavailable, "Use an address of this machine, or * for all of them")
        case ENOENT, EACCES, EROFS, ENOTDIR:
            (.addressUnavailable, "Create the folder of the socket and allow this user to write in it")
        case ENAMETOOLONG:
            (.invalidEndpoint, "Use a shorter path")
        case EINVAL:
            (.invalidOption, "")
        case EMFILE, ENFILE, EAGAIN, ENOMEM, ENOBUFS:
            (.exhausted, "Raise the limit of open files or close what is not needed")
        case ETERM, ENOTSOCK:
            (.closed, "")
        default:
            (.system, "")
        }
    }
}
