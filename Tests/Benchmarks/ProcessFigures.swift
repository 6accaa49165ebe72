import Foundation

/// What the kernel says of a process.
enum ProcessFigures {
    /// The most memory it ever had, in MB.
    static func peakMemory(_ pid: Int32) -> Double { field("VmHWM:", of: "/proc/\(pid)/status") / 1024 }

    /// Its share of memory now, in MB: what it shares with others is divided among them.
    static func memory(_ pid: Int32) -> Double { field("Pss:", of: "/proc/\(pid)/smaps_rollup") / 1024 }

    /// Seconds of processor time so far.
    static func processorSeconds(_ pid: Int32) -> Double {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return 0 }
        let fields = text[text.index(after: end)...].split(separator: " ")
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    private static func field(_ name: String, of path: String) -> Double {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix(name) })
        else { return 0 }
        return line.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
    }
}
