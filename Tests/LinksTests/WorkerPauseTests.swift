import Testing

@testable import Links

@Suite struct WorkerPauseTests {
    @Test func `a worker that gives tasks back waits longer each time, until it finishes one`() {
        var pause = WorkerPause()
        #expect(!pause.isRunning(at: .at(0)))
        #expect(pause.noteRelease(at: .at(0)) == .milliseconds(250))
        #expect(pause.isRunning(at: .at(0)))
        #expect(!pause.isRunning(at: .at(1)))
        #expect(pause.noteRelease(at: .at(1)) == .milliseconds(500))
        #expect(pause.noteRelease(at: .at(2)) == .seconds(1))
        pause.noteDone()
        #expect(pause.noteRelease(at: .at(10)) == .milliseconds(250))
    }

    @Test func `all that it holds, given back together, is one pause`() {
        var pause = WorkerPause()
        #expect(pause.noteRelease(at: .at(0)) != nil)
        #expect(pause.noteRelease(at: .at(0)) == nil)
        #expect(pause.noteRelease(at: .at(1)) == .milliseconds(500))
    }

    @Test func `no pause is longer than half a minute`() {
        var pause = WorkerPause()
        var longest = Duration.zero
        for number in 0..<40 { longest = max(longest, pause.noteRelease(at: .at(Double(number * 100))) ?? .zero) }
        #expect(longest == .seconds(30))
    }
}
