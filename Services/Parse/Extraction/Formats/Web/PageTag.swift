/// The elements that shape a page's text.
enum PageTag: String, CaseIterable {
    /// Any other: what it holds stands in the line.
    case other
    case html, body, head, title, meta, link, base
    case frameset, frame, iframe, embed, object
    // Not shown.
    case noscript, template, svg, math, select, option, datalist, button, input, form, audio, video, canvas, map,
        noframes
    // Blocks.
    case p, div, section, article, main, header, footer, nav, aside, address, blockquote, center, figure, figcaption
    case details, summary, fieldset, legend, hgroup, dialog, hr, h1, h2, h3, h4, h5, h6, pre, listing
    case ul, ol, li, dl, dt, dd, menu, dir
    case table, caption, thead, tbody, tfoot, tr, td, th
    // In the line.
    case a, br, span, b, strong, em, i, label, img

    static let named: [String: Self] = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// Whether it begins and ends a line.
    var isBlock: Bool {
        switch self {
        case .html, .body, .p, .div, .section, .article, .main, .header, .footer, .nav, .aside, .address, .blockquote,
            .center, .figure, .figcaption, .details, .summary, .fieldset, .legend, .hgroup, .dialog, .hr, .h1, .h2, .h3,
            .h4, .h5, .h6, .pre, .listing, .ul, .ol, .li, .dl, .dt, .dd, .menu, .dir, .table, .caption, .thead, .tbody,
            .tfoot, .tr, .td, .th, .form, .br:
            true
        default: false
        }
    }

    /// Whether a browser shows nothing of what it holds, or nothing that is text.
    var isUnseen: Bool {
        switch self {
        case .head, .title, .meta, .link, .base, .noscript, .template, .svg, .math, .select, .option, .datalist,
            .button, .audio, .video, .canvas, .map, .noframes, .iframe, .object, .embed:
            true
        default: false
        }
    }

    var isHeading: Bool {
        switch self {
        case .h1, .h2, .h3, .h4, .h5, .h6: true
        default: false
        }
    }
}
