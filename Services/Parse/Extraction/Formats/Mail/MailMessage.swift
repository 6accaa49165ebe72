package import Foundation
import Messages

/// A mail: who wrote what and when, its text, and the files that came with it.
package struct MailMessage: Sendable {
    /// A file that came with a mail.
    package struct Attachment: Sendable, Equatable {
        /// Without folders; made up where the mail has none.
        package var name: String
        package var data: Data
    }

    package var subject: String?
    /// As printed, name and address.
    package var sender: String?
    /// As printed.
    package var date: String?
    /// Its text; nil where it has none.
    package var body: ExtractedText?
    package var attachments: [Attachment] = []

    /// Reads a mail (EML) of any quality.
    ///
    /// - Throws: `ExtractionError`: `overLimit`.
    package static func read(_ data: Data, limits: ExtractionLimits) throws(ExtractionError) -> Self {
        guard data.count <= limits.textBytes else { throw .mailOverLimit("it takes \(data.count) bytes") }
        let message = try MIMEMessage.within(limits, data)
        let headers = message.root.headers
        var mail = Self(
            subject: headers.text("subject"), sender: headers.text("from"), date: headers.text("date"))
        let content = try MailContent(of: message, limits: limits)
        mail.attachments = content.attachments
        if content.text.contains(where: { !$0.isWhitespace }) {
            mail.body = ExtractedText(
                text: content.text, encoding: content.encoding?.rawValue, mediaType: Format.mail.mediaType,
                replacements: content.replacements)
        }
        return mail
    }

    /// The text of a mail alone.
    ///
    /// - Throws: `ExtractionError`: `empty` for a mail without text, `overLimit`.
    static func extract(_ data: Data, limits: ExtractionLimits) throws(ExtractionError) -> ExtractedText {
        let mail = try read(data, limits: limits)
        if let body = mail.body { return body }
        let names = mail.attachments.prefix(5).map(\.name).joined(separator: ", ")
        throw ExtractionError(
            .empty, mediaType: Format.mail.mediaType,
            message: names.isEmpty ? "The mail holds no text." : "The mail holds no text, only attachments: \(names).",
            hint: names.isEmpty ? nil : "Save the attachments and hand them in.")
    }
}

extension MIMEMessage {
    /// Reads a message, or says what is too much.
    static func within(_ limits: ExtractionLimits, _ data: Data) throws(ExtractionError) -> Self {
        do {
            return try Self(data, limits: limits)
        } catch {
            switch error {
            case .tooDeep: throw .mailOverLimit("its parts lie too deep within each other")
            case .tooManyParts: throw .mailOverLimit("it has more than \(limits.members) parts")
            }
        }
    }
}

extension ExtractionError {
    static func mailOverLimit(_ reason: String) -> Self {
        Self(
            .overLimit, mediaType: Format.mail.mediaType,
            message: "The message asks for more than is read as one: \(reason).",
            hint: "Save what is in it as files of their own and hand those in.")
    }
}
