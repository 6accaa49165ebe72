/// The kinds of message of the stage link protocol, SLP/1.
///
/// `PROTOCOL.md` beside this folder has the whole of it.
package enum FrameType: UInt8, Sendable, CaseIterable {
    case hello = 1
    case welcome = 2
    case refuse = 3
    case beat = 4
    case bye = 5
    case error = 6
    case credit = 10
    case deliver = 11
    case ack = 12
    case floor = 13
    case task = 20
    case result = 21
    case settled = 22
    case blobGet = 30
    case blobData = 31
    case blobMissing = 32
    case blobOffer = 33
    case ask = 40
    case answer = 41
    case live = 50
    case liveBeat = 51
}
