import Foundation

extension Format {
    /// Fields that only programs write.
    private static let ofPrograms: Set<String> = [
        "received", "return-path", "delivered-to", "message-id", "mime-version", "content-type", "dkim-signature",
        "content-transfer-encoding", "x-mailer", "authentication-results", "in-reply-to", "references",
    ]
    /// Fields that people know as well.
    private static let ofPeople: Set<String> = ["from", "to", "subject", "date", "cc", "reply-to", "sender"]
    /// What a mail has that went from one person to another, and a saved page has not.
    private static let ofTravel: Set<String> = ["received", "return-path", "delivered-to", "message-id", "to"]

    /// Recognises a mail, a mailbox or a saved page by its header; text that begins with such words is none.
    static func message(_ head: [UInt8], fileName: String) -> Self? {
        var start = 0
        if head.starts(with: "From ".utf8) {
            start = head.lineEnd(from: 0, to: head.count)
            guard isEnvelope(head[..<start]) else { return nil }
        }
        let headers = MIMEHeaders.read(head, in: start..<head.count).headers
        let names = headers.names
        let written = names.filter { ofPrograms.contains($0) || $0.hasPrefix("x-") }
        let known = written.count + names.count { ofPeople.contains($0) }
        guard known >= 2, isCertain(headers) || !written.isEmpty && written != ["content-type"] else { return nil }
        if start > 0 { return .mbox }
        return isSavedPage(headers, fileName: fileName) ? .mhtml : .mail
    }

    /// Whether fields that anybody might write hold what only programs put there: an address and a time.
    private static func isCertain(_ headers: MIMEHeaders) -> Bool {
        guard let sender = headers.bytes("from"), let date = headers.bytes("date"), headers.names.contains("subject")
        else { return false }
        return sender.contains(UInt8(ascii: "@")) && date.count { $0 == UInt8(ascii: ":") } >= 1
            && date.contains(where: \.isASCIIDigit)
    }

    private static func isSavedPage(_ headers: MIMEHeaders, fileName: String) -> Bool {
        if headers.names.contains("snapshot-content-location") { return true }
        let name = fileName.lowercased()
        if name.hasSuffix(".mht") || name.hasSuffix(".mhtml") { return true }
        guard let type = headers.parameters("content-type")?.value else { return false }
        return (type == "multipart/related" || type == "text/html") && !headers.names.contains(where: ofTravel.contains)
    }

    /// `From address Mon Jan  1 00:00:00 2024`.
    private static func isEnvelope(_ line: ArraySlice<UInt8>) -> Bool {
        let words = String(decoding: line.prefix(300), as: UTF8.self).split(whereSeparator: \.isWhitespace)
        return words.count >= 6 && words.contains { $0.count == 4 && $0.allSatisfy(\.isNumber) }
            && words.contains { $0.contains(":") }
    }
}
