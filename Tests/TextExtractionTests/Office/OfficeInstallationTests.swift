import Foundation
import Testing
import TextExtraction

@Suite struct OfficeInstallationTests {
    private static let document = OpenDocumentFile(
        content: String(decoding: OfficeFiles.text("<text:p>报告</text:p>"), as: UTF8.self))

    private func found(_ files: Set<String>, path: String = "/bin:/usr/bin") -> OfficeInstallation? {
        OfficeInstallation.find(
            path: path, isThere: files.contains,
            resolved: { $0 == "/usr/bin/soffice" ? "/opt/office/program/soffice" : $0 })
    }

    @Test func `it is where the program on the PATH leads to`() {
        let files: Set<String> = [
            "/usr/bin/soffice", "/opt/office/program/libmergedlo.so", "/opt/office/share/registry/writer.xcd",
            "/opt/office/share/registry/calc.xcd", "/usr/lib/libreoffice/program/libmergedlo.so",
        ]
        let installation = found(files)
        #expect(installation?.program == "/opt/office/program")
        #expect(installation?.parts == [.writer, .calc])
    }

    @Test func `it is where Debian puts it, whatever the PATH says`() {
        let files: Set<String> = ["/usr/lib/libreoffice/program/libsofficeapp.so"]
        #expect(found(files, path: "")?.program == "/usr/lib/libreoffice/program")
        #expect(found(files, path: "")?.parts == [])
        #expect(found(["/usr/bin/soffice"]) == nil)
    }

    @Test func `what lacks is named with its package`() throws {
        let bare = OfficeInstallation(program: "/nowhere", parts: [.calc])
        for office in [nil, bare] {
            let error = try #require(
                #expect(throws: ExtractionError.self) {
                    try withWorkplace {
                        try TextExtractor.extract(
                            Self.document.data, fileName: "a.odt", workplace: $0, office: office)
                    }
                })
            #expect(error.code == .missingProgram)
            #expect(error.message.contains("LibreOffice Writer"))
            #expect(error.hint?.contains("apt-get install libreoffice-writer-nogui") == true)
        }
    }

    @Test func `what is damaged or locked is told without LibreOffice`() {
        let locked = OpenDocumentFile(content: "", manifest: "<manifest:encryption-data/>")
        for (data, code) in [(locked.data, .encrypted), (Self.document.data.prefix(300), .corrupt)]
            as [(Data, ExtractionError.Code)]
        {
            let error = #expect(throws: ExtractionError.self) {
                try TextExtractor.extract(data, fileName: "a.odt", office: nil)
            }
            #expect(error?.code == code)
        }
    }
}
