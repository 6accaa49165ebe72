import Foundation
import Messages
import ReportReader
import Testing
import TextExtraction

/// Ways in which sites print a report's title and data.
@Suite struct PageShapeTests {
    private static let title = "青山县水务局2023年度法治政府建设情况报告"
    private static let lines = [
        "　　2023年，我局坚持依法行政，现将有关情况报告如下：", "　　一、主要工作", "　　（一）规范执法。全年办理案件86件，其中行政复议3件。",
        "　　二、存在问题", "　　一是宣传形式单一，二是人手不足。", "　　三、下一步打算", "　　加强培训，补齐短板。", "　　青山县水务局", "　　2024年1月5日",
    ]
    private static let body = lines.map { "<p>\($0)</p>" }.joined()
    private static let broken = lines.joined(separator: "<br>\n")

    private func read(_ page: String) throws -> (text: String, report: Report) {
        let text = try TextExtractor.extract(Data("<html>\(page)</html>".utf8), fileName: "a.html").text
        let source = SourceText(text: text, fileName: "a.html", size: text.utf8.count, encoding: "utf-8")
        return (text, ReportReader().read(source, documentID: "d", reportID: "r", revision: 1))
    }

    private static let shapes: [(page: String, index: String?, published: String?)] = [
        // A list without labels.
        (
            "<div class=top><a href=/>首页</a></div><ul class=xxgk><li>005254130/2024-00001</li><li>青山县水务局</li><li>\(title)</li><li>2024-01-05</li><li>2024-03-02</li></ul><div class=bt>\(title)</div><div id=zoom>\(body)</div><div class=foot>主办单位：青山县</div>",
            "005254130/2024-00001", "2024-03-02"
        ),
        // Labels in one row, values in the next.
        (
            "<table><tr><th>索引号</th><th>发布机构</th><th>成文日期</th><th>发布日期</th></tr><tr><td>005254130/2024-00001</td><td>青山县水务局</td><td>2024-01-05</td><td>2024-03-02</td></tr></table><h1>\(title)</h1><div id=zoom>\(body)</div>",
            "005254130/2024-00001", "2024-03-02"
        ),
        // A form around all, a container that holds menus too, line breaks for paragraphs.
        (
            "<form id=form1><div id=header><h1><a href=/>青山县水务局</a></h1></div><div id=content><div id=nav><a href=1>政务公开</a></div><div class=left><a href=3>领导之窗</a><br><a href=4>机构职能</a></div><div class=right><div class=title>\(title)</div><div class=info>发布日期：2024-03-02 10:00:00 信息来源：县水务局 作者：办公室 点击数：12 【字体：大 中 小】</div><div>\(broken)</div><div>【打印本页】【关闭窗口】</div></div></div><div id=bottom>版权所有：青山县水务局 地址：青山县一号</div></form>",
            nil, "2024-03-02"
        ),
        // Labels and values in blocks of their own, the text in a table's cell, a table of other reports behind it.
        (
            "<div><div>索引号</div><div>005254130/2024-00001</div></div><div><div>发布机构：</div><div>青山县水务局</div></div><div><div>文　　号：</div><div></div></div><div><div>发布日期：</div><div>2024-03-02</div></div><table><tr><td>\(title)</td></tr><tr><td>\(body)</td></tr></table><table><tr><td><a href=a>青山县水务局2022年度法治政府建设情况报告</a></td><td>2023-03-01</td></tr></table>",
            "005254130/2024-00001", "2024-03-02"
        ),
        // Values in the line that only a style sheet parts.
        (
            "<div><span>首页</span>&gt;<span>公开</span>&gt;<span>正文</span></div><div>\(title)</div><div><span>来源：县水务局</span><span>发布时间：2024-03-02</span><span>浏览次数：<script>x()</script></span></div><div><div><span>\(broken)</span></div></div><div>扫一扫在手机打开当前页</div>",
            nil, "2024-03-02"
        ),
    ]

    @Test(arguments: shapes.indices)
    func `title, data and text are found`(place: Int) throws {
        let shape = Self.shapes[place]
        let (text, report) = try read(shape.page)
        #expect(report.title == Self.title)
        #expect(report.agency?.name == "青山县水务局")
        #expect(report.indexNumber?.raw == shape.index)
        #expect(report.docNumber == nil)
        #expect(report.dateWritten?.iso == "2024-01-05")
        #expect(report.datePublished?.iso == shape.published)
        #expect(report.outline.map(\.title) == ["主要工作", "存在问题", "下一步打算"])
        #expect(report.figures.map(\.value) == [86, 3])
        #expect(text.hasSuffix(Self.lines.joined(separator: "\n") + "\n"))
        for word in ["首页", "领导之窗", "主办单位", "版权所有", "打印本页", "2022年度", "扫一扫"] { #expect(!text.contains(word)) }
    }

    @Test func `a table within a report keeps its rows, a title may stand on two lines`() throws {
        let (text, report) = try read(
            "<div class=content><p><strong>青山县水务局</strong></p><p><strong>2023年度法治政府建设情况报告</strong></p>\(Self.body)<table><tr><td>项目</td><td>2022年</td></tr><tr><td>复议</td><td>2</td></tr></table></div>"
        )
        #expect(report.title == Self.title)
        #expect(text.hasSuffix("2024年1月5日\n项目 | 2022年\n复议 | 2\n"))
    }

    @Test func `a paragraph in a word processor's style of headers is part of the text`() throws {
        let (text, _) = try read(
            "<body>\(Self.body)<p class=MsoHeader>附注一行</p>\(Self.body)<div class=footer>某站</div></body>")
        #expect(text.contains("附注一行\n"))
        #expect(!text.contains("某站"))
    }

    @Test func `words that begin a page's own lines may begin a report's`() throws {
        let own = ["　　热门景区开展执法检查6次，发放宣传册。", "　　通知公告栏更新12次，内容准确。", "　　联系我们的企业有3家，都已走访。", "　　浏览器兼容问题已解决，网站运行平稳。"]
        let (text, _) = try read(
            "<div><a href=/>首页</a></div><div class=a>\((Self.lines + own).map { "<p>\($0)</p>" }.joined())</div>")
        for line in own { #expect(text.contains(line + "\n")) }
    }
}
