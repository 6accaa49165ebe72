import Messages

extension ReportFigure {
    /// The year that it is for: the one it names, else the one reported on.
    func year(in reportYear: Int) -> Int {
        guard let period, period.utf8.count >= 4, let year = Int(period.prefix(4)), (1949...2999).contains(year) else {
            return reportYear
        }
        return year
    }
}
