import Glibc

/// What tells whether a file is still the one that was looked at, with the same bytes.
package struct FileStamp: Hashable, Sendable {
    /// The inode's number.
    package var inode: UInt64
    /// Bytes.
    package var size: Int64
    /// When the bytes last changed, in nanoseconds since 1970.
    package var modified: Int64

    /// Describes a file.
    package init(inode: UInt64, size: Int64, modified: Int64) {
        self.inode = inode
        self.size = size
        self.modified = modified
    }

    init(_ status: stat) {
        inode = UInt64(status.st_ino)
        size = Int64(status.st_size)
        modified = Self.nanoseconds(status.st_mtim)
    }

    // A time can be anything somebody set, so an overflow is clamped instead of trapping.
    static func nanoseconds(_ time: timespec) -> Int64 {
        let (product, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return time.tv_sec < 0 ? .min : .max }
        let (sum, overflowed) = product.addingReportingOverflow(Int64(time.tv_nsec))
        return overflowed ? .max : sum
    }

    /// How long ago the bytes changed by the clock on the wall; zero when the file's time lies in the future.
    func age(at now: Int64) -> Duration {
        let (difference, overflow) = now.subtractingReportingOverflow(modified)
        guard !overflow, difference > 0 else { return .zero }
        return .nanoseconds(difference)
    }

    static func wallClock() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return nanoseconds(time)
    }
}
