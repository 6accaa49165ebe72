import Foundation

/// What `tesseract … tsv` read off one image.
struct RecognizedPage: Sendable {
    /// In the image's pixels; upright, with a word for each stretch of a line without a wide gap.
    var page: BoxedPage
    /// The sum of the words' confidences, 0 to 1, times their characters.
    private(set) var confidence = 0.0
    /// How many characters were read.
    private(set) var characters = 0

    /// Less sure than that, what is read is a speck, a seal or a picture.
    private static let leastConfidence = 0.3

    /// - Parameter output: Lines of twelve columns: level, page, block, paragraph, line, word, left, top, width, height,
    ///   confidence in percent, text. Level 1 is the page, 4 a line, 5 a word.
    init?(tabSeparated output: Data) {
        var found: BoxedPage?
        var lines: [[BoxedPage.Word]] = []
        for row in String(decoding: output, as: UTF8.self).split(separator: "\n") {
            let columns = row.split(separator: "\t", maxSplits: 11, omittingEmptySubsequences: false)
            guard columns.count == 12 else { continue }
            let box = columns[6..<10].compactMap { Double($0) }
            guard box.count == 4 else { continue }
            switch columns[0] {
            case "1": found = BoxedPage(width: box[2], height: box[3])
            case "4": lines.append([])
            case "5":
                let text = columns[11].trimmingCharacters(in: .whitespaces)
                let confidence = (Double(columns[10]) ?? 0) / 100
                guard !text.isEmpty, let line = lines.indices.last, confidence >= Self.leastConfidence else { continue }
                lines[line].append(
                    BoxedPage.Word(
                        text: text, left: box[0], top: box[1], right: box[0] + box[2], bottom: box[1] + box[3]))
                self.confidence += confidence * Double(text.unicodeScalars.count)
                characters += text.unicodeScalars.count
            default: break
            }
        }
        guard var found else { return nil }
        found.lines = lines.filter { !$0.isEmpty }
        page = found.upright
        page.lines = page.lines.map(Self.stretches)
    }

    /// From 0 to 1; 0 for a page without text.
    var meanConfidence: Double { characters > 0 ? confidence / Double(characters) : 0 }

    /// The words of a line put together, but for gaps as wide as those of a table: where within a line each word stands is
    /// only guessed.
    private static func stretches(_ line: [BoxedPage.Word]) -> [BoxedPage.Word] {
        let em = size(of: line)
        var stretches: [BoxedPage.Word] = []
        for word in line {
            guard let last = stretches.last, word.left - last.right < 2 * em else {
                stretches.append(word)
                continue
            }
            var joined = last
            joined.text = RecognizedText.joined(last.text, word.text)
            joined.top = min(last.top, word.top)
            joined.right = max(last.right, word.right)
            joined.bottom = max(last.bottom, word.bottom)
            stretches[stretches.count - 1] = joined
        }
        return stretches.map { stretch in
            // Boxes end at the ink; characters are as high as they are wide.
            var whole = stretch
            let more = max(0, em - (stretch.bottom - stretch.top)) / 2
            whole.top -= more
            whole.bottom += more
            return whole
        }
    }

    /// The size of a line's characters: what each takes of the line's width, or the usual height where they are few.
    private static func size(of line: [BoxedPage.Word]) -> Double {
        let height = line.map { $0.bottom - $0.top }.middle ?? 1
        let units = line.reduce(0) { $0 + GlyphWidth.of($1.text) }
        guard units >= 6, let left = line.map(\.left).min(), let right = line.map(\.right).max() else {
            return max(height, 1)
        }
        return min(max(height, (right - left) / units), 2 * max(height, 1))
    }
}
