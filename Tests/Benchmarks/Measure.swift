import Foundation

/// Times of one kind, in milliseconds.
struct Measure: Encodable {
    let count: Int
    let p50: Double
    let p95: Double
    let p99: Double
    let worst: Double

    init(milliseconds times: [Double]) {
        let sorted = times.sorted()
        func at(_ share: Double) -> Double {
            sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
        }
        count = sorted.count
        p50 = Self.rounded(at(0.5))
        p95 = Self.rounded(at(0.95))
        p99 = Self.rounded(at(0.99))
        worst = Self.rounded(sorted.last ?? 0)
    }

    /// For people.
    var line: String { "p50 \(p50) ms, p95 \(p95) ms, p99 \(p99) ms, worst \(worst) ms of \(count)" }

    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}

/// One line of the table.
struct Figure: Encodable {
    var name: String
    var value: Double?
    var unit: String?
    var times: Measure?
    var aim: String?

    /// A number.
    static func number(_ name: String, _ value: Double, _ unit: String, aim: String? = nil) -> Figure {
        Figure(name: name, value: (value * 10).rounded() / 10, unit: unit, aim: aim)
    }

    /// A spread of times.
    static func times(_ name: String, _ milliseconds: [Double], aim: String? = nil) -> Figure {
        Figure(name: name, times: Measure(milliseconds: milliseconds), aim: aim)
    }

    var line: String {
        let text =
            times?.line ?? value.map { "\($0) \(unit ?? "")" } ?? "-"
        let padded = name.padding(toLength: max(46, name.count), withPad: " ", startingAt: 0)
        return "\(padded) \(text)" + (aim.map { "   (aim: \($0))" } ?? "")
    }
}

/// The monotonic clock in milliseconds, the same in all processes of a machine.
func monotonicMilliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1e6
}

/// The processor time of this process in the quickest of nine spells of a work, in milliseconds: the speed of a shared
/// machine comes and goes, what the work takes does not.
func quickestSpell(of work: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<9 {
        let began = clock()
        try work()
        best = min(best, Double(clock() - began) * 1_000 / Double(CLOCKS_PER_SEC))
    }
    return best
}

/// What keeps a measurement from being made.
struct BenchError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
