/// Where sentences end: behind these signs, and at the end of each line, since a paragraph stands on a line of its own.
package enum SentenceEnds {
    /// The signs that end a sentence.
    static let signs: [Unicode.Scalar] = ["。", "！", "？", "!", "?", "…", "｡"]
    /// What may stand behind such a sign and still belongs to the sentence.
    static let closing: [Unicode.Scalar] = ["”", "’", "」", "』", "）", ")", "〕", "］", "】", "》", "〉", "\"", "＂"]

    /// The positions of units before which a new sentence starts, ascending; the first unit is not among them.
    package static func find(in text: some StringProtocol) -> [Int] { FoldedText(text).sentenceStarts }
}
