import Foundation
import Testing

@testable import IngestService

struct NameTests {
    @Test(arguments: [
        ".DS_Store", "~$报告.docx", ".~lock.报告.odt#", "a.part", "a.TMP", "a.crdownload", "a.partial", "Thumbs.db",
        "DESKTOP.INI", "@eaDir", ".a.txt.swp", "a.swp", "b.txt~", "大文件.baiduyun.downloading", "__MACOSX",
    ])
    func `names of programs are passed over`(_ name: String) {
        #expect(IgnoredNames.standard.contains(Array(name.utf8)))
    }

    @Test(arguments: ["报告.txt", "a.docx", "partial", "part.txt", "tmp.pdf", "~a.txt", "读我.html", "下载.txt"])
    func `names of documents are not`(_ name: String) {
        #expect(!IgnoredNames.standard.contains(Array(name.utf8)))
    }

    @Test func `names compare in NFC`() {
        let composed = NameText.readable(Array("caf\u{E9}.txt".utf8))
        let decomposed = NameText.readable(Array("cafe\u{301}.txt".utf8))
        #expect(Array(composed.utf8) == Array(decomposed.utf8))
    }

    @Test func `a GBK name is shown as it was meant`() {
        #expect(NameText.readable([0xB9, 0xE9, 0xB5, 0xB5, 0x2E, 0x74, 0x78, 0x74]) == "归档.txt")
    }

    @Test func `bytes that are no text are shown escaped`() {
        #expect(NameText.readable([0x61, 0xFF, 0x2E, 0x25]) == "a%FF.%25")
        #expect(NameText.readable(Array("a\nb\u{2028}c".utf8)) == "a%0Ab%E2%80%A8c")
    }

    @Test func `a path knows its folders`() {
        let path = InboxPath("郑州/2023/报告.txt")
        #expect(path.tags == ["郑州", "2023"])
        #expect(path.name == "报告.txt")
        #expect(path.parent == InboxPath("郑州/2023"))
        #expect(path.isInside(InboxPath("郑州")) && path.isInside(.root) && !path.isInside(InboxPath("郑")))
        #expect(InboxPath("a").parent == .root && InboxPath("a").tags.isEmpty && InboxPath.root.lastName.isEmpty)
    }

    @Test func `a clash gets a number before the extension, within 255 bytes`() {
        func numbered(_ name: String, _ number: Int, reserve: Int = 0) -> String {
            String(decoding: ClashName.numbered(Array(name.utf8), number, reserve: reserve), as: UTF8.self)
        }
        #expect(numbered("报告.txt", 2) == "报告 (2).txt")
        #expect(numbered("报告", 3) == "报告 (3)")
        #expect(numbered(".x", 2) == ".x (2)")
        let long = String(repeating: "档", count: 83) + ".pdf"
        #expect(long.utf8.count == 253)
        let short = numbered(long, 12, reserve: 8)
        #expect(short.utf8.count <= 247 && short.hasSuffix("档 (12).pdf"))
    }

    @Test func `network folders are known by the table of mounts`() {
        let table = MountTable(
            """
            22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
            90 22 0:45 / /mnt/share rw,relatime - cifs //server/share rw
            91 22 0:46 / /mnt/ntfs rw,relatime - fuseblk /dev/sdb1 rw
            92 22 0:47 / /mnt/ssh rw,relatime shared:9 master:1 - fuse.sshfs host: rw
            broken line
            """
        )
        #expect(!table.isNetwork(device: 254 << 8))
        #expect(table.isNetwork(device: 45))
        #expect(!table.isNetwork(device: 46))
        #expect(table.isNetwork(device: 47))
        #expect(!table.isNetwork(device: 999))
    }
}
