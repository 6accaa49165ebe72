package import Messages

/// Gathers one figure over agencies and years.
///
/// In whatever order reports are added, the table is the same.
package struct FigureSeries: Sendable {
    private struct Row {
        var agency: String
        var documentId: String
        var division: String?
        var cells: [Int: [FigureCell]] = [:]
    }

    private let subject: String
    private let unit: String?
    private let wanted: SubjectName
    private let fold: ScalarFold
    private var rows: [String: Row] = [:]

    /// Asks for a subject, found wherever a figure's subject holds its words, and a measure word; nil for any.
    package init(subject: String, unit: String?, fold: ScalarFold = .width) {
        (self.subject, self.unit, self.fold) = (subject, unit, fold)
        wanted = SubjectName(subject, fold: fold)
    }

    /// Adds the figures of one current report.
    package mutating func add(documentId: String, agency: ReportAgency, year: Int, figures: [ReportFigure]) {
        for figure in figures {
            guard let subject = figure.subject, unit == nil || figure.unit == unit, !wanted.units.isEmpty,
                SubjectName(subject, fold: fold).contains(wanted)
            else { continue }
            let division = agency.division?.code
            var row = rows[agency.key] ?? Row(agency: agency.name, documentId: documentId, division: division)
            if documentId >= row.documentId {
                (row.agency, row.documentId, row.division) = (agency.name, documentId, division)
            }
            row.cells[figure.year(in: year), default: []].append(
                FigureCell(
                    value: figure.value, unit: figure.unit, qualifier: figure.qualifier, subject: subject,
                    documentId: documentId, quote: figure.quote, range: figure.range))
            rows[agency.key] = row
        }
    }

    /// The table of all that was added.
    package var table: FigureTable {
        let years = Set(rows.values.flatMap(\.cells.keys)).sorted()
        let ordered = rows.sorted { one, other in
            (one.value.division ?? "~", one.value.agency, one.key)
                < (other.value.division ?? "~", other.value.agency, other.key)
        }
        return FigureTable(
            subject: subject, unit: unit, years: years,
            rows: ordered.map { key, row in
                FigureTableRow(
                    agencyKey: key, agency: row.agency, division: row.division,
                    cells: years.map { year in
                        (row.cells[year] ?? []).sorted {
                            ($0.documentId, $0.range.start, $0.range.end, $0.value, $0.unit) < (
                                $1.documentId, $1.range.start, $1.range.end, $1.value, $1.unit
                            )
                        }
                    })
            })
    }
}
