import Testing
import TextExtraction

@Suite struct FormatSupportTests {
    private func missing(_ ending: String, _ machine: FormatNeed.Machine) -> [[String]] {
        FormatSupport.all(machine).filter { $0.extensions.contains(ending) }.map(\.missingPackages)
    }

    @Test func `a machine with everything reads every family`() {
        let machine = FormatNeed.Machine(
            programs: Set(HelperProgram.allCases), office: Set(OfficeInstallation.Part.allCases)
        ) { _ in true }
        let families = FormatSupport.all(machine)
        #expect(families.allSatisfy { $0.isReady })
        #expect(families.allSatisfy { !$0.name.isEmpty && !$0.chineseName.isEmpty && !$0.extensions.isEmpty })
        #expect(Set(families.map(\.name)).count == families.count)
        #expect(families.flatMap(\.extensions).allSatisfy { $0 == $0.lowercased() && !$0.hasPrefix(".") })
    }

    @Test func `each package that lacks is named`() {
        let bare = FormatNeed.Machine(programs: [], office: []) { _ in false }
        #expect(missing("doc", bare) == [["libreoffice-writer-nogui"]])
        #expect(missing("xlsx", bare) == [["libreoffice-calc-nogui"]])
        #expect(missing("ppt", bare) == [["libreoffice-impress-nogui"]])
        #expect(missing("pdf", bare).flatMap { $0 }.contains("poppler-data"))
        #expect(missing("png", bare) == [["tesseract-ocr", "tesseract-ocr-chi-sim"]])
        #expect(missing("docx", bare) == [[]] && missing("txt", bare) == [[]] && missing("ofd", bare) == [[]])
    }

    @Test func `what is there is not missed`() {
        let machine = FormatNeed.Machine(programs: [.pdftotext, .tesseract], office: [.writer]) {
            $0.hasSuffix("/5/tessdata/chi_sim.traineddata")
        }
        #expect(missing("doc", machine) == [[]] && missing("png", machine) == [[]])
        #expect(missing("pdf", machine) == [["poppler-data"], []])
        #expect(missing("xls", machine) == [["libreoffice-calc-nogui"]])
    }
}
