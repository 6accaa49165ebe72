import Foundation
import Synchronization

/// Reads the pages of a document off their images, two at a time.
struct PageRecognizer: Sendable {
    /// Programs that run at the same time.
    private static let most = 2
    /// Below that, a page may be in the other script.
    private static let sure = 0.9

    let workplace: Workplace
    let tesseract: Tesseract

    /// How far the work is.
    private struct Progress {
        var next = 0
        var pages: [RecognizedPage?]
        var done = 0
        var script: Tesseract.Script?
        var error: ExtractionError?

        /// The next page that no one works at; nil where there is none, or one has failed.
        mutating func take() -> Int? {
            guard error == nil, next < pages.count else { return nil }
            next += 1
            return next - 1
        }

        mutating func finish(_ page: Int, _ read: RecognizedPage?, _ script: Tesseract.Script?) {
            pages[page] = read
            done += 1
            self.script = self.script ?? script
        }
    }

    init(mediaType: String, workplace: Workplace) throws(ExtractionError) {
        self.workplace = workplace
        tesseract = try Tesseract(mediaType: mediaType, workplace: workplace)
    }

    /// Reads so many pages.
    ///
    /// - Parameter image: Gives the image of a page, from 0; it may use the folder of the workplace that it is given.
    /// - Throws: `ExtractionError`: `overLimit`, with how many pages were read, where the time ends before the pages.
    func read(
        _ count: Int, image: @Sendable (Int, Workplace) throws(ExtractionError) -> PageImage
    ) throws(ExtractionError) -> [RecognizedPage?] {
        let progress = Mutex(Progress(pages: Array(repeating: nil, count: count)))
        let workers = min(Self.most, count, ProcessInfo.processInfo.activeProcessorCount)
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            while let page = progress.withLock({ $0.take() }) {
                do throws(ExtractionError) {
                    let place = try self.place(worker)
                    let known = progress.withLock { $0.script }
                    let (read, script) = try self.read(try image(page, place), known, in: place)
                    progress.withLock { $0.finish(page, read, script) }
                } catch {
                    progress.withLock { $0.error = $0.error ?? error }
                }
            }
        }
        let (pages, done, error) = progress.withLock { ($0.pages, $0.done, $0.error) }
        guard let error else { return pages }
        guard error.code == .overLimit, workplace.deadline.timeIntervalSinceNow <= 0 else { throw error }
        throw ExtractionError(
            .overLimit, mediaType: tesseract.mediaType,
            message: "Only \(done) of \(count) pages could be read off their images in the time that one document has.",
            hint: "Hand the document in as text, or in parts with fewer pages.")
    }

    /// A folder for one of those that work at the same time.
    private func place(_ worker: Int) throws(ExtractionError) -> Workplace {
        let folder = workplace.file("worker-\(worker)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw ExtractionError(
                .overLimit, mediaType: tesseract.mediaType, message: "No folder could be made for images: \(error)")
        }
        return Workplace(folder: folder, deadline: workplace.deadline)
    }

    /// Reads a page in the document's script; while that is open, in each until one is sure.
    private func read(
        _ image: PageImage, _ known: Tesseract.Script?, in place: Workplace
    ) throws(ExtractionError) -> (page: RecognizedPage?, script: Tesseract.Script?) {
        guard let (file, number) = try image.prepared(in: place, for: tesseract.mediaType) else { return (nil, known) }
        if let known { return (try tesseract.read(file, page: number, as: known, in: place), known) }
        var best: (page: RecognizedPage, script: Tesseract.Script)?
        for script in tesseract.scripts {
            guard let read = try tesseract.read(file, page: number, as: script, in: place) else { return (nil, nil) }
            if read.meanConfidence > best?.page.meanConfidence ?? -1 { best = (read, script) }
            if read.meanConfidence >= Self.sure || read.characters == 0 { break }
        }
        // A page with little on it does not tell the script of those behind it.
        return (best?.page, best.flatMap { $0.page.characters >= 100 ? $0.script : nil })
    }
}
