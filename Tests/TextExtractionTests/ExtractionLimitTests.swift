import Foundation
import Testing
import TextExtraction

@Suite struct ExtractionLimitTests {
    @Test func `a text may take a sixth of the memory, up to 512 MiB`() {
        #expect(ExtractionLimits(memory: 1 << 30).textBytes == (1 << 30) / 6)
        #expect(ExtractionLimits(memory: 64 << 30).textBytes == 512 << 20)
        #expect(ExtractionLimits(memory: .max).textBytes == 512 << 20)
    }

    @Test func `a process has no more than half of the machine`() {
        let half = Int(ProcessInfo.processInfo.physicalMemory / 2)
        #expect((1...half / 6).contains(ExtractionLimits.ofThisProcess.textBytes))
    }
}
