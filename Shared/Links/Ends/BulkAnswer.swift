import ZeroMQ

/// How either side of a bulk link answers a BLOB_GET.
enum BulkAnswer {
    static func message(for get: BlobGet, read: (part: Frame, size: Int64)?) -> LinkMessage? {
        guard let read else {
            return try? LinkMessage(.blobMissing, BlobData(sha256: get.sha256, offset: get.offset, size: 0))
        }
        return try? LinkMessage(
            .blobData, BlobData(sha256: get.sha256, offset: get.offset, size: read.size), bodies: [read.part])
    }
}
