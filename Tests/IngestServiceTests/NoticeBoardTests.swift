import Settings
import Testing

@testable import IngestService

struct NoticeBoardTests {
    private let path = InboxPath("a.txt")
    private let stamp = FileStamp(inode: 1, size: 2, modified: 3)
    private let other = FileStamp(inode: 1, size: 2, modified: 4)

    @Test func `a notice is new once for that very file`() {
        var board = NoticeBoard()
        let notice = InboxNotice(path, .unreadable)
        #expect([board.put(notice, of: stamp), board.put(notice, of: stamp)] == [true, false])
        board.see(path, stamp)
        #expect(board.all == [notice])
        board.see(path, other)
        #expect(board.all.isEmpty)
        #expect([board.put(notice, of: other), board.put(notice, of: stamp)] == [true, true])
    }

    @Test func `a look around takes away what it did not come across`() {
        var board = NoticeBoard()
        _ = board.put(InboxNotice(path, .cannotRemove), of: stamp)
        _ = board.put(InboxNotice(InboxPath("pipe"), .notAFile))
        _ = board.put(InboxNotice(InboxPath("sub/x"), .stillWritten))
        board.beginLook()
        board.see(path, stamp)
        board.keep(InboxPath("sub/x"), .stillWritten)
        board.endLook()
        #expect(board.all.map(\.path.text) == ["a.txt", "sub/x"])
        let version = board.version
        board.beginLook()
        board.see(path, stamp)
        board.keep(InboxPath("sub/x"), .stillWritten)
        board.endLook()
        #expect(board.version == version)
        board.removeAll(in: InboxPath("sub"))
        board.remove(path)
        #expect(board.all.isEmpty && board.version > version)
    }

    @Test func `each kind has words of its own in both languages`() {
        for language in Language.allCases {
            let words = InboxNotice.Kind.allCases.map { $0.words(language) }
            #expect(Set(words).count == words.count && !words.contains(""))
        }
    }
}
