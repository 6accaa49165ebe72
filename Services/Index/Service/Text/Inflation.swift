internal import CZlib
import Foundation

/// Unpacks the beginning of a zlib stream, as far as is needed.
final class Inflation {
    /// zlib keeps the stream's address, so that it may not move.
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let packed: Data
    private var isEnded = false
    /// What is unpacked so far.
    private(set) var bytes = Data()

    /// Starts at the beginning of a stream.
    init(_ packed: Data) throws {
        self.packed = packed
        stream.initialize(to: z_stream())
        guard inflateInit_(stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw IndexError(.corrupt, "zlib has no memory to unpack a body")
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Unpacks so many bytes more; false when the stream has ended, or can't be read further.
    func more(_ count: Int) -> Bool {
        guard !isEnded, count > 0 else { return false }
        let start = bytes.count
        bytes.count += count
        let consumed = Int(stream.pointee.total_in)
        let status = packed.withUnsafeBytes { source in
            bytes.withUnsafeMutableBytes { target in
                let base = source.bindMemory(to: UInt8.self).baseAddress
                stream.pointee.next_in = UnsafeMutablePointer(mutating: base?.advanced(by: consumed))
                stream.pointee.avail_in = uInt(source.count - consumed)
                stream.pointee.next_out = target.bindMemory(to: UInt8.self).baseAddress?.advanced(by: start)
                stream.pointee.avail_out = uInt(count)
                return inflate(stream, Z_SYNC_FLUSH)
            }
        }
        bytes.count = start + count - Int(stream.pointee.avail_out)
        isEnded = status != Z_OK
        return bytes.count > start
    }
}
