/// What the inbox holds now, for whoever asks.
package struct InboxPicture: Sendable, Equatable {
    /// Files that come to rest, wait to be taken, or are being taken.
    package var waiting = 0
    /// What lies there and is not taken, and why.
    package var notices: [InboxNotice] = []

    /// An empty inbox.
    package init() {}
}
