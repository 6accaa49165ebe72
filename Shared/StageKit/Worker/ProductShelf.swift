import Foundation
import Links
import Messages
import Synchronization
import ZeroMQ

/// Large products of a worker, until the head has settled them.
final class ProductShelf: BodySource {
    private let products = Mutex<[String: Data]>([:])

    func put(_ product: Data, under reference: ContentReference) {
        products.withLock { $0[reference.sha256] = product }
    }

    func remove(_ reference: ContentReference?) {
        guard let reference else { return }
        products.withLock { $0[reference.sha256] = nil }
    }

    func read(_ get: BlobGet) async throws -> (part: Frame, size: Int64)? {
        guard let product = products.withLock({ $0[get.sha256] }), get.offset >= 0, get.offset <= product.count else {
            return nil
        }
        let start = Int(get.offset)
        let end = min(product.count, start + min(max(get.length, 0), BlobGet.chunk))
        return (Frame(product[start..<end]), Int64(product.count))
    }
}
