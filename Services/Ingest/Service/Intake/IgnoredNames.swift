/// The names that programs give to files which are not documents, or not yet.
package struct IgnoredNames: Sendable {
    /// Beginnings, compared without regard to case.
    package var prefixes: [String]
    /// Endings, compared without regard to case.
    package var suffixes: [String]
    /// Whole names, of files or folders, compared without regard to case.
    package var names: Set<String>

    /// What is known of the systems and programs people use; add to it in the settings.
    package static let standard = Self(
        prefixes: [
            ".",  // hidden: editors, rsync (.name.Xq3f), Syncthing, AppleDouble (._name), our own names in passing
            "~$",  // Microsoft Office and WPS: who has the file open
            "~wr",  // Word's files while saving
            "~lock.",
            "#recycle",  // Synology
            "$recycle.bin",
        ],
        suffixes: [
            ".part", ".partial", ".crdownload", ".download", ".opdownload", ".aria2", ".td", ".td.cfg", ".xltd",
            ".!ut", ".baiduyun.downloading", ".downloading", ".qkdownloading",
            ".tmp", ".temp", ".filepart", ".swp", ".swx", ".lck", ".lock", "~",
        ],
        names: [
            "thumbs.db", "ehthumbs.db", "desktop.ini", "@eadir", "@tmp", "lost+found", "__macosx",
            "system volume information", "icon\r",
        ]
    )

    /// Whether a file or folder of that name is passed over.
    package func contains(_ name: [UInt8]) -> Bool {
        // Only ASCII is lowered, byte by byte: this runs for each file of each look, and the list is ASCII.
        let lowered = name.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        return prefixes.contains { lowered.starts(with: $0.utf8) }
            || suffixes.contains { lowered.suffix($0.utf8.count).elementsEqual($0.utf8) }
            || names.contains { lowered.elementsEqual($0.utf8) }
    }
}
