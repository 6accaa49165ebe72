/// What government sites print around a document, told by its words.
enum PageWords {
    /// A line that begins with one of these is the page's own.
    private static let openings = [
        "当前位置", "您的位置", "您现在的位置", "您所在的位置", "您当前的位置", "所在位置", "现在位置", "你的位置", "上一篇", "下一篇", "上一条", "下一条", "上一页", "下一页",
        "相关链接", "相关文档", "相关阅读", "相关信息", "相关稿件", "相关新闻", "相关文章", "相关内容", "相关政策", "相关解读", "返回顶部", "返回首页", "扫一扫", "扫码",
        "分享到", "分享至", "主办单位", "主办：", "承办单位", "承办：", "版权所有", "网站标识码", "网站地图", "联系我们", "友情链接", "技术支持", "无障碍", "长者",
        "设为首页", "加入收藏", "今天是", "现在是", "当前时间", "热点新闻", "热点推荐", "热门", "推荐阅读", "最新发布", "最新信息", "通知公告", "图片新闻", "阅读排行",
        "点击排行",
        "Copyright", "copyright", "COPYRIGHT", "©", "智能问答", "我要纠错", "政府网站找错",
    ]
    /// A line that holds one of these is a site's footer.
    private static let footers = ["ICP备", "公网安备", "网站标识码", "版权所有", "All Rights Reserved", "备案号", "浏览器", "分辨率"]
    /// A line of nothing but these, digits and marks holds the page's buttons; longer ones come first.
    private static let controls = [
        "打印本页", "打印此页", "关闭窗口", "关闭本页", "返回顶部", "返回列表", "文字大小", "字体大小", "浏览次数", "阅读次数", "访问次数", "浏览量", "阅读量", "点击数",
        "点击量",
        "点击率", "访问量", "QQ空间", "新浪微博", "腾讯微博", "朋友圈", "字号", "字体", "打印", "关闭", "分享", "分享到", "微信", "微博", "收藏", "保存", "下载",
        "默认", "超大",
        "本文", "视力保护色", "大", "中", "小", "次", "A+", "A-", "返回", "首页",
    ]
    private static let marks: Set<Character> = [
        "[", "]", "【", "】", "(", ")", "（", "）", "：", ":", "|", "｜", "/", "、", "，", ">", "-", "+", "=", "·", "•", "「",
        "」",
    ]

    /// Whether a line is the page's own and no part of a document.
    static func areOfPage(_ line: String) -> Bool {
        let closed = String(line.filter { !$0.isWhitespace })
        let start = closed.drop { marks.contains($0) }
        return openings.contains { start.hasPrefix($0) } || footers.contains { closed.contains($0) }
            || areControls(closed) || isPath(closed)
    }

    private static func areControls(_ line: String) -> Bool {
        guard line.count <= 60 else { return false }
        var rest = line[...]
        var found = false
        while let first = rest.first {
            if first.isNumber || marks.contains(first) {
                rest.removeFirst()
            } else if let word = controls.first(where: { rest.hasPrefix($0) }) {
                rest.removeFirst(word.count)
                found = true
            } else {
                return false
            }
        }
        return found
    }

    /// Whether a line is the path to a page: 首页 > 政务公开 > ….
    private static func isPath(_ line: String) -> Bool {
        let steps = line.split { $0 == ">" || $0 == "＞" || $0 == "›" || $0 == "»" }
        return steps.count >= 2 && (line.hasPrefix("首页") || steps.count >= 3) && !line.contains("。")
    }
}
