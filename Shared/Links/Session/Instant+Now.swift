#if canImport(Glibc)
import Glibc
#endif

extension Instant {
    /// The monotonic clock, which no clerk and no time server sets.
    package static var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Instant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }
}
