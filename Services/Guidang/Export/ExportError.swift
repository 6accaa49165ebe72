/// Why an export could not be made, or not be gone on with.
package enum ExportError: Error, Equatable, Sendable {
    /// What is wrong with JSON of a report.
    package struct Malformed: Error, Equatable, Sendable {
        package var reason: String

        init(_ reason: String) { self.reason = reason }
    }

    /// No room is left for this file. What was written stays, and the export goes on from there when it is run again.
    case diskFull(path: String)
    /// The system refused an action on a file. As with a full disk, the export can be gone on with.
    case file(path: String, action: String, errno: Int32)
    /// Something stands where the export should: it is not touched.
    case alreadyThere(path: String)
    /// Another process writes this export.
    case busy(path: String)
    /// An export that was not finished is there, and it is of other options, another version, or another set.
    case otherExport(path: String, difference: String)
    /// The state of an export that was not finished can't be read.
    case stateUnreadable(path: String, reason: String)
    /// A file of an export that was not finished is shorter than its state says.
    case partLost(path: String)
    /// A report is not as the contract says.
    case malformed(documentId: String, reason: String)
    /// Reports came or went while the archive was compared.
    case changedMeanwhile
    /// The source gave reports that do not ascend by document id.
    case outOfOrder(before: String, after: String)
    /// The format can't do that.
    case unsupported(String)
}

extension ExportError: CustomStringConvertible {
    /// A sentence that says what to do.
    package var description: String {
        switch self {
        case .diskFull(let path):
            "No room is left for \(path): make room and run the same export again, it goes on where it stopped"
        case .file(let path, let action, let errno):
            "Can't \(action) \(path) (error \(errno)); the same export run again goes on where it stopped"
        case .alreadyThere(let path): "\(path) is already there: choose another name or remove it"
        case .busy(let path): "Another process is writing \(path)"
        case .otherExport(let path, let difference):
            "\(path) holds an unfinished export with another \(difference): run that one again, or start anew"
        case .stateUnreadable(let path, let reason):
            "The state of the unfinished export in \(path) can't be read (\(reason)): start anew"
        case .partLost(let path): "\(path) of the unfinished export is not whole: start anew"
        case .malformed(let documentId, let reason): "The report of document \(documentId) can't be exported: \(reason)"
        case .changedMeanwhile:
            "Reports came or went while they were compared: start anew when the archive is at rest"
        case .outOfOrder(let before, let after):
            "Reports must come in the order of their document ids, and \(after) came behind \(before)"
        case .unsupported(let what): what
        }
    }
}
