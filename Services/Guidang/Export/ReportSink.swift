/// Where the reports of a run go: the writer of one format.
protocol ReportSink {
    /// Adds one report.
    mutating func add(_ report: ExportedReport, _ reader: RowReader, tally: inout ExportTally) throws
    /// Before a checkpoint: makes durable what is not in the parts.
    mutating func sync() throws
    /// Makes the finished files of the parts, the one by which an export is known to be whole at last. Done again after it
    /// was interrupted, it gives the same.
    mutating func finish(_ description: ExportDescription) throws
}
