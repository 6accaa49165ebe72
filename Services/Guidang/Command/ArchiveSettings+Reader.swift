import ReportReader
import Settings

extension ArchiveSettings {
    /// The reader with the word lists of the settings.
    ///
    /// - Throws: `SettingsError` that names the file and the line that is wrong.
    func reader() throws(SettingsError) -> ReportReader {
        let lists = try wordLists()
        if lists.isEmpty { return ReportReader() }
        do {
            return ReportReader(lexicon: try Lexicon(replacing: lists))
        } catch {
            throw SettingsError(
                .badValue, Phrase("\(lexicon.folder)/\(error.message)", "\(lexicon.folder)/\(error.chinese)"))
        }
    }
}
