import Foundation
import Testing
import TextExtraction

private func text(_ page: String) throws -> String {
    try TextExtractor.extract(Data(page.utf8), fileName: "a.html").text
}

/// What a browser shows of a page, line by line.
@Suite struct PageLayoutTests {
    @Test(arguments: [
        ("<p>一</p><p>二</p>", "一\n二\n"),
        ("甲<br>乙<br/>丙", "甲\n乙\n丙\n"),
        ("<p>甲<b>乙</b><span>丙</span>丁</p>", "甲乙丙丁\n"),
        ("<p>a\n   b\t c</p>", "a b c\n"),
        ("<p>依法\n    行政</p>", "依法行政\n"),
        ("<p>来源：甲县\n  发布时间：2024-01-02</p>", "来源：甲县 发布时间：2024-01-02\n"),
        ("<p>　　甲　乙&nbsp;丙　</p>", "　　甲　乙\u{A0}丙\n"),
        ("<p>&nbsp;</p><p> </p><p>甲</p>", "甲\n"),
        ("<pre>甲  乙\n  丙</pre>", "甲  乙\n  丙\n"),
        ("<div>甲<div>乙</div>丙</div>", "甲\n乙\n丙\n"),
        ("<p>&lt;甲&gt; &amp;amp; &#20108;&#x4E09;&mdash;&ldquo;乙&rdquo;&copy;</p>", "<甲> &amp; 二三—“乙”©\n"),
        ("<p>1 < 2 且 3 > 2</p>", "1 < 2 且 3 > 2\n"),
        ("<h1>甲</h1>乙", "甲\n乙\n"),
        ("<p>甲<wbr>乙<o:p></o:p><st1:x>丙</st1:x></p>", "甲乙丙\n"),
    ])
    func `blocks are lines and white space collapses`(page: String, wanted: String) throws {
        #expect(try text("<body>\(page)</body>") == wanted)
        #expect(try text(page) == wanted)
    }

    @Test(arguments: [
        ("<ol><li>甲<li>乙</ol>", "1. 甲\n2. 乙\n"),
        ("<ol start=3><li>甲</li><li value=7>乙</li><li>丙</li></ol>", "3. 甲\n7. 乙\n8. 丙\n"),
        ("<ol reversed><li>甲</li><li>乙</li></ol>", "2. 甲\n1. 乙\n"),
        ("<ol type=a start=26><li>甲</li><li>乙</li></ol>", "z. 甲\naa. 乙\n"),
        ("<ol type=I><li>甲</li><li value=1994>乙</li></ol>", "I. 甲\nMCMXCIV. 乙\n"),
        ("<ol style='list-style-type:cjk-ideographic'><li>甲</li><li value=21>乙</li></ol>", "一、甲\n二十一、乙\n"),
        ("<ol style='list-style: none'><li>甲</li></ol>", "甲\n"),
        ("<ol><li><p>甲</p><p>乙</p></li><li><ol type=i><li>丙</ol></li><li>丁</ol>", "1. 甲\n乙\ni. 丙\n3. 丁\n"),
        ("<ul><li>甲</li></ul>", "甲\n"),
        (
            "<ol start=9223372036854775807><li>甲</li><li>乙</li></ol>",
            "9223372036854775807. 甲\n-9223372036854775808. 乙\n"
        ),
    ])
    func `lists are numbered as they are shown`(page: String, wanted: String) throws {
        #expect(try text("<body>\(page)</body>") == wanted)
    }

    @Test(arguments: [
        ("<table><tr><th>项目</th><th>件数</th></tr><tr><td>复议</td><td>3</td></tr></table>", "项目 | 件数\n复议 | 3\n"),
        ("<table><tr><td>甲<td><td>乙<tr><td>丙<p>丁</p></td><td></td></table>", "甲 |  | 乙\n丙 丁\n"),
        ("<table><tr><td>索引号<td>1/2<td>文 号：<td><tr><td>发布机构<td>甲局</table>", "索引号 | 1/2\n文 号：\n发布机构 | 甲局\n"),
        ("<table><tr><td><table><tr><td>甲</td><td>乙</td></tr></table></td><td>丙</td></tr></table>", "甲 | 乙\n丙\n"),
        (
            "<dl><dt>索引号</dt><dd>1/2</dd><dt>文号：</dt><dd>甲〔2024〕1号</dd><dt>主题词</dt><dd></dd></dl>",
            "索引号 | 1/2\n文号：甲〔2024〕1号\n主题词\n"
        ),
        ("<ul><li><b>索引号</b><span>1/2</span></li><li><b>发布机构</b>：甲局</li></ul>", "索引号 | 1/2\n发布机构：甲局\n"),
        (
            "<div><span>索引号：</span><span>1/2</span><span>成文日期：</span><span>2024-01-02</span></div>",
            "索引号：1/2 成文日期：2024-01-02\n"
        ),
    ])
    func `rows are lines, and labels stand before their values`(page: String, wanted: String) throws {
        #expect(try text("<body>\(page)</body>") == wanted)
    }

    @Test(arguments: [
        "<p style='DISPLAY : none'>丙</p>", "<p hidden>丙</p>", "<span aria-hidden=true>丙</span>", "<script>丙</script>",
        "<style>丙</style>", "<!-- 丙 -->", "<!--丙--!>", "<template>丙</template>", "<noscript>丙</noscript>",
        "<textarea>丙</textarea>",
        "<select><option>丙</option></select>", "<button>丙</button>", "<svg><text>丙</text></svg>", "<![if 丙]>", "<?丙?>",
        "<iframe>丙</iframe>", "<!--[if lt IE 9]>丙<![endif]-->", "<a title='丙'></a>", "<!DOCTYPE 丙>", "<//丙>",
        "<xml>丙</xml>",
        "<script>document.write('<p>丙</p>')<\u{2F}script>", "<script><!-- 丙 </p>\n//--></script>",
    ])
    func `what nobody sees is left out`(piece: String) throws {
        #expect(try text("<body><p>甲的一段话</p>\(piece)<p>乙的一段话</p></body>") == "甲的一段话\n乙的一段话\n")
    }

    @Test func `a comment that is closed at once hides nothing, and one within a condition is seen`() throws {
        #expect(try text("<p>甲</p><!--><p>乙</p><!---><p>丙</p>") == "甲\n乙\n丙\n")
        #expect(try text("<!--[if !IE]><!--><p>甲</p><!--<![endif]-->") == "甲\n")
        #expect(try text("<![if !IE]><p>甲</p><![endif]>") == "甲\n")
    }

    @Test func `XHTML's own ways are known`() throws {
        let page = """
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd"><html xmlns="http://www.w3.org/1999/xhtml">
            <head><title /><script src="a.js" /></head><body><div /><p><![CDATA[甲 < 乙 & 丙]]></p></body></html>
            """
        #expect(try TextExtractor.extract(Data(page.utf8), fileName: "a.xml").text == "甲 < 乙 & 丙\n")
    }

    @Test func `what a script would show is taken where nothing else is there`() throws {
        let words = String(repeating: "依法行政，优化服务。", count: 20)
        #expect(try text("<p>标题在此</p><div style='display:none'><p>\(words)</p></div>") == "标题在此\n\(words)\n")
    }
}
