import CLibreOfficeKit
import Foundation
import Glibc
import Synchronization

/// LibreOffice in this process, by LibreOfficeKit: it starts with the first document and stays warm for those behind it.
///
/// A document that makes it crash ends the process. Once it has started, the process ends without the destructors of
/// libraries: LibreOffice's would not come to an end.
final class OfficeKit: Sendable {
    /// Why a document was not converted.
    enum Fault: Error {
        /// LibreOffice could not be started; why.
        case notStarted(String)
        /// It can't read the document; its complaint.
        case notLoaded(String)
        /// It took the document for something else.
        case otherKind
        /// It could not write it; its complaint.
        case notSaved(String)
    }

    /// What LibreOffice takes a document for, as it numbers them.
    enum Kind: Int32 {
        case text, spreadsheet, presentation
    }

    private struct Running: @unchecked Sendable {
        let office: UnsafeMutablePointer<guidang_office>
    }

    /// The only one of the process; LibreOffice can't be started twice in one.
    static let shared = OfficeKit()

    private let running = Mutex<Running?>(nil)

    private init() {}

    /// Reads a document and writes it in another format.
    ///
    /// - Parameters:
    ///   - installation: Where LibreOffice is; only the first call starts it.
    ///   - format: The ending that LibreOffice knows the format by.
    /// - Throws: `Fault`.
    func convert(
        _ source: URL, to target: URL, as format: String, kind: Kind, by installation: OfficeInstallation
    ) throws(Fault) {
        try running.withLock { running throws(Fault) in
            let current: Running
            if let started = running { current = started } else { current = try Self.start(installation) }
            running = current
            try Self.convert(source, to: target, as: format, kind: kind, in: current.office)
        }
    }

    private static func convert(
        _ source: URL, to target: URL, as format: String, kind: Kind, in office: UnsafeMutablePointer<guidang_office>
    ) throws(Fault) {
        let functions = office.pointee.functions.pointee
        // Batch: a question, as for a password, is answered with no.
        let loaded = functions.load_with_options(office, source.absoluteString, "Language=zh-CN,Batch=true")
        guard let document = loaded else { throw .notLoaded(complaint(of: office)) }
        let methods = document.pointee.functions.pointee
        defer { methods.destroy(document) }
        guard methods.type(document) == kind.rawValue else { throw .otherKind }
        guard methods.save_as(document, target.absoluteString, format, nil) != 0 else {
            throw .notSaved(complaint(of: office))
        }
    }

    private static func complaint(of office: UnsafeMutablePointer<guidang_office>) -> String {
        let functions = office.pointee.functions.pointee
        guard let error = functions.error(office) else { return "it does not say why" }
        defer { functions.free_error(error) }
        return String(cString: error)
    }

    // MARK: - Starting

    private static func start(_ installation: OfficeInstallation) throws(Fault) -> Running {
        let profile = FileManager.default.temporaryDirectory.appending(path: "guidang-office-\(UUID().uuidString)")
        do {
            try OfficeProfile.write(to: profile)
        } catch {
            throw .notStarted("its settings can't be written: \(error)")
        }
        let start = try hook(of: installation)
        guard let office = start(installation.program, profile.absoluteString),
            office.pointee.functions.pointee.size >= MemoryLayout<guidang_office_functions>.size
        else { throw .notStarted("LibreOffice in \(installation.program) does not start") }
        endWithoutDestructors(removing: profile)
        return Running(office: office)
    }

    private static func hook(of installation: OfficeInstallation) throws(Fault) -> StartFunction {
        for library in OfficeInstallation.libraries {
            guard let handle = dlopen("\(installation.program)/\(library)", RTLD_LAZY) else { continue }
            if let symbol = dlsym(handle, "libreofficekit_hook_2") {
                return unsafeBitCast(symbol, to: StartFunction.self)
            }
        }
        throw .notStarted(dlerror().map { String(cString: $0) } ?? "LibreOfficeKit is not there")
    }

    /// Handlers run in the order opposite to the one they were set in, so this one, set once LibreOffice's libraries are
    /// there, comes before their destructors.
    private static func endWithoutDestructors(removing profile: URL) {
        on_exit(
            { status, profile in
                if let profile {
                    try? FileManager.default.removeItem(
                        atPath: String(cString: profile.assumingMemoryBound(to: CChar.self)))
                }
                fflush(nil)
                _exit(status)
            }, strdup(profile.path))
    }
}

/// `guidang_office_start` as something that is there.
private typealias StartFunction =
    @convention(c) (
        UnsafePointer<CChar>?, UnsafePointer<CChar>?
    ) -> UnsafeMutablePointer<guidang_office>?
