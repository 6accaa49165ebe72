import Foundation
import Glibc

/// How much one document may ask for.
package struct ExtractionLimits: Sendable, Equatable {
    /// The largest text that is read, in bytes, as the file has it and as UTF-8.
    package var textBytes: Int

    /// Takes a limit in bytes.
    package init(textBytes: Int) {
        self.textBytes = textBytes
    }

    /// Takes what fits into so many bytes of memory.
    ///
    /// A text of one-byte characters asks for most: four bytes each as scalars beside the text itself, or afterwards
    /// up to five for the text, the report as it is written, and its bytes.
    package init(memory: Int) {
        textBytes = min(512 << 20, memory / 6)
    }

    /// What this process may use: its own limit on data, and never more than half of the machine's memory.
    package static var ofThisProcess: Self {
        let half = Int(clamping: ProcessInfo.processInfo.physicalMemory / 2)
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit) == 0 else { return Self(memory: half) }
        return Self(memory: min(half, Int(clamping: limit.rlim_cur)))
    }
}
