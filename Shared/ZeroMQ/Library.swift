import CZeroMQ

/// What the installed libzmq is and can do.
package enum Library {
    /// The version of the library in use, as it reports itself.
    package static var version: (major: Int32, minor: Int32, patch: Int32) {
        var major: Int32 = 0
        var minor: Int32 = 0
        var patch: Int32 = 0
        zmq_version(&major, &minor, &patch)
        return (major, minor, patch)
    }

    /// Refuses libraries before 4.3.4, whose known faults can be used from outside.
    static func requireVersion() throws(ZeroMQError) {
        let found = version
        if found < (4, 3, 4) {
            throw ZeroMQError(
                .unsupportedLibrary,
                "libzmq \(found.major).\(found.minor).\(found.patch) is too old",
                hint: "Install libzmq 4.3.4 or newer"
            )
        }
    }

    /// Refuses a library built without CURVE, where an encrypted endpoint could not exist.
    static func requireCurve() throws(ZeroMQError) {
        guard zmq_has("curve") == 1 else {
            throw ZeroMQError(
                .unsupportedLibrary,
                "the installed libzmq has no CURVE encryption",
                hint: "Install a libzmq that is built with libsodium"
            )
        }
    }
}
