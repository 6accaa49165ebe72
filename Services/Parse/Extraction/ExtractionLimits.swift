/// How much one document may ask for.
package struct ExtractionLimits: Sendable, Equatable {
    /// The largest text file that is read, in bytes; reading takes about five times as much memory.
    package var textBytes: Int

    /// Takes a limit in bytes.
    package init(textBytes: Int = 512 << 20) {
        self.textBytes = textBytes
    }
}
