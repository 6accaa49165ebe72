import Messages

extension Reading {
    /// Takes from a page's tags what its text leaves open: they often name the site that printed a report again, and the
    /// day on which a page was built.
    mutating func takePageTags() {
        guard let page else { return }
        if report.title == nil, let title = stated(page.title) {
            report.title = title
            note("title", at: nil, from: .meta, rule: "title.page-tag")
        }
        if report.datePublished == nil, let day = stated(page.published).flatMap(day) {
            report.datePublished = day
            note("datePublished", at: nil, from: .meta, rule: "date-published.page-tag")
        }
        if report.source.publisher == nil, let source = stated(page.source) {
            report.source.publisher = source
            note("source.publisher", at: nil, from: .meta, rule: "publisher.page-tag")
        }
    }

    /// Of several places those that lie where the page's site does: the first six digits of its code are a division's, but
    /// for ministries (`bm…`).
    func ofSite(_ places: [Division]) -> [Division] {
        guard let code = page?.siteCode, code.count == 10, let digits = Int(code.prefix(6)) else { return [] }
        let site = Division(code: digits, name: "", lastEdition: nil)
        let there = places.filter { $0.code == digits || $0.lies(in: site) }
        return there.count == 1 ? there : []
    }

    /// A tag's value, unless it only says that there is none.
    private func stated(_ value: String?) -> String? {
        guard let value, !value.isEmpty, !["null", "undefined", "无"].contains(value) else { return nil }
        return value
    }

    private func day(_ value: String) -> CivilDate? { ScalarText(value, folding: lexicon.folding).date(at: 0)?.date }
}
