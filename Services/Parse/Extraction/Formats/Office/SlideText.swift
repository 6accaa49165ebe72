/// The slides of a presentation: the title of each first, then its other texts as they lie on it.
///
/// Hidden slides and the speaker's notes are left out, since who looks at the slides does not see them.
struct SlideText {
    private(set) var text = ""

    /// - Throws: `ExtractionError`: `overLimit`, `empty`.
    init(_ content: OpenDocumentContent, kind: OfficeKind, limits: ExtractionLimits) throws(ExtractionError) {
        for slide in content.document.children where slide.is("page") && content.isShown(slide) {
            let shapes = Array(slide.children)
            let titles = shapes.filter { $0.attribute("class") == "title" }
            let others = shapes.filter { shape in
                !shape.is("notes")
                    && !["title", "page-number", "footer", "header", "date-time"].contains(
                        shape.attribute("class"))
            }
            for line in (titles + others).flatMap(OpenDocumentContent.paragraphs)
            where !line.allSatisfy(\.isWhitespace) {
                guard line.utf8.count < limits.textBytes - text.utf8.count else { throw kind.overLimit }
                text += line + "\n"
            }
        }
        guard !text.isEmpty else { throw kind.empty }
    }
}
