import Settings

/// Tells a person how the adding goes: a line that changes on a terminal, a line for each file elsewhere.
struct AddDisplay: Sendable {
    let language: Language
    let isInteractive: Bool

    /// Shows what became of a file; on a terminal only where something is wrong.
    func show(_ entry: AddedEntry) {
        guard !isInteractive || entry.state == .rejected || entry.state == .failed else { return }
        // CSI K erases the progress line (ECMA-48).
        let erase = isInteractive ? "\r\u{1B}[K" : ""
        let reason = entry.reason.map { (language == .zh ? "：" : ": ") + $0 } ?? ""
        let again =
            entry.isDuplicate
            ? " " + Phrase("(was here already)", "（库中已有）").text(in: language) : ""
        Terminal.out(erase + "\(word(entry.state))  \(entry.path)\(again)\(reason)".onOneLine)
    }

    /// Says which services are waited for.
    func waiting(for services: [String]) {
        if isInteractive { Terminal.out("\r\u{1B}[K", terminator: "") }
        let text = Phrase(
            "waiting for \(services.joined(separator: ", ")) to run again",
            "正在等 \(services.joined(separator: "、")) 重新运行"
        )
        Terminal.note(text.text(in: language))
    }

    /// Redraws the progress line.
    func progress(_ entries: [AddedEntry]) {
        guard isInteractive else { return }
        Terminal.out("\r\u{1B}[K" + summary(entries), terminator: "")
    }

    /// Says what came of all.
    func end(_ entries: [AddedEntry]) {
        if isInteractive { Terminal.out("\r\u{1B}[K", terminator: "") }
        Terminal.note(summary(entries))
    }

    /// Says what came of all until somebody stopped it.
    func stopped(_ entries: [AddedEntry]) {
        if isInteractive { Terminal.out("\r\u{1B}[K", terminator: "") }
        Terminal.note(summary(entries))
        Terminal.note(
            Phrase(
                "stopped: what was handed in is read all the same; run it again for the rest",
                "已中断：已递交的文件仍会处理完；其余的请再次运行"
            ).text(in: language)
        )
    }

    private func summary(_ entries: [AddedEntry]) -> String {
        func count(_ state: AddedEntry.State) -> Int { entries.count { $0.state == state } }
        let handed = entries.count - count(.waiting)
        let unpacked =
            count(.unpacked) == 0
            ? Phrase("", "") : Phrase("\(count(.unpacked)) unpacked, ", "已拆开 \(count(.unpacked))，")
        return Phrase(
            "\(handed)/\(entries.count) handed in, \(count(.indexed)) indexed, \(unpacked.english)\(count(.rejected)) "
                + "rejected, \(count(.failed)) failed",
            "已递交 \(handed)/\(entries.count)，已入库 \(count(.indexed))，\(unpacked.chinese)被拒 \(count(.rejected))，"
                + "失败 \(count(.failed))"
        ).text(in: language)
    }

    private func word(_ state: AddedEntry.State) -> String {
        guard language == .zh else { return state.rawValue }
        return switch state {
        case .waiting: "等待"
        case .kept: "已收"
        case .indexed: "已入库"
        case .unpacked: "已拆开"
        case .rejected: "被拒"
        case .failed: "失败"
        }
    }
}
