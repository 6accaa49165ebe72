/// Names that programs give to what is no document, or not yet; a folder's files of such names are passed over.
enum PassingNames {
    private static let beginnings = [".", "~$", "~wr", "#recycle", "$recycle.bin"]
    private static let endings = [
        "~", ".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".filepart", ".swp", ".lock",
        ".guidang.json",
    ]
    private static let names: Set<String> = ["thumbs.db", "desktop.ini", "@eadir", "lost+found", "__macosx"]

    static func contains(_ name: String) -> Bool {
        let lowered = name.lowercased()
        return beginnings.contains(where: lowered.hasPrefix) || endings.contains(where: lowered.hasSuffix)
            || names.contains(lowered)
    }
}
