import Foundation

/// Reads plain text in any of the encodings that Chinese offices use.
enum PlainText {
    static func extract(_ data: Data, limits: ExtractionLimits) throws(ExtractionError) -> ExtractedText {
        // Before its encoding is told, so that no more is looked at than may be read.
        try check(data.count, limits)
        guard let (encoding, text) = TextEncoding.detect(in: data) else {
            throw ExtractionError(
                .unsupported,
                mediaType: "application/octet-stream",
                message: "The file is no text in an encoding that is read, and of no format that is known.",
                hint: "If it is a document, open it, save its text as plain text (.txt, UTF-8) and hand that in."
            )
        }
        let length = encoding.expectedLength(ofBytes: text.count)
        try check(length, limits)
        var sink = TextSink(capacity: length)
        let readable = text.withUnsafeBytes { encoding.decode($0, into: &sink) }
        guard readable else {
            throw ExtractionError(
                .corrupt,
                mediaType: Format.plainText.mediaType,
                message: "The file begins as text in \(encoding.rawValue), but much of it can't be decoded.",
                hint: "It may be damaged or be two files in one; hand in a good copy."
            )
        }
        guard !sink.isBlank else {
            throw ExtractionError(
                .empty,
                mediaType: Format.plainText.mediaType,
                message: "The file holds no text, only blanks.",
                hint: "Save the document again and hand it in once more."
            )
        }
        return ExtractedText(
            text: String(decoding: sink.bytes, as: UTF8.self),
            encoding: encoding.rawValue,
            mediaType: Format.plainText.mediaType,
            replacements: sink.replacements
        )
    }

    private static func check(_ count: Int, _ limits: ExtractionLimits) throws(ExtractionError) {
        guard count > limits.textBytes else { return }
        throw ExtractionError(
            .overLimit,
            mediaType: Format.plainText.mediaType,
            message: "The text takes \(count) bytes, more than the \(limits.textBytes) that are read as one report.",
            hint:
                "Split it into its reports and hand them in one by one. If it really is one report, raise parse.largest "
                + "in guidang.yaml and try it again with `guidang failed retry`."
        )
    }
}
