import Foundation

/// Says what happens, each line with the seconds since the beginning.
final class Journal {
    private let began = ContinuousClock.now
    private(set) var problems: [String] = []

    /// Seconds since the beginning.
    var seconds: Double { (ContinuousClock.now - began) / .seconds(1) }

    func note(_ text: String) {
        FileHandle.standardOutput.write(Data((String(format: "%8.3f ", seconds) + text + "\n").utf8))
    }

    /// Notes what must not be; the run goes on, so that one run shows all of it.
    func fail(_ text: String) {
        problems.append(text)
        note("PROBLEM " + text)
    }

    /// The last line of a run.
    func verdict(_ name: String, _ figures: String) -> Bool {
        let isWell = problems.isEmpty
        let text =
            isWell ? "\(name) OK \(figures)" : "\(name) FAILED \(figures) problems=\(problems.count): \(problems[0])"
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
        return isWell
    }
}
