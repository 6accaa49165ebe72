import UnixSignals

/// The signals that ask a supervisor to stop.
package enum StopSignals {
    /// One element for each SIGINT, SIGTERM or SIGHUP from now on.
    package static func trap() async -> AsyncStream<Void> {
        let signals = await UnixSignalsSequence(trapping: [.sigint, .sigterm, .sighup])
        let (stops, feed) = AsyncStream.makeStream(of: Void.self)
        let reader = Task {
            for await _ in signals { feed.yield() }
            feed.finish()
        }
        // The reader lives as long as somebody listens; it owns nothing that outlives the stream.
        feed.onTermination = { _ in reader.cancel() }
        return stops
    }
}
