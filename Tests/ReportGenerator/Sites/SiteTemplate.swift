/// How sites of different makers print an article.
package enum SiteTemplate: String, Sendable, CaseIterable {
    /// A county's site: path, table of data, share bar, an editor's container, related pages, footer.
    case county
    /// A disclosure platform: a definition list of data, the text in a named container.
    case disclosure
    /// Tables within tables, fonts, line breaks; GBK that calls itself gb2312.
    case oldTables
    /// A news site: a sidebar with summaries, the text in many blocks without a name.
    case news
    /// A list of data with labels that only a style sheet parts from their values; hidden copies.
    case portal
    /// Saved by a word processor: nothing around the text, but marks of its own within.
    case wordProcessor

    /// The encoding that such sites use, as iconv calls it.
    package var encoding: String {
        switch self {
        case .oldTables, .wordProcessor: "GB18030"
        default: "UTF-8"
        }
    }

    /// The page's source.
    package func page(_ article: SiteArticle) -> String {
        switch self {
        case .county: county(article)
        case .disclosure: disclosure(article)
        case .oldTables: oldTables(article)
        case .news: news(article)
        case .portal: "\u{FEFF}" + portal(article)
        case .wordProcessor: wordProcessor(article)
        }
    }

    /// Words that stand around the text on the pages and must not come out.
    package static let chrome = [
        "当前位置", "网站首页", "分享到", "相关链接", "上一篇", "下一篇", "版权所有", "主办单位", "ICP备", "扫一扫", "打印本页", "热点推荐", "浏览器", "返回顶部",
        "通知公告",
        "春季植树现场", "登录", "字号", "var ", "function", "margin", "隐藏的副本", "endif", "联系我们",
    ]

    /// Broken into lines between two wide characters.
    private static func wrapped(_ words: Substring) -> String {
        var (lines, length) = ("", 0)
        for character in words {
            let isWide = !character.isASCII
            if length > 40, isWide, lines.last?.isASCII == false {
                lines.append("\n")
                length = 0
            }
            lines.append(character)
            length += 1
        }
        return lines
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }

    private func paragraphs(_ article: SiteArticle, _ wrap: (String) -> String) -> String {
        article.paragraphs.map { wrap(escaped($0)) }.joined(separator: "\n")
    }

    private func county(_ article: SiteArticle) -> String {
        """
        <!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>\(article.title)_青山县人民政府</title>
        <meta name="SiteName" content="青山县人民政府"><meta name="SiteIDCode" content="4101040099">
        <meta name="ArticleTitle" content="\(article.title)"><meta name="PubDate" content="\(article.published ?? "null") 09:30">
        <meta name="ContentSource" content="null"><style>.a{margin:0}</style><script>var a = "<div>不是正文，也不显示。</div>";</script></head>
        <body><div class="header"><div class="logo"><a href="/">青山县人民政府</a></div><div class="search"><form action="/s">
        <input name="q"><button>搜索</button></form></div><a href="/login">登录</a></div>
        <div class="nav"><ul><li><a href="/">网站首页</a></li><li><a href="/xw">新闻中心</a></li><li><a href="/gk">政务公开</a></li></ul></div>
        <div class="main"><div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="/gk">政务公开</a> &gt; 法治政府建设</div>
        <table class="xxgk"><tr><td>索 引 号：</td><td>\(article.indexNumber ?? "")</td><td>主题分类：</td><td>综合政务</td></tr>
        <tr><td>发布机构：</td><td>\(article.agency)</td><td>成文日期：</td><td>\(article.written)</td></tr>
        <tr><td>文　　号：</td><td>\(article.documentNumber ?? "")</td><td>发布日期：</td><td>\(article.published ?? "")</td></tr></table>
        <h1 class="title">\(article.title)</h1>
        <div class="info"><span>浏览次数：<i id="hits">231</i></span> <span class="fontsize">字号：[<a>大</a> <a>中</a> <a>小</a>]</span>
        <a href="javascript:print()">打印本页</a></div><div class="bdsharebuttonbox">分享到：<a>微信</a><a>微博</a></div>
        <div class="TRS_Editor"><style>.TRS_Editor P{margin-top:0}</style>
        \(paragraphs(article) { "<p style=\"text-indent:2em\" align=\"justify\"><span>\($0)</span></p>" })
        </div><div class="fj"><a href="./P020240102.docx">附件：\(article.title).docx</a></div>
        <p>[<a href="#">打印本页</a>] [<a href="#">关闭窗口</a>]</p>
        <div class="xglj"><h3>相关链接</h3><ul><li><a href="1.html">关于召开会议的通知，请各单位参加；另附议程</a></li><li><a href="2.html">春季植树现场</a></li></ul></div>
        </div><div class="footer">主办单位：青山县人民政府办公室　版权所有<br>某ICP备12345678号　网站标识码：4101040099
        <p>为了更好的效果，建议使用新版浏览器访问，分辨率不低于1024。</p></div></body></html>
        """
    }

    private func disclosure(_ article: SiteArticle) -> String {
        """
        <?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd">
        <html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
        <script src="a.js" /><link rel="canonical" href="https://gk.example.cn/post_7.html" /><title>\(article.title) - 政府信息公开平台</title></head>
        <body><nav><a href="/">网站首页</a> <a href="/m">通知公告</a></nav>
        <div class="article-head"><dl><dt>索引号</dt><dd>\(article.indexNumber ?? "")</dd><dt>组配分类</dt><dd>工作报告</dd>
        <dt>发布机构</dt><dd><span>\(article.agency)</span></dd><dt>成文日期：</dt><dd>\(article.written)</dd>
        <dt>文号</dt><dd>\(article.documentNumber ?? "")</dd><dt>发布日期：</dt><dd>\(article.published ?? "")</dd></dl></div>
        <div class="wrap"><h3 class="bt">\(article.title)</h3><div class="date"><span class="print">打印本页</span></div>
        <div class="article-content">\(paragraphs(article) { "<p>\($0)<br /></p>" })</div>
        <div class="fx">扫一扫在手机打开当前页</div><div class="pn">上一篇：<a href="a">甲</a><br />下一篇：<a href="b">乙</a></div></div>
        <footer><p>版权所有：某平台</p></footer></body></html>
        """
    }

    private func oldTables(_ article: SiteArticle) -> String {
        """
        <HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312"><TITLE>\(article.title)</TITLE></HEAD>
        <BODY BGCOLOR=#ffffff><CENTER><TABLE WIDTH=776><TR><TD><A HREF=/><IMG SRC=top.jpg></A><A HREF=/>网站首页</A> | <A HREF=/xw>新闻</A></TD></TR></TABLE>
        <TABLE WIDTH=776><TR><TD WIDTH=180 VALIGN=TOP><TABLE><TR><TD><A HREF=1>热点推荐</A></TD></TR><TR><TD><A HREF=2>春季植树现场</A></TD></TR></TABLE></TD>
        <TD VALIGN=TOP><TABLE BORDER=1><TR><TD>索引号</TD><TD>\(article.indexNumber ?? "")<TD>发布机构</TD><TD>\(article.agency)
        <TR><TD>成文日期<TD>\(article.written)<TD>发布日期<TD>\(article.published ?? "")
        <TR><TD>文 号<TD>\(article.documentNumber ?? "&nbsp;")<TD>主题词<TD>&nbsp;</TABLE>
        <TABLE><TR><TD ALIGN=CENTER><FONT SIZE=5><B>\(article.title)</B></FONT></TD></TR><TR><TD><FONT SIZE=3>
        \(paragraphs(article) { $0.replacing("　　", with: "&nbsp;&nbsp;&nbsp;&nbsp;") + "<BR><BR>" })
        </TD></TR><TR><TD ALIGN=RIGHT>【<A HREF="javascript:window.print()">打印本页</A>】【<A HREF="javascript:window.close()">关闭窗口</A>】</TD></TR></TABLE></TD></TR></TABLE>
        <TABLE><TR><TD>主办单位：青山县人民政府<BR>某ICP备12345678号 联系我们</TD></TR></TABLE></CENTER></BODY></HTML>
        """
    }

    private func news(_ article: SiteArticle) -> String {
        """
        <html><head><title>\(article.title)</title></head><body><div id="a1"><div id="a2"><div><a href="/">网站首页</a><a href="/2">通知公告</a></div>
        <div><div class="box1"><h2>\(article.title)</h2><div>\(article.published.map { "发布时间：\($0) 08:15　" } ?? "")信息来源：\(article.agency)　字号：<b>大</b> 中 小</div>
        <div>索引号：\(article.indexNumber ?? "")</div><div>成文日期：\(article.written)</div><div>文号：\(article.documentNumber ?? "无")</div>
        \(paragraphs(article) { "<div><div>\($0)</div></div>" })
        <div>责任编辑：甲</div></div><div class="box2"><div><a href="/hot">热点推荐</a></div>
        <div><h4><a href="3">春季植树现场</a></h4><div><a href="3">昨日，春季植树现场来了许多人，大家种下了三百棵树，场面热闹。</a></div></div>
        <div><h4><a href="4">村里修了路</a></h4><div><a href="4">路修好以后，出行方便了，大家都说好；明年还要再修两条。</a></div></div></div></div>
        <div>返回顶部</div><div><p>版权所有，转载请注明来源，违者必究。</p></div></div></div></body></html>
        """
    }

    private func portal(_ article: SiteArticle) -> String {
        """
        <!doctype html><html><head><meta charset="gbk"><title>法治政府建设</title><meta name="articletitle" content="\(article.title)&lt;br/&gt;">
        <meta name="url" content="http://www.example.gov.cn/art/1.html"></head><body>
        <!--[if lt IE 9]><p>请升级浏览器，以便阅读，谢谢。</p><![endif]--><!--[if !IE]><!--><div class="crumbs">当前位置：首页 &gt; 公开</div><!--<![endif]-->
        <ul class="gk"><li><b>索引号</b><span>\(article.indexNumber ?? "")</span></li><li><b>发布机构</b><span>\(article.agency)</span></li>
        <li><b>文号</b><span>\(article.documentNumber ?? "")</span></li><li><b>成文日期</b><span>\(article.written)</span></li>
        <li><b>发布日期</b><span>\(article.published ?? "")</span></li></ul><h2>\(article.title)</h2>
        <div style="display: none"><p>隐藏的副本，谁也看不见；它不该出来。</p></div><template><p>隐藏的副本，在模板里。</p></template>
        <div id="zoom"><div><section>\(paragraphs(article) { "<p>\n      \($0)\n    </p>" })</section></div><p>&nbsp;</p></div>
        <p hidden>隐藏的副本，还有一份。</p><noscript>请打开脚本，否则无法浏览。</noscript><p>扫一扫在手机打开当前页</p></body></html>
        """
    }

    private func wordProcessor(_ article: SiteArticle) -> String {
        let body = paragraphs(article) { text in
            let words = text.drop { $0.isWhitespace }
            let wrapped = Self.wrapped(words)
            guard let mark = words.firstIndex(of: "、"), words.distance(from: words.startIndex, to: mark) <= 2 else {
                return
                    "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt;\n"
                    + "font-family:仿宋_GB2312'>\(wrapped)<span lang=EN-US><o:p></o:p></span></span></p>"
            }
            return """
                <p class=MsoListParagraph style='margin-left:36.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
                lang=EN-US style='mso-list:Ignore'>\(words[...mark])<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>\(words[words.index(after: mark)...])<o:p></o:p></p>
                """
        }
        return """
            <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40"><head>
            <meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=Generator content="Microsoft Word 15">
            <!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>甲</o:Author></o:DocumentProperties></xml><![endif]-->
            <style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=ZH-CN><div class=WordSection1>
            <p class=MsoNormal align=center><b><span>\(article.title)<o:p></o:p></span></b></p>
            <p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
            \(body)</div></body></html>
            """
    }
}
