import Foundation

/// Something that a machine must have to read a format.
package enum FormatNeed: Sendable, Equatable {
    /// A program on the PATH.
    case program(HelperProgram)
    /// A program of LibreOffice.
    case office(OfficeInstallation.Part)
    /// One of these files, which a package brings.
    case file([String], package: String)

    static let poppler = Self.program(.pdftotext)
    static let tesseract = Self.program(.tesseract)
    /// What poppler takes to read Chinese fonts that a PDF names and does not bring.
    static let cMaps = Self.file(["/usr/share/poppler/cMap/Adobe-GB1"], package: "poppler-data")
    static let chineseRecognition = Self.file(
        ["5", "4.00"].map { "/usr/share/tesseract-ocr/\($0)/tessdata/chi_sim.traineddata" },
        package: "tesseract-ocr-chi-sim")

    /// Debian's package that has it.
    package var package: String {
        switch self {
        case .program(let program): program.package
        case .office(let part): part.package
        case .file(_, let package): package
        }
    }

    /// What a machine has.
    package struct Machine {
        private let programs: Set<HelperProgram>
        private let office: Set<OfficeInstallation.Part>
        private let isThere: (String) -> Bool

        /// Takes what is installed and whether a file is there.
        package init(
            programs: Set<HelperProgram>, office: Set<OfficeInstallation.Part>, isThere: @escaping (String) -> Bool
        ) {
            self.programs = programs
            self.office = office
            self.isThere = isThere
        }

        /// The one that this process runs on.
        package static var this: Self {
            Self(programs: Set(Workplace.installed.keys), office: OfficeInstallation.installed?.parts ?? []) {
                FileManager.default.fileExists(atPath: $0)
            }
        }

        func has(_ need: FormatNeed) -> Bool {
            switch need {
            case .program(let program): programs.contains(program)
            case .office(let part): office.contains(part)
            case .file(let paths, _): paths.contains(where: isThere)
            }
        }
    }
}
