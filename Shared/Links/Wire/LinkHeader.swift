/// The fixed first frame of every message: 24 bytes, big-endian.
///
/// ```
///  0 1   2      3     4 5    6 7    8 … 15   16 … 23
///  S L   major  type  flags  parts  session  sequence
/// ```
package struct LinkHeader: Equatable, Sendable {
    /// Bytes of an encoded header.
    package static let size = 24
    /// The protocol's major version.
    package static let major: UInt8 = 1
    /// A receiver that does not know the type may pass the message over.
    package static let mayIgnore: UInt16 = 1

    /// The type's number; a number without a ``FrameType`` is of a later version.
    package var type: UInt8
    /// Bit 0: ``mayIgnore``.
    package var flags: UInt16
    /// Frames of the message, this one included.
    package var parts: UInt16
    /// The session that WELCOME gave; 0 before it, and in questions, answers and events.
    package var session: UInt64
    /// Counts the messages of one side in one session, from 1; a number that does not grow is refused.
    package var sequence: UInt64

    /// Puts a header together.
    package init(type: FrameType, flags: UInt16 = 0, parts: UInt16, session: UInt64 = 0, sequence: UInt64 = 0) {
        self.type = type.rawValue
        self.flags = flags
        self.parts = parts
        self.session = session
        self.sequence = sequence
    }

    /// The 24 bytes.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = [0x53, 0x4C, Self.major, type]
        bytes.reserveCapacity(Self.size)
        bytes.append(bigEndian: flags)
        bytes.append(bigEndian: parts)
        bytes.append(bigEndian: session)
        bytes.append(bigEndian: sequence)
        return bytes
    }

    /// Whether bytes are a header of this protocol, of whatever version.
    static func isOfProtocol(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.count == size && bytes[0] == 0x53 && bytes[1] == 0x4C
    }

    /// Reads a header; a wrong length, magic or major version is an error.
    package init(_ bytes: UnsafeRawBufferPointer) throws(LinkError) {
        guard Self.isOfProtocol(bytes) else {
            throw LinkError(.malformed, "not a message of the stage link protocol: the first frame is not its header")
        }
        guard bytes[2] == Self.major else {
            throw LinkError(
                .version,
                "the peer speaks version \(bytes[2]) of the stage link protocol, this program version \(Self.major);"
                    + " update the older of the two")
        }
        type = bytes[3]
        flags = UInt16(truncatingIfNeeded: bytes.bigEndian(at: 4, bytes: 2))
        parts = UInt16(truncatingIfNeeded: bytes.bigEndian(at: 6, bytes: 2))
        session = bytes.bigEndian(at: 8, bytes: 8)
        sequence = bytes.bigEndian(at: 16, bytes: 8)
    }
}

extension [UInt8] {
    fileprivate mutating func append(bigEndian value: some FixedWidthInteger & UnsignedInteger) {
        Swift.withUnsafeBytes(of: value.bigEndian) { self.append(contentsOf: $0) }
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func bigEndian(at offset: Int, bytes count: Int) -> UInt64 {
        self[offset..<offset + count].reduce(0) { $0 << 8 | UInt64($1) }
    }
}
