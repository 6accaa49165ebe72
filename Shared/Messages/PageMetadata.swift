/// What a web page tells of its document outside of the visible text, as printed.
///
/// Names are those of the page tags of government sites (国办发〔2017〕47号).
package struct PageMetadata: Sendable, Equatable, Codable {
    /// `ArticleTitle`.
    package var title: String?
    /// `PubDate`, in any form.
    package var published: String?
    /// `ContentSource`: who is named as the source, often a site that printed it again.
    package var source: String?
    /// `SiteIDCode`: six digits of a division and four of a serial number, or `bm` and eight digits for a ministry.
    package var siteCode: String?
    /// The page's own address.
    package var url: String?
    /// The files that the page offers beside its text, by their addresses as the page has them.
    package var attachments: [String] = []

    package init() {}

    /// Whether it tells nothing.
    package var isEmpty: Bool { self == PageMetadata() }
}
