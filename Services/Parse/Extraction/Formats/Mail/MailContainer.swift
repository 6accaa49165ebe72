import Foundation
import Messages

/// Takes mails apart: what was written and what came with it are documents of their own.
enum MailContainer {
    /// The text and the attachments of a mail, with its subject and sender.
    ///
    /// - Throws: `ExtractionError`.
    static func members(of data: Data, limits: ExtractionLimits) throws(ExtractionError) -> Extraction.Container {
        let mail = try MailMessage.read(data, limits: limits)
        let declared = ["subject": mail.subject, "sender": mail.sender, "sent": mail.date].compactMapValues(\.self)
        var members: [Extraction.Member] = []
        if let body = mail.body {
            members.append(
                Extraction.Member(path: name(of: mail) + ".txt", data: Data(body.text.utf8), declared: declared))
        }
        members += mail.attachments.map {
            Extraction.Member(path: $0.name, data: $0.data, declared: declared)
        }
        guard !members.isEmpty else {
            throw ExtractionError(
                .empty, mediaType: Format.mail.mediaType, message: "The mail holds no text and no file.",
                hint: "Ask for it to be sent again, or hand in the report itself.")
        }
        return Extraction.Container(mediaType: Format.mail.mediaType, members: members)
    }

    /// The mails of a mailbox.
    ///
    /// - Throws: `ExtractionError`.
    static func members(ofMailbox data: Data, limits: ExtractionLimits) throws(ExtractionError) -> Extraction.Container
    {
        let mails = try Mailbox.messages(in: data, limits: limits)
        let digits = String(mails.count).count
        let members = mails.enumerated().map { place, mail in
            let number = String(place + 1)
            let name = String(repeating: "0", count: digits - number.count) + number
            return Extraction.Member(path: name + ".eml", data: mail)
        }
        guard !members.isEmpty else {
            throw ExtractionError(
                .empty, mediaType: Format.mbox.mediaType, message: "The mailbox holds no mail.",
                hint: "Save the mails again and hand them in once more.")
        }
        return Extraction.Container(mediaType: Format.mbox.mediaType, members: members)
    }

    /// The subject as a file's name.
    private static func name(of mail: MailMessage) -> String {
        let kept = (mail.subject ?? "").filter { !"/\\:*?\"<>|".contains($0) && !$0.isNewline }
            .trimmingCharacters(in: .whitespaces)
        return kept.isEmpty ? "正文" : String(kept.prefix(60))
    }
}
