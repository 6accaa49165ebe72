/// The labels that government sites print before a document's data, without colon and without blanks between.
enum PageLabels {
    private static let words: Set<String> = Set(
        """
        索引号 信息索引号 公开索引号 索取号 文号 发文字号 文件编号 公文文号 备注/文号
        成文日期 成文时间 生成日期 制发日期 发文日期 发文时间 印发日期
        发布日期 发布时间 公开日期 公开时间 公布日期 发表时间 信息提供日期 更新时间 更新日期 日期 时间
        来源 信息来源 文章来源 稿件来源 内容来源
        发布机构 发布单位 发文机关 发文机构 发文单位 制发机构 制发机关 公开主体 责任部门 发布者 发布人
        名称 标题 信息名称 文件名称 公文名称
        公开方式 公开属性 公开范围 公开程序 公开时限 公开形式 公开类别 公开目录 服务对象 信息分类 主题分类 组配分类 体裁分类 公文种类 公文种类
        浏览次数 浏览量 阅读次数 点击数 点击量 访问量 字号 字体 分享到 作者 责任编辑 编辑
        分类 体裁 主题词 关键词 关键字 内容概述 内容摘要 内容概要 有效性 是否有效 效力状态 生效日期 实施日期 失效日期 废止日期
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Labels that hardly any sentence begins with, so that they are known without a colon too.
    private static let sure: Set<String> = words.subtracting([
        "日期", "时间", "名称", "标题", "分类", "体裁", "关键词", "关键字", "字体", "作者", "编辑",
    ])

    private static let longest = 8
    private static let marks: Set<Character> = ["•", "·", "-", "*", "[", "【", "|", "［"]

    /// Whether these words are a label and nothing else, but for a colon.
    static func isLabel(_ words: some StringProtocol) -> Bool {
        guard words.utf8.count <= 60 else { return false }
        return Self.words.contains(name(words.filter { !marks.contains($0) }))
    }

    /// Whether these words are a label that is no other word, with a colon or without.
    static func isSureLabel(_ words: some StringProtocol) -> Bool {
        guard words.utf8.count <= 60 else { return false }
        return sure.contains(name(words))
    }

    /// Whether a text begins with a label that is no other word.
    static func beginsSurely(_ text: ArraySlice<UInt8>) -> Bool {
        let line = text.prefix(64).drop(while: \.isMarkupSpace)
        // All labels begin with a character of three bytes, and most texts end or go on beyond any label.
        guard let first = line.first, first >= 0xE2 else { return false }
        let words = String(decoding: line, as: UTF8.self)
        let label = words.prefix { $0 != "：" && $0 != ":" && $0 != "\n" }
        return label.count <= 2 * longest && isSureLabel(label)
    }

    /// A label without blanks and its colon.
    private static func name(_ words: some Sequence<Character>) -> String {
        let closed = String(words.filter { !$0.isWhitespace })
        return closed.hasSuffix("：") || closed.hasSuffix(":") ? String(closed.dropLast()) : closed
    }

    /// Whether a line begins with a label: with a colon or a cell's end behind it, or as a whole.
    static func begins(_ line: some StringProtocol) -> Bool {
        var name = ""
        for character in line.prefix(4 * longest) {
            if character.isWhitespace || marks.contains(character) && name.isEmpty { continue }
            if character == "：" || character == ":" || character == "|" { return words.contains(name) }
            name.append(character)
            guard name.count <= longest else { return false }
        }
        return line.count < 4 * longest && words.contains(name)
    }

    /// Whether a label with its colon stands anywhere in a line.
    static func occur(in line: String) -> Bool {
        guard line.utf8.count <= 600 else { return false }
        return line.split { $0.isWhitespace || marks.contains($0) }.contains { begins($0) && !sureEnds($0) }
    }

    private static func sureEnds(_ piece: Substring) -> Bool { !piece.contains { $0 == "：" || $0 == ":" } }
}
