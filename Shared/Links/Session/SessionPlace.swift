/// What a message is to a session.
package enum SessionPlace: Sendable, Equatable {
    /// It follows the last one.
    case next
    /// Messages before it are lost: the session can't go on, for an item or an ack may be among them.
    case gap
    /// It is of another session, or came before.
    case foreign
}
