import Foundation

/// What the parts of a mail come to: its text and the files.
struct MailContent {
    private(set) var text = ""
    private(set) var encoding: TextEncoding?
    private(set) var replacements = 0
    private(set) var attachments: [MailMessage.Attachment] = []

    private let message: MIMEMessage
    private let limits: ExtractionLimits
    private var unpacked = 0

    init(of message: MIMEMessage, limits: ExtractionLimits) throws(ExtractionError) {
        self.message = message
        self.limits = limits
        text = try text(of: message.root, isRelated: false) ?? ""
    }

    /// The text of a part and all within it; files are taken as they come.
    ///
    /// Parts lie no deeper than the message's reader lets them.
    private mutating func text(of part: MIMEMessage.Part, isRelated: Bool) throws(ExtractionError) -> String? {
        guard !part.children.isEmpty else {
            guard Self.isText(part) else {
                try attach(part, isRelated: isRelated)
                return nil
            }
            return try text(in: part)
        }
        if part.type == "multipart/alternative" { return try alternative(part.children) }
        var texts: [String] = []
        for (place, child) in part.children.enumerated() {
            let isResource = part.type == "multipart/related" && place > 0
            if let text = try text(of: child, isRelated: isResource) { texts.append(text) }
        }
        return texts.isEmpty ? nil : texts.joined(separator: "\n")
    }

    /// Plain text is what its writer wrote; a page says the same with marks.
    private mutating func alternative(_ parts: [MIMEMessage.Part]) throws(ExtractionError) -> String? {
        var chosen: String?
        var isPlain = false
        for part in parts {
            guard let text = try text(of: part, isRelated: false), !isPlain,
                text.contains(where: { !$0.isWhitespace })
            else { continue }
            chosen = text
            isPlain = part.type == "text/plain"
        }
        return chosen
    }

    private static func isText(_ part: MIMEMessage.Part) -> Bool {
        !part.isAttachment && part.fileName == nil && (part.type == "text/plain" || part.type == "text/html")
    }

    private mutating func text(in part: MIMEMessage.Part) throws(ExtractionError) -> String? {
        let content = Data(message.content(of: part))
        try count(content.count)
        guard part.type == "text/html" else {
            guard let decoded = PageEncoding.decode(content, declared: part.charset) else { return nil }
            encoding = encoding ?? decoded.encoding
            replacements += decoded.replacements
            return String(decoding: decoded.bytes, as: UTF8.self)
        }
        do {
            let page = try WebPage.extract(content, limits: limits, charset: part.charset, scope: .whole)
            encoding = encoding ?? page.encoding.flatMap(TextEncoding.init(rawValue:))
            replacements += page.replacements
            return page.text
        } catch {
            // A page without words is no text; one that is too much is too much for the mail too.
            if error.code == .overLimit { throw error }
            return nil
        }
    }

    private mutating func attach(_ part: MIMEMessage.Part, isRelated: Bool) throws(ExtractionError) {
        // Pictures that a page shows are no files that came with it.
        if isRelated, !part.isAttachment, part.type.hasPrefix("image/") { return }
        let content = message.content(of: part)
        try count(content.count)
        guard !content.isEmpty else { return }
        attachments.append(MailMessage.Attachment(name: name(of: part, content), data: Data(content)))
    }

    private func name(of part: MIMEMessage.Part, _ content: [UInt8]) -> String {
        if let name = part.fileName.map(Self.safe), !name.isEmpty { return name }
        let number = attachments.count + 1
        guard part.type == "message/rfc822" else { return "attachment-\(number)" }
        let subject = MIMEHeaders.read(content, in: 0..<content.count).headers.text("subject").map(Self.safe) ?? ""
        return (subject.isEmpty ? "message-\(number)" : subject) + ".eml"
    }

    /// The last part of a path, without what no file's name holds.
    private static func safe(_ name: String) -> String {
        let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let words = String(last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.map(Character.init))
            .trimmingCharacters(in: .whitespaces)
        return words == "." || words == ".." ? "" : String(words.prefix(200))
    }

    private mutating func count(_ bytes: Int) throws(ExtractionError) {
        unpacked += bytes
        guard unpacked <= limits.unpackedBytes else {
            throw .mailOverLimit("unpacked it takes more than \(limits.unpackedBytes) bytes")
        }
    }
}
