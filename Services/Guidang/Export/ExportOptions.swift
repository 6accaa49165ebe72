/// What an export is made of, and how.
package struct ExportOptions: Sendable {
    package var format: ExportFormat
    /// Whether CSV begins with a byte order mark, by which Excel on Chinese Windows knows it for UTF-8.
    package var hasByteOrderMark = false
    /// Whether text cells of CSV that a spreadsheet would take for a formula are guarded; see ``FormulaGuard``.
    ///
    /// On by default also for research: a file's name does not tell which program will open it, and what the guard does
    /// is undone exactly by the rule in `datapackage.json`. XLSX needs none: its text is typed.
    package var guardsFormulas = true
    /// Whether each report's text is written as a file of its own, so that the ranges of the tables can be looked up.
    package var includesText = false
    /// Whether tables of what a reader judged have empty columns for a human coder.
    ///
    /// The system's value and the human one stand beside each other and never in one column, so that agreement can be
    /// counted and an export made anew takes nothing from the coder: each keeps a copy and joins by the primary key.
    package var hasCoderColumns = true
    /// The tables; those of comparisons are put behind the standard ones.
    package var tables = TableSchema.standard
    /// The program that exports, with its version: it is written into the export.
    package var program: String
    /// How many reports are asked for at once.
    package var pageSize = 200
    /// After how many reports the state is made durable, at the end of a page.
    package var checkpointInterval = 1_000
    /// Rows of one sheet, its header not counted; Excel takes no more than 1,048,575.
    package var rowsPerSheet = 1_048_575
    /// Whether an unfinished export of other options or another set is thrown away.
    package var startsAnew = false

    package init(format: ExportFormat, program: String) {
        self.format = format
        self.program = program
    }
}

/// The formats of an export.
package enum ExportFormat: String, Sendable, Hashable, CaseIterable {
    /// A folder with a Frictionless Data Package: CSV, their description and a code book.
    case dataPackage = "datapackage"
    /// A file with one report a line, as JSON.
    case lines = "jsonl"
    /// A workbook with a sheet for each table.
    case workbook = "xlsx"
}
