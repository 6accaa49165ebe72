import Foundation
import Glibc

/// How much one document may ask for.
package struct ExtractionLimits: Sendable, Equatable, Codable {
    /// The largest text that is read, in bytes, as the file has it and as UTF-8.
    package var textBytes: Int
    /// Bytes of all members of a package or an archive together, unpacked.
    package var unpackedBytes: Int
    /// Members of a package or an archive.
    package var members = 20_000
    /// Times what an archive takes that its members may take, beyond the first 64 MiB of them.
    package var unpackedRatio = 200
    /// Archives in archives.
    package var depth = 3
    /// Elements of one XML or HTML document.
    package var elements = 2_000_000
    /// Elements within each other.
    package var elementDepth = 200
    /// Pages of a paged document.
    package var pages = 3_000
    /// Pixels of one image.
    package var pixels = 120_000_000
    /// Seconds that one document may take, programs that read it included.
    package var seconds = 600

    /// Takes a limit in bytes for the text; what is unpacked may take four times as much.
    package init(textBytes: Int) {
        self.textBytes = textBytes
        unpackedBytes = textBytes.multipliedReportingOverflow(by: 4).partialValue
    }

    /// Takes what fits into so many bytes of memory.
    ///
    /// A text of one-byte characters asks for most: four bytes each as scalars beside the text itself, or afterwards
    /// up to five for the text, the report as it is written, and its bytes.
    package init(memory: Int) {
        self.init(textBytes: min(512 << 20, memory / 6))
    }

    /// What this process may use: its own limit on data, and never more than half of the machine's memory.
    package static var ofThisProcess: Self {
        let half = Int(clamping: ProcessInfo.processInfo.physicalMemory / 2)
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit) == 0 else { return Self(memory: half) }
        return Self(memory: min(half, Int(clamping: limit.rlim_cur)))
    }
}
