package import ZeroMQ

/// A part of a body.
package struct BodyChunk: Sendable {
    package var offset: Int64
    package var frame: Frame

    package init(offset: Int64, frame: Frame) {
        self.offset = offset
        self.frame = frame
    }
}
