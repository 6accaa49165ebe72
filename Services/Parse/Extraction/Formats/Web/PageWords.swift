import Glibc

/// What government sites print around a document, told by its words.
enum PageWords {
    /// A line that begins with one of these is the page's own.
    private static let openings = ByteWords([
        "当前位置", "您的位置", "您现在的位置", "您所在的位置", "您当前的位置", "所在位置", "现在位置", "你的位置", "上一篇", "下一篇", "上一条", "下一条", "上一页", "下一页",
        "相关链接", "相关文档", "相关阅读", "相关信息", "相关稿件", "相关新闻", "相关文章", "相关内容", "相关政策", "相关解读", "返回顶部", "返回首页", "扫一扫", "扫码",
        "分享到", "分享至", "主办单位", "主办：", "承办单位", "承办：", "版权所有", "网站标识码", "网站地图", "联系我们", "友情链接", "技术支持", "无障碍", "长者",
        "设为首页", "加入收藏", "今天是", "现在是", "当前时间", "热点新闻", "热点推荐", "热门", "推荐阅读", "最新发布", "最新信息", "通知公告", "图片新闻", "阅读排行",
        "点击排行",
        "Copyright", "copyright", "COPYRIGHT", "©", "智能问答", "我要纠错", "政府网站找错",
    ])
    /// A line that holds one of these is a site's footer.
    private static let footers = ["ICP备", "公网安备", "网站标识码", "版权所有", "All Rights Reserved", "备案号", "浏览器", "分辨率"]
        .map(\.utf8CString)
    /// The same for lines that stand within a text, where most words may begin a line of the document too.
    private static let inner = ByteWords([
        "当前位置", "您的位置", "您现在的位置", "您所在的位置", "您当前的位置", "上一篇", "下一篇", "扫一扫在手机", "分享到", "返回顶部",
    ])
    /// A line of nothing but these, digits and marks holds the page's buttons.
    private static let controls = ByteWords([
        "打印本页", "打印此页", "关闭窗口", "关闭本页", "返回顶部", "返回列表", "文字大小", "字体大小", "浏览次数", "阅读次数", "访问次数", "浏览量", "阅读量", "点击数",
        "点击量",
        "点击率", "访问量", "QQ空间", "新浪微博", "腾讯微博", "朋友圈", "字号", "字体", "打印", "关闭", "分享", "分享到", "微信", "微博", "收藏", "保存", "下载",
        "默认", "超大",
        "本文", "视力保护色", "大", "中", "小", "次", "A+", "A-", "返回", "首页",
    ])
    private static let marks = ByteWords(["【", "】", "（", "）", "：", "｜", "、", "，", "·", "•", "「", "」"])
    private static let plainMarks = Set("[]():|/>-+=".utf8)
    private static let steps = ["＞", "›", "»"].map(\.utf8CString)

    /// Whether a line outside of a text is the page's own; running text that begins with such a word may be a document's.
    static func areOfPage(_ line: ArraySlice<UInt8>, isProse: Bool) -> Bool {
        let closed = Self.closed(line)
        return !isProse && openings.length(in: closed, at: Self.start(of: closed)) != nil
            || holds(footers, closed) || areControls(closed) || isPath(closed)
    }

    /// Whether a line within a text is the page's own.
    static func areOfPageWithin(_ line: ArraySlice<UInt8>) -> Bool {
        let closed = Self.closed(line)
        return areControls(closed) || inner.length(in: closed, at: Self.start(of: closed)) != nil
    }

    private static func start(of line: [UInt8]) -> Int {
        var start = 0
        while let length = mark(in: line, at: start) { start += length }
        return start
    }

    /// A line without blanks of any width.
    private static func closed(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var closed: [UInt8] = []
        closed.reserveCapacity(line.count)
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            if byte <= 0x20 {
                index += 1
            } else if byte == 0xC2, line[index...].starts(with: [0xC2, 0xA0]) {
                index += 2
            } else if byte == 0xE3, line[index...].starts(with: [0xE3, 0x80, 0x80]) {
                index += 3
            } else {
                closed.append(byte)
                index += 1
            }
        }
        return closed
    }

    private static func mark(in line: [UInt8], at index: Int) -> Int? {
        guard index < line.count else { return nil }
        return plainMarks.contains(line[index]) ? 1 : marks.length(in: line, at: index)
    }

    /// Whether one of the words, each with its zero, stands in a line; no line holds a zero.
    private static func holds(_ words: [ContiguousArray<CChar>], _ line: [UInt8]) -> Bool {
        let text = line.map { CChar(bitPattern: $0) } + [0]
        return text.withUnsafeBufferPointer { text in
            words.contains { word in
                word.withUnsafeBufferPointer { word in
                    guard let word = word.baseAddress, let text = text.baseAddress else { return false }
                    return strstr(text, word) != nil
                }
            }
        }
    }

    private static func areControls(_ line: [UInt8]) -> Bool {
        var index = 0
        var found = false
        while index < line.count {
            if let length = mark(in: line, at: index) {
                index += length
            } else if line[index].isASCIIDigit {
                index += 1
            } else if let length = controls.length(in: line, at: index) {
                index += length
                found = true
            } else {
                return false
            }
        }
        return found
    }

    /// Whether a line is the path to a page: 首页 > 政务公开 > ….
    private static func isPath(_ line: [UInt8]) -> Bool {
        guard line.contains(UInt8(ascii: ">")) || holds(steps, line) else { return false }
        let words = String(decoding: line, as: UTF8.self)
        let parts = words.split { $0 == ">" || $0 == "＞" || $0 == "›" || $0 == "»" }
        return parts.count >= 2 && (words.hasPrefix("首页") || parts.count >= 3) && !words.contains("。")
    }
}
