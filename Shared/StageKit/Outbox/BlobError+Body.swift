extension BlobError {
    /// Whether the body itself is gone or not what it should be, rather than the disk or the moment being at fault.
    var isOfTheBody: Bool { [.missing, .corrupt, .wrongSize].contains(code) }
}
